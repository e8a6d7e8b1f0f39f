import { expect, test } from 'vitest';
import { importFile } from '../../src/core/importers/index.ts';
import { docxOf, docxParts, p, style } from './docxOf.ts';
import { mutantsOf, seeded, type ZipPart, zipOf } from './zipOf.ts';

const sound = { body: p('The ports are open.') };

/** The code of the error with which a file is refused, or `read`. */
async function codeOf(bytes: Uint8Array, fileName = 'x.docx'): Promise<string> {
  try {
    await importFile(bytes, fileName);
    return 'read';
  } catch (error) {
    return (error as { code?: string }).code ?? `no code: ${String(error)}`;
  }
}

/** A sound document, one file of which has other content; it is added where there is none of its name. */
function withFile(name: string, data: string | Uint8Array): Uint8Array {
  const parts = docxParts(sound);
  const others = parts.filter((part) => part.name !== name);
  return zipOf([...others, { name, data }]);
}

const document = (inner: string, before = ''): Uint8Array =>
  withFile(
    'word/document.xml',
    `<?xml version="1.0"?>${before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${inner}</w:document>`,
  );
/** The head of a compound file, with the names of its streams. */
const compound = (...streams: string[]): Uint8Array =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    ...streams.map((name) => Buffer.from(name.padEnd(32, '\0'), 'utf16le')),
  ]);
const laughs = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]>`;
const main = (target: string, part: ZipPart): Uint8Array =>
  zipOf([
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://x/officeDocument" Target="${target}"/></Relationships>`,
    },
    part,
  ]);

test.each<[string, () => Uint8Array, string]>([
  ['nothing wrong', () => docxOf(sound), 'read'],
  [
    'no relationships, like those that some programs write',
    () => zipOf(docxParts(sound).filter(({ name }) => !name.endsWith('.rels'))),
    'read',
  ],
  ['no types of content', () => zipOf(docxParts(sound).filter(({ name }) => !name.startsWith('['))), 'read'],
  [
    'backslashes in its names',
    () => zipOf(docxParts(sound).map((part) => ({ ...part, name: part.name.replaceAll('/', '\\') }))),
    'read',
  ],
  [
    'other capitals in its names',
    () => zipOf(docxParts(sound).map((part) => ({ ...part, name: part.name.replace('document', 'Document') }))),
    'read',
  ],
  ['broken properties', () => withFile('docProps/core.xml', '<cp:coreProperties>'), 'read'],
  ['broken comments', () => withFile('word/comments.xml', 'no xml'), 'read'],
  [
    'relationships that lead out of it',
    () =>
      withFile(
        'word/_rels/document.xml.rels',
        '<Relationships><Relationship Type="x/styles" Target="../../../../etc/passwd"/></Relationships>',
      ),
    'read',
  ],
  [
    'relationships to the net',
    () =>
      withFile(
        'word/_rels/document.xml.rels',
        '<Relationships><Relationship Type="x/styles" TargetMode="External" Target="http://127.0.0.1:1/s.xml"/></Relationships>',
      ),
    'read',
  ],
  [
    'a style that is based on itself',
    () => docxOf({ styles: style('a', 'a', '<w:basedOn w:val="a"/>'), body: p('x', 'a') }),
    'read',
  ],
  ['numbering that means nothing', () => withFile('word/numbering.xml', '<w:numbering/>'), 'read'],
  [
    'entities that expand without end',
    () => document('<w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body>', laughs),
    'read',
  ],
  [
    'an entity of a file of the machine',
    () =>
      document(
        '<w:body><w:p><w:r><w:t>a&x;</w:t></w:r></w:p></w:body>',
        '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
      ),
    'read',
  ],
  [
    'attributes without end',
    () =>
      document(
        `<w:body>${p('x').replace('<w:p>', `<w:p ${Array.from({ length: 20_000 }, (_, i) => `a${i}="1"`).join(' ')}>`)}</w:body>`,
      ),
    'read',
  ],
  ['tables within tables without end', () => document(`<w:body>${'<w:tbl><w:tr><w:tc>'.repeat(500)}`), 'FILE_DAMAGED'],
  ['runs within runs without end', () => document(`<w:body><w:p>${'<w:smartTag>'.repeat(100_000)}`), 'FILE_DAMAGED'],
  ['XML that is cut off', () => document('<w:body><w:p>').subarray(0), 'FILE_DAMAGED'],
  ['another kind of XML', () => withFile('word/document.xml', '<html><body>Hello</body></html>'), 'FILE_DAMAGED'],
  ['no XML', () => withFile('word/document.xml', 'The ports are open.'), 'FILE_DAMAGED'],
  ['an empty document part', () => withFile('word/document.xml', ''), 'FILE_DAMAGED'],
  ['no body', () => document(''), 'FILE_DAMAGED'],
  ['an empty body', () => docxOf({ body: '' }), 'EMPTY_FILE'],
  ['paragraphs of nothing', () => docxOf({ body: '<w:p/>'.repeat(1_000) }), 'EMPTY_FILE'],
  [
    'a document that is not there',
    () => zipOf(docxParts(sound).filter(({ name }) => name !== 'word/document.xml')),
    'UNSUPPORTED_FORMAT',
  ],
  // It is read as the workbook that it is, and this one has no sheet.
  ['a workbook in it', () => main('xl/workbook.xml', { name: 'xl/workbook.xml', data: '<x/>' }), 'NO_TABLE'],
  [
    'a deck in it',
    () => main('ppt/presentation.xml', { name: 'ppt/presentation.xml', data: '<x/>' }),
    'UNSUPPORTED_FORMAT',
  ],
  ['any archive in it', () => zipOf([{ name: 'a.txt', data: 'x' }]), 'UNSUPPORTED_FORMAT'],
  ['a bomb for its text', () => withFile('word/document.xml', new Uint8Array(60 * 1024 * 1024)), 'ARCHIVE_TOO_LARGE'],
  [
    'a bomb for a picture, which is never unpacked',
    () => withFile('word/media/image1.png', new Uint8Array(60 * 1024 * 1024)),
    'read',
  ],
  ['a name that leads out of it', () => withFile('../../x', 'x'), 'ARCHIVE_DAMAGED'],
  ['an encrypted part', () => zipOf(docxParts(sound).map((part) => ({ ...part, flags: 1 }))), 'ENCRYPTED'],
  ['a password', () => compound('EncryptionInfo', 'EncryptedPackage'), 'ENCRYPTED'],
  ['the format of before 2007', () => compound('WordDocument', '1Table'), 'UNSUPPORTED_FORMAT'],
  ['an old container of unknown kind', () => compound('Strange'), 'UNSUPPORTED_FORMAT'],
  ['its end cut off', () => docxOf(sound).subarray(0, 500), 'ARCHIVE_DAMAGED'],
])('a document with %s', async (_what, make, code) => {
  expect(await codeOf(make())).toBe(code);
});

