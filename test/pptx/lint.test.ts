import { describe, expect, it } from 'vitest';
import { lintPackage, writeDeckBytes } from '../../src/core/pptx/index.ts';
import { readZip } from '../../src/core/pptx/zip/zipReader.ts';
import { ZipWriter } from '../../src/core/pptx/zip/zipWriter.ts';
import { fullDeck, writeOptions } from '../builders/scenes.ts';

const sound = await writeDeckBytes(fullDeck(), writeOptions);

/** The sound deck with one part changed, dropped (null) or added. */
async function spoilt(path: string, change: (text: string) => string | null, extra: [string, string, boolean?][] = []) {
  const chunks: Uint8Array[] = [];
  const zip = new ZipWriter((chunk) => void chunks.push(chunk));
  for (const entry of readZip(sound)) {
    if (entry.name !== path) zip.add(entry.name, entry.bytes());
    else {
      const text = change(Buffer.from(entry.bytes()).toString('utf8'));
      if (text !== null) zip.add(entry.name, text);
    }
  }
  for (const [name, text, store] of extra) zip.add(name, text, store);
  await zip.finish();
  return lintPackage(Buffer.concat(chunks)).map((problem) => problem.code);
}

const SLIDE = 'ppt/slides/slide3.xml';
const RELS = 'ppt/slides/_rels/slide3.xml.rels';

describe('our own check of a package', () => {
  it('finds nothing in a sound deck', () => expect(lintPackage(sound)).toEqual([]));
  it('finds what is no package', () => expect(lintPackage(Buffer.from('hello'))[0]?.code).toBe('not-a-zip'));
  it.each([
    ['a part that is gone', 'ppt/viewProps.xml', () => null, ['override-without-part', 'target-missing']],
    ['a repeated shape id', SLIDE, (x: string) => x.replace('id="3"', 'id="2"'), ['duplicate-shape-id']],
    ['a relationship to nowhere', RELS, (x: string) => x.replace('slide8.xml', 'slide99.xml'), ['target-missing']],
    [
      'a relationship that is not defined',
      SLIDE,
      (x: string) => x.replace(/r:id="[^"]*"/, 'r:id="rId77"'),
      ['relationship-unknown'],
    ],
    [
      'a script behind a link',
      'ppt/slides/_rels/slide8.xml.rels',
      (x: string) => x.replace('https:', 'javascript:'),
      ['link-scheme'],
    ],
    [
      'a file behind a link',
      'ppt/slides/_rels/slide8.xml.rels',
      (x: string) => x.replace('https:', 'file:'),
      ['link-scheme'],
    ],
    ['a forbidden character', SLIDE, (x: string) => x.replace('It will', 'It \u0001will'), ['not-well-formed']],
    [
      'a ragged table',
      'ppt/slides/slide6.xml',
      (x: string) => x.replace(/<a:gridCol[^>]*>/, ''),
      ['ragged-table', 'ragged-table', 'ragged-table'],
    ],
    ['a slide without a title', SLIDE, (x: string) => x.replace('type="title"', 'type="body"'), ['no-title']],
    ['a size that is no number', SLIDE, (x: string) => x.replace(/cx="[1-9]\d*"/, 'cx="NaN"'), ['not-a-number']],
    [
      'JPEG by the wrong name',
      '[Content_Types].xml',
      (x: string) => x.replace('<Default', '<Default Extension="jpg" ContentType="image/jpg"/><Default'),
      ['wrong-type'],
    ],
    ['no content types', '[Content_Types].xml', () => null, ['no-content-types']],
  ])('finds %s', async (_, path, change, codes) => {
    expect(await spoilt(path, change)).toEqual(codes);
  });
  it('finds directories, stored entries and parts without a type', async () => {
    expect(await spoilt('', (x) => x, [['ppt/empty/', '']])).toContain('directory-entry');
    expect(await spoilt('', (x) => x, [['ppt/a.xml', '<a/>', true]])).toContain('stored-entry');
    expect(await spoilt('', (x) => x, [['ppt/a.bin', 'x']])).toContain('part-without-type');
  });
  it('finds an entry that is there twice', () => {
    const bytes = Buffer.from(sound);
    // The names of two parts of one length, the second made the first, in the local headers and in the directory.
    const from = Buffer.from('ppt/slides/slide2.xml');
    const to = Buffer.from('ppt/slides/slide1.xml');
    for (let at = bytes.indexOf(from); at !== -1; at = bytes.indexOf(from, at)) to.copy(bytes, at);
    expect(lintPackage(bytes).map((p) => p.code)).toContain('duplicate-entry');
  });
});
