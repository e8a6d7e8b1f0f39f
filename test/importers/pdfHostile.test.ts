import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { forkImportProcess, runImportJobInChild } from '../../src/worker/importChild.ts';
import { importJobsIn } from '../../src/worker/importPool.ts';
import { scratchFolder } from '../cli/run.ts';
import { encryptedPdf, pdfFlate, pdfOf, pdfStream, stacked, wrapped } from '../support/pdf.ts';
import { FILLER, SECOND } from './readPdf.ts';

const never = new AbortController().signal;
const texts = stacked(wrapped(`${FILLER} ${SECOND}`, 60), { x: 72, y: 700 });
const folder = scratchFolder();
const OUTCOMES =
  /^(?:document|FILE_DAMAGED|NO_TEXT|PASSWORD|FILE_TOO_SLOW|FILE_TOO_HUNGRY|FILE_TOO_LARGE|TOO_MANY_PAGES|EMPTY_FILE|BINARY_FILE)$/;

/** Reads a file as the app does, in a process that can be killed: what came of it, and that process's words if it died. */
async function outcome(
  bytes: Uint8Array,
  name: string,
  run = runImportJobInChild,
): Promise<{ code: string; message: string }> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return run({ path }, never).then(
    (content) => ({ code: content.kind, message: '' }),
    (error: { code?: string; message: string }) => ({ code: error.code ?? 'untyped', message: error.message }),
  );
}

/** The most memory that a process started by this one has had at once, in megabytes, as Linux counts it. */
function mostMemory(): number {
  let most = 0;
  if (process.platform !== 'linux') return most;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      if (Number(/PPid:\s+(\d+)/.exec(status)?.[1]) !== process.pid) continue;
      most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      // It ended while it was looked at.
    }
  }
  return most;
}