test('an old Word document under its own name is refused with what to do', async () => {
  await expect(importFile(compound('WordDocument'), 'report.doc')).rejects.toMatchObject({
    code: 'UNSUPPORTED_FORMAT',
    message: expect.stringContaining('before 2007'),
    hint: expect.stringContaining('save it as .docx'),
  });
});

test.each<[string, string, Uint8Array, string, string]>([
  ["Word's mark of an open document", '~$report.docx', Buffer.alloc(162), 'UNSUPPORTED_FORMAT', 'open in Word'],
  ['rich text under a wrong name', 'a.docx', Buffer.from('{\\rtf1 Text.}'), 'UNSUPPORTED_FORMAT', 'RTF'],
  [
    'a document of pictures',
    'a.docx',
    docxOf({ body: '<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>' }),
    'EMPTY_FILE',
    'only a picture',
  ],
])('%s is refused as what it is', async (_what, fileName, bytes, code, words) => {
  await expect(importFile(bytes, fileName)).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
});

test('entities are neither expanded nor fetched', async () => {
  const bytes = document(
    '<w:body><w:p><w:r><w:t>a&x;b&j;</w:t></w:r></w:p></w:body>',
    laughs.replace('[', '[<!ENTITY x SYSTEM "file:///etc/hostname">'),
  );
  const content = await importFile(bytes, 'x.docx');
  expect(content).toMatchObject({ document: { text: 'a&x;b&j;' } });
});

const rich = {
  body: `${p('Heading', 'H')}${'<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'}<w:p><w:r><w:t>Text with a note.</w:t><w:footnoteReference w:id="2"/></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>`,
  footnotes: `<w:footnote w:id="2">${p('A note.')}</w:footnote>`,
  styles: style('H', 'heading 1'),
  properties: '<dc:title>T</dc:title>',
};

test('each of 300 mutants of a document is read or refused with a code', async () => {
  const codes = new Map<string, number>();
  for (const mutant of mutantsOf(docxOf(rich), 300)) {
    const code = await codeOf(mutant);
    codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  expect([...codes.keys()].filter((code) => !/^[A-Z_]+$|^read$/.test(code))).toEqual([]);
  expect(codes.get('ARCHIVE_DAMAGED') ?? 0).toBeGreaterThan(0);
});

test('each of 300 documents whose XML was damaged before it was packed is read or refused with a code', async () => {
  const random = seeded(7);
  const codes = new Map<string, number>();
  for (let round = 0; round < 300; round += 1) {
    const parts = docxParts(rich).map((part) => {
      if (!/\.xml$/.test(part.name) || random() < 0.4) return part;
      const xml = String(part.data);
      const at = Math.floor(random() * xml.length);
      const other = Math.floor(random() * xml.length);
      const cut = [
        xml.slice(0, at),
        xml.slice(0, at) + xml.slice(at + Math.floor(random() * 30)),
        xml.slice(0, at) + xml.slice(other, other + 60) + xml.slice(at),
        xml.replace(/<w:(p|tr|tc|body|r|footnote)[ >]/, '<w:tbl>'),
        xml.replaceAll(/ w:(?:id|val|styleId)="[^"]*"/g, ''),
      ];
      return { ...part, data: cut[Math.floor(random() * cut.length)] ?? xml };
    });
    const code = await codeOf(zipOf(parts));
    codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  expect([...codes.keys()].filter((code) => !/^[A-Z_]+$|^read$/.test(code))).toEqual([]);
  expect(codes.get('read') ?? 0).toBeGreaterThan(10);
  expect(codes.get('FILE_DAMAGED') ?? 0).toBeGreaterThan(10);
});
