import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { briefwright, scratchFolder } from './run.ts';

const folder = scratchFolder();
const library = join(folder, 'L.briefwright');

const TEXTS = [
  'العملية بدأت في سبتمبر 2025 بمشاركة ١٨٠ خبيرا.',
  '演習は二〇二五年九月にソウルで行われた。',
  'Emoji 👩🏽‍✈️ 🇰🇷 and a flag stand in one statement.',
  'A <b>tag</b> & an "ampersand" stay text; so does ]]> and <!-- this -->.',
  'A combining e\u0301 and a no-break\u00a0space are kept.',
];

test('right-to-left, CJK, emoji and markup reach the deck intact; what XML forbids is left out and told', async () => {
  await briefwright(['new', library]);
  const article = join(folder, 'a.txt');
  const { writeFileSync } = await import('node:fs');
  writeFileSync(article, 'A title of it\n\nOne paragraph stands here for all.\n');
  const sourceId = (await briefwright(['import', library, article, '--json'])).json.files[0].sources[0];
  const facts = [...TEXTS, 'A bell\u0007 and a lone \ud800 half are not kept.'].map((statement) => ({
    statement,
    themes: ['exercises'],
    status: 'verified',
    evidence: [{ sourceId }],
  }));
  const added = await briefwright(['add', library, '-', '--json'], { input: JSON.stringify(facts) });
  expect(added.code, added.stdout).toBe(0);
  const out = join(folder, 'deck.pptx');
  const built = await briefwright(['build', library, '--theme', 'exercises', '--out', out, '--json']);
  expect(built.code, built.stdout).toBe(0);
  expect(built.json.warnings.join(' ')).toMatch(/that no deck can hold/);
  const parts = unzipSync(readFileSync(out));
  const words = Object.entries(parts)
    .filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
    .map(([, bytes]) =>
      [
        ...Buffer.from(bytes)
          .toString('utf8')
          .matchAll(/<a:t>([^<]*)<\/a:t>/g),
      ]
        .map((m) => m[1])
        .join(''),
    )
    .join('\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  for (const text of TEXTS) expect(words).toContain(text.normalize('NFC'));
  expect(words).toMatch(/A bell and a lone \ufffd? ?half are not kept\./);
  const verified = await briefwright(['verify', library, out, '--json']);
  expect(verified.code, verified.stdout).toBe(0);
});