/** A small generator with a seed, so that every run damages the same bytes. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

function mutants(base: Uint8Array, count: number, seed: number): Buffer[] {
  const next = random(seed);
  return Array.from({ length: count }, (_, index) => {
    const bytes = Buffer.from(base);
    if (index % 4 === 0) return bytes.subarray(0, Math.floor(next() * bytes.length));
    const flips = [0, 1, 20, 200][index % 4] ?? 1;
    for (let flip = 0; flip < flips; flip += 1) {
      const at = Math.floor(next() * bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(next() * 8));
    }
    return bytes;
  });
}

const map =
  '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <20> <7e> <0020> endbfrange endcmap';
const bases: readonly Buffer[] = [
  pdfOf([{ texts }, { texts }], { info: { Title: 'Harbours' }, xmp: '<x:xmpmeta><rdf:RDF/></x:xmpmeta>' }),
  pdfOf([{ texts: texts.map((text) => ({ ...text, font: 'F9' })), fonts: '/F9 20 0 R' }], {
    compress: true,
    objects: { 20: '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /ToUnicode 21 0 R >>', 21: pdfFlate(map) },
  }),
  encryptedPdf([{ texts }], ''),
];

test('300 damaged files are each a document or a reason, and end no process', async () => {
  const files = bases.flatMap((base, index) => mutants(base, 100, 11 + index));
  const outcomes = await Promise.all(files.map((bytes, index) => outcome(bytes, `mutant-${index}.pdf`)));
  expect(outcomes).toHaveLength(300);
  for (const { code, message } of outcomes) {
    expect(code).toMatch(OUTCOMES);
    expect(message).not.toContain('ended the program');
  }
  expect(outcomes.some(({ code }) => code === 'document')).toBe(true);
}, 300_000);

const hello = 'BT /F1 10 Tf 72 700 Td (Nine ships lay in the harbour that day.) Tj ET\n';
const form = (number: number, content: string): [number, Buffer] => [
  number,
  pdfStream(
    content,
    `/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> /XObject << /X${number + 1} ${number + 1} 0 R >> >>`,
  ),
];
const bombs: readonly (readonly [string, () => Buffer, RegExp])[] = [
  [
    'a content compressed twice that is half a gigabyte',
    () => {
      const once = deflateSync(Buffer.alloc(1 << 29, 32), { level: 9 });
      return pdfOf([{ texts }], {
        objects: { 1001: pdfStream(deflateSync(once), '/Filter [/FlateDecode /FlateDecode]') },
      });
    },
    /^FILE_TOO_HUNGRY$/,
  ],
  [
    'a string of 50 MB',
    () => pdfOf([{ content: `BT /F1 10 Tf 72 700 Td (${'a'.repeat(50_000_000)}) Tj ET` }], { compress: true }),
    /^FILE_TOO_(?:HUNGRY|LARGE|SLOW)$/,
  ],
  [
    'widths of two thousand million signs',
    () =>
      pdfOf([{ content: 'BT /F9 10 Tf 72 700 Td <00410042> Tj ET', fonts: '/F9 20 0 R' }], {
        objects: {
          20: '<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [21 0 R] >>',
          21: '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 22 0 R /W [0 2147483640 500] >>',
          22: '<< /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 0 1 1] /ItalicAngle 0 /Ascent 1 /Descent 0 >>',
        },
      }),
    /^FILE_TOO_(?:HUNGRY|SLOW)$/,
  ],
  [
    'a form that draws itself',
    () =>
      pdfOf([{ content: `${hello}/X20 Do`, resources: '/XObject << /X20 20 0 R >>' }], {
        objects: {
          20: pdfStream(
            '/X20 Do',
            '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X20 20 0 R >> >>',
          ),
        },
      }),
    /^document$/,
  ],
  [
    'arrays three million deep',
    () => pdfOf([{ content: hello + '['.repeat(3_000_000) }], { compress: true }),
    /^document$/,
  ],
  [
    'a page tree that is its own child',
    () => Buffer.from(pdfOf([{ texts }]).toString('latin1').replace('[1000 0 R]', '[2 0 R]'), 'latin1'),
    /^FILE_DAMAGED$/,
  ],
  [
    'a thousand million pages of which one is there',
    () => Buffer.from(pdfOf([{ texts }]).toString('latin1').replace('/Count 1 ', '/Count 999999999 '), 'latin1'),
    /^(?:document|TOO_MANY_PAGES)$/,
  ],
  [
    'a table of two thousand million objects',
    () => Buffer.from(pdfOf([{ texts }]).toString('latin1').replace('xref\n0 1002', 'xref\n0 2147483646'), 'latin1'),
    /^(?:document|FILE_DAMAGED)$/,
  ],
  [
    '100 MB of what is no page',
    () => pdfOf([{ texts }], { objects: { 20: pdfStream(Buffer.alloc(100 << 20, 65)) } }),
    /^document$/,
  ],
  ['160 MB', () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(160 << 20, 65)]), /^FILE_TOO_LARGE$/],
];

/** What is read or refused in the end is waited for, on a busy machine too. */
const unhurried = importJobsIn(() => forkImportProcess(), 300_000);

test.each(bombs)(
  '%s costs that file alone, within a gigabyte',
  async (_what, make, expected) => {
    let peak = 0;
    const timer = setInterval(() => {
      peak = Math.max(peak, mostMemory());
    }, 20);
    try {
      const run = expected.test('FILE_TOO_SLOW') ? runImportJobInChild : unhurried;
      expect((await outcome(make(), 'bomb.pdf', run)).code).toMatch(expected);
    } finally {
      clearInterval(timer);
    }
    expect(peak).toBeLessThan(1024);
  },
  400_000,
);

test('forms that draw each other without end in sight are given up when their time is over', async () => {
  const forms = Array.from({ length: 20 }, (_, index) =>
    form(20 + index, index === 19 ? hello : `/X${21 + index} Do `.repeat(10)),
  );
  const bytes = pdfOf([{ content: '/X20 Do', resources: '/XObject << /X20 20 0 R >>' }], {
    objects: Object.fromEntries(forms),
  });
  const hurried = importJobsIn((needs) => forkImportProcess(undefined, needs, 3_000));
  expect((await outcome(bytes, 'forms.pdf', hurried)).code).toMatch(/^FILE_TOO_(?:SLOW|HUNGRY|LARGE)$/);
}, 60_000);
