import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { importHtml } from '../src/core/importers/html/html.ts';
import { seeded } from './madeFacts.ts';

/**
 * Importing saved pages of about 100 KB each, beside reading them with Readability and linkedom alone, in turn and in the same
 * run: how many times as long ours takes, by the sum and by the median page, and how memory grows after the first hundred.
 * Run: npx node --expose-gc bench/htmlImport.ts [pages]
 */
const PAGES = Number(process.argv[2] ?? 200);
const WORDS =
  'harbour ferry county timetable vessel quay crossing fares freight board winter service crew council'.split(' ');

const random = seeded(5);
const pick = (): string => WORDS[Math.floor(random() * WORDS.length)] ?? '';
const sentence = (): string => `The ${Array.from({ length: 14 }, pick).join(' ')}, it said.`;
const paragraph = (): string => `<p>${Array.from({ length: 4 }, sentence).join(' ')} <a href="/x">${pick()}</a></p>`;
const teaser = (): string =>
  `<li class="teaser card"><a href="/a?b=1&c=2"><img src="a.jpg" alt="${pick()}" srcset="a.jpg 1x, b.jpg 2x"><h3>${pick()} ${pick()} ${pick()}</h3></a><span class="meta">${pick()}</span></li>`;

/** A page as news sites make them: a third scripts and styles, a third furniture, a third article. */
function madePage(index: number): Buffer {
  const script = `<script>window.a${index}=${JSON.stringify(Array.from({ length: 900 }, pick))};</script>`;
  const linked = JSON.stringify({ '@type': 'NewsArticle', headline: `Page ${index}`, datePublished: '2024-05-03' });
  return Buffer.from(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Page ${index}</title>
<style>${'.a{color:red;margin:0 auto}\n'.repeat(500)}</style>${script}<script type="application/ld+json">${linked}</script></head>
<body><nav><ul>${Array.from({ length: 60 }, teaser).join('')}</ul></nav><main><article><h1>Page ${index}</h1>
${Array.from({ length: 70 }, paragraph).join('\n')}</article><aside><ul>${Array.from({ length: 60 }, teaser).join('')}</ul></aside></main>
${script}</body></html>`);
}

const pages = Array.from({ length: PAGES }, (_, index) => madePage(index));
const ratios: number[] = [];
let ours = 0;
let theirs = 0;
let residentAfterHundred = 0;
let read = 0;
for (const [index, page] of pages.entries()) {
  const runs = [
    () => {
      const began = performance.now();
      read += importHtml(page, 'page.html').text.length;
      return { ours: performance.now() - began };
    },
    () => {
      const began = performance.now();
      const { document } = parseHTML(page.toString('utf8')) as unknown as {
        document: ConstructorParameters<typeof Readability>[0];
      };
      read += new Readability(document).parse()?.textContent?.length ?? 0;
      return { theirs: performance.now() - began };
    },
  ];
  const taken = { ours: 0, theirs: 0 };
  for (const run of index % 2 === 0 ? runs : runs.toReversed()) Object.assign(taken, run());
  // The first pages are read by code that is not compiled yet.
  if (index >= Math.min(20, PAGES / 4)) {
    ours += taken.ours;
    theirs += taken.theirs;
    ratios.push(taken.ours / taken.theirs);
  }
  if (index === 100) {
    globalThis.gc?.();
    residentAfterHundred = process.memoryUsage().heapUsed;
  }
}
globalThis.gc?.();
ratios.sort((a, b) => a - b);
const kilobytes = Math.round(pages.reduce((sum, page) => sum + page.length, 0) / PAGES / 1024);
console.log(`${PAGES} pages of ${kilobytes} KB, ${read} characters read`);
console.log(`ours ${Math.round(ours)} ms, Readability and linkedom ${Math.round(theirs)} ms`);
console.log(`ratio ${(ours / theirs).toFixed(2)}, of the median page ${(ratios[ratios.length >> 1] ?? 0).toFixed(2)}`);
if (PAGES > 101)
  console.log(
    `heap after the first hundred ${Math.round((process.memoryUsage().heapUsed - residentAfterHundred) / 1e6)} MB more`,
  );
