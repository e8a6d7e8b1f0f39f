import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { writeDeckBytes } from '../../src/core/pptx/index.ts';
import { fullDeck, writeOptions } from '../builders/scenes.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

it('gives the same bytes for the same deck, in this process and in two others, whatever the clock says', async () => {
  const here = sha256(await writeDeckBytes(fullDeck(), writeOptions));
  expect(sha256(await writeDeckBytes(fullDeck(), writeOptions))).toBe(here);
  const script = fileURLToPath(new URL('./hashFullDeck.ts', import.meta.url));
  const elsewhere = (zone: string) =>
    promisify(execFile)(process.execPath, [script], { env: { ...process.env, TZ: zone } });
  const hashes = await Promise.all([elsewhere('Asia/Tokyo'), elsewhere('America/Lima')]);
  expect(hashes.map(({ stdout }) => stdout.trim())).toEqual([here, here]);
});
