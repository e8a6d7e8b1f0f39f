import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { importFile } from '../src/core/importers/index.ts';
import { BriefwrightError } from '../src/model/errors.ts';
import { drawnFiles } from './drawnFiles.ts';
import { wordsInCommon } from './wordsInCommon.ts';

/**
 * What real PDFs say beside what `pdftotext` (poppler) reads in them: `npx node bench/pdfAgainstPdftotext.ts FOLDER [--most 150] [--seed 1] [--least 100]`.
 * Prints for each file the share of words that both have (F1) and of those in the same order (the longest common
 * subsequence); the lowest are to be read beside the pages, since running heads and page numbers are left out here alone and
 * neither reading is the truth.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    most: { type: 'string', default: '150' },
    seed: { type: 'string', default: '1' },
    worst: { type: 'string', default: '20' },
    least: { type: 'string', default: '100' },
  },
});
const root = resolve(positionals[0] ?? '.');
/** Longer ones take long to compare and say nothing else. */
const MOST_WORDS = 60_000;

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** The length of the longest common subsequence, 32 words at a time (Hyyrö 2004). */
function inOrder(gold: readonly string[], got: readonly string[]): number {
  const places = new Map<string, number[]>();
  gold.forEach((word, at) => {
    const found = places.get(word);
    if (found) found.push(at);
    else places.set(word, [at]);
  });
  const blocks = Math.ceil(gold.length / 32);
  const state = new Uint32Array(blocks).fill(0xffffffff);
  const match = new Uint32Array(blocks);
  for (const word of got) {
    const at = places.get(word);
    if (!at) continue;
    for (const place of at) match[place >>> 5] = (match[place >>> 5] ?? 0) | (1 << (place & 31));
    let carry = 0;
    for (let block = 0; block < blocks; block += 1) {
      const v = state[block] ?? 0;
      const u = (v & (match[block] ?? 0)) >>> 0;
      const sum = v + u + carry;
      carry = sum > 0xffffffff ? 1 : 0;
      state[block] = (sum >>> 0) | ((v & ~u) >>> 0);
    }
    for (const place of at) match[place >>> 5] = 0;
  }
  let length = 0;
  for (let at = 0; at < gold.length; at += 1) if ((((state[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 0) length += 1;
  return length;
}

const files = drawnFiles(root, 'pdf', Number(values.seed));

interface Read {
  readonly name: string;
  readonly words: number;
  readonly f1: number;
  readonly order: number;
}
const read: Read[] = [];
const none: string[] = [];
for (const file of files) {
  if (read.length >= Number(values.most)) break;
  const name = relative(root, file);
  let gold: string[];
  try {
    gold = wordsOf(
      execFileSync('pdftotext', ['-nopgbrk', '-enc', 'UTF-8', file, '-'], {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
  } catch {
    continue;
  }
  if (gold.length < Number(values.least) || gold.length > MOST_WORDS) continue;
  try {
    const content = await importFile(await readFile(file), name);
    if (content.kind !== 'document') continue;
    const got = wordsOf(content.document.text);
    const [same, ordered] = [wordsInCommon(gold, got), inOrder(gold, got)];
    const f1 = (2 * same) / (gold.length + got.length);
    read.push({ name, words: gold.length, f1, order: same === 0 ? 0 : ordered / same });
  } catch (error) {
    if (!(error instanceof BriefwrightError)) throw error;
    none.push(`${name}: ${error.code} (${gold.length} words there) ${error.message.replace(name, '')}`);
  }
}
const shown = ({ name, words, f1, order }: Read): string =>
  `${f1.toFixed(4)} ${order.toFixed(4)} ${String(words).padStart(6)} ${name}`;
const by = (key: 'f1' | 'order'): Read[] => [...read].sort((a, b) => a[key] - b[key]);
for (const key of ['f1', 'order'] as const) {
  console.log(`lowest by ${key}:`);
  for (const one of by(key).slice(0, Number(values.worst))) console.log(`  ${shown(one)}`);
  const sorted = by(key).map((one) => one[key]);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(4);
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  console.log(
    `${key} of ${sorted.length}: mean ${mean.toFixed(4)}, median ${at(0.5)}, tenth ${at(0.1)}, at least 0.95: ${sorted.filter((value) => value >= 0.95).length}`,
  );
}
console.log(none.join('\n'));
