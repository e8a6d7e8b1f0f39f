import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '../e2e/support/browser.ts';
import { importFile } from '../src/core/importers/index.ts';
import { wordsInCommon } from './wordsInCommon.ts';

/**
 * How much of a text comes back from PDFs that Chromium sets of it: one, two and three columns, justified, words divided,
 * raised marks of notes, a running head and page numbers. Prints the share of words in their right number (precision,
 * recall) and how many paragraphs are whole, and what a page takes.
 */

const NAMES =
  'harbour office berth tanker breakwater inspection quay insurer season repair committee estimate exercise deployment logistics infrastructure interoperability multinational procurement sustainment readiness capability commander frigate submarine radar corridor alliance ministry parliament budget expenditure representative international understanding communication transportation administrative responsibility environmental'.split(
    ' ',
  );
const LINKS = 'the of in and to a for with on at by from as that which were was had been while after before'.split(' ');

let state = 3;
const random = (below: number): number => {
  state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
  return Math.floor((state / 0x80000000) * below);
};
const pick = (words: readonly string[]): string => words[random(words.length)] ?? '';

function sentence(): string {
  const words = Array.from({ length: 9 + random(18) }, (_, at) => pick(at % 2 === 0 ? NAMES : LINKS));
  if (random(4) === 0) words.splice(3, 0, String(2 + random(2400)));
  if (random(5) === 0) words[words.length - 1] = 'self-defence';
  const text = words.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Words of eight letters and more may be divided after every fourth. */
const divisible = (text: string): string =>
  text.replace(/[a-z]{8,}/g, (word) => word.replace(/(.{4})(?=.{3})/g, '$1\u00ad'));

const paragraphs = Array.from({ length: 90 }, (_, at) =>
  at % 9 === 0
    ? `${at / 9 + 1}. About ${pick(NAMES)} and ${pick(NAMES)}`
    : Array.from({ length: 2 + random(6) }, sentence).join(' '),
);

function page(columns: number, indent: boolean): string {
  const body = paragraphs.map((text, at) => {
    if (at % 9 === 0) return `<h2>${text}</h2>`;
    return `<p>${divisible(text)}${at % 4 === 1 ? `<sup>${at}</sup>` : ''}</p>`;
  });
  return `<html lang="en"><style>body{font:10pt serif;margin:0;text-align:justify;hyphens:manual}p{margin:0 0 ${indent ? 0 : 7}pt;text-indent:${indent ? 14 : 0}pt;line-height:1.2}h2{font-size:12pt;margin:8pt 0 3pt;text-align:left}div{columns:${columns};column-gap:14pt;column-fill:auto}sup{font-size:6.5pt;line-height:0}</style><div>${body.join('')}</div></html>`;
}

const wordsOf = (texts: readonly string[]): string[] => texts.flatMap((text) => text.split(/\s+/));

const folder = mkdtempSync(join(tmpdir(), 'briefwright-pdf-'));
const browser = await launchChromium();
try {
  const tab = await browser.newPage();
  for (const [columns, indent] of [
    [1, false],
    [1, true],
    [2, true],
    [2, false],
    [3, false],
  ] as const) {
    await tab.setContent(page(columns, indent));
    const path = join(folder, 'a.pdf');
    await tab.pdf({
      path,
      format: 'A4',
      displayHeaderFooter: true,
      headerTemplate: '<div style="font-size:8pt;margin-left:20mm">Harbour Studies, Vol. 12</div>',
      footerTemplate: '<div style="font-size:8pt;margin-left:20mm">Quist <span class="pageNumber"></span></div>',
      margin: { top: '22mm', bottom: '20mm', left: '20mm', right: '20mm' },
    });
    const bytes = await readFile(path);
    const before = process.cpuUsage();
    const content = await importFile(bytes, 'a.pdf');
    const { user, system } = process.cpuUsage(before);
    if (content.kind !== 'document') throw new Error('no document');
    const { text, passages } = content.document;
    const got = passages.map(({ start, end }) => text.slice(start, end).replace(/[¹²³⁰⁴-⁹]+/g, ''));
    const [goldWords, gotWords] = [wordsOf(paragraphs), wordsOf(got)];
    const common = wordsInCommon(goldWords, gotWords);
    const whole = paragraphs.filter((paragraph) => got.includes(paragraph)).length;
    const pages = Math.max(...passages.map((passage) => passage.page ?? 0));
    const share = (of: number): string => (common / of).toFixed(4);
    console.log(
      `${columns} column(s), ${indent ? 'indents' : 'spaces'}: precision ${share(gotWords.length)}, recall ${share(goldWords.length)}, ${whole} of ${paragraphs.length} paragraphs whole, ${pages} pages, ${Math.round((user + system) / 1000)} ms of processor time`,
    );
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
