import { describe, expect, test } from 'vitest';
import { importFile } from '../../src/core/importers/index.ts';
import { encryptedPdf, pdfFlate, pdfOf, pdfStream, stacked, wrapped } from '../support/pdf.ts';
import { FILLER, passagesOf, readPdf, readPdfBytes, SECOND } from './readPdf.ts';

const code = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (error: { code?: string }) => error.code ?? String(error),
  );

describe('the order of reading', () => {
  test('lines of a paragraph are put together, and an empty line ends it', async () => {
    const first = wrapped(FILLER, 60);
    const document = await readPdf([
      {
        texts: [
          ...stacked(first, { x: 72, y: 700 }),
          ...stacked(wrapped(SECOND, 60), { x: 72, y: 700 - 12 * first.length - 12 }),
        ],
      },
    ]);
    expect(passagesOf(document)).toEqual([FILLER, SECOND]);
    expect(document.mediaType).toBe('application/pdf');
  });

  test('two columns are read one after the other, the title over both of them first', async () => {
    const left = wrapped(`${FILLER} ${SECOND}`, 36);
    const right = wrapped(`${SECOND} ${FILLER}`, 36);
    const document = await readPdf([
      {
        texts: [
          { x: 150, y: 740, text: 'Harbours Under Repair', size: 20 },
          // Drawn line by line across both columns, as some programs do.
          ...left.flatMap((text, index) => [
            { x: 72, y: 700 - 12 * index, text },
            ...(right[index] === undefined ? [] : [{ x: 312, y: 700 - 12 * index, text: right[index] }]),
          ]),
        ],
      },
    ]);
    expect(passagesOf(document)).toEqual(['Harbours Under Repair', `${FILLER} ${SECOND}`, `${SECOND} ${FILLER}`]);
    expect(document.metadata.title).toBe('Harbours Under Repair');
    expect(document.foundIn.title).toBe('largest line of page 1');
  });

  test('running heads, feet and page numbers are left out and counted', async () => {
    const document = await readPdf(
      [1, 2, 3, 4].map((page) => ({
        texts: [
          { x: 72, y: 760, text: 'Harbour Review 12' },
          ...stacked(wrapped(`Page ${page} begins. ${FILLER}`, 60), { x: 72, y: 700 }),
          { x: 300, y: 30, text: String(page + 6) },
        ],
      })),
    );
    expect(document.text).not.toContain('Harbour Review');
    expect(document.passages.map(({ page }) => page)).toEqual([1, 2, 3, 4]);
    expect(document.leftOut).toEqual([
      { what: 'running head or foot', count: 4 },
      { what: 'page number', count: 4 },
    ]);
  });
});

const texts = stacked(wrapped(FILLER, 60), { x: 72, y: 700 });

/** A page in a font of its own, described by `objects`, whose font dictionary is object 20. */
const inFont = (shown: string, objects: Readonly<Record<number, string | Uint8Array>>) =>
  readPdf([{ content: `BT /F9 10 Tf 72 700 Td ${shown} Tj ET`, fonts: '/F9 20 0 R' }], { objects });

const composite = (encoding: string, ordering: string): Record<number, string> => ({
  20: `<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /${encoding} /DescendantFonts [21 0 R] >>`,
  21: `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Made /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 0 >> /FontDescriptor 22 0 R >>`,
  22: '<< /Type /FontDescriptor /FontName /Made /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
});

const toUnicode = (pairs: readonly (readonly [string, string])[]): Buffer =>
  pdfFlate(
    `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange ${pairs.length} beginbfchar ${pairs
      .map(([code, letters]) => `<${code}> <${letters}>`)
      .join(' ')} endbfchar endcmap`,
  );

describe('fonts', () => {
  test('ligatures come apart', async () => {
    const set = 'The o\ufb03ce of the \ufb01fth \ufb02eet';
    const letters = [...new Set(set)];
    const hex = (letter: string): string => letter.charCodeAt(0).toString(16).padStart(4, '0');
    const code = (letter: string): string => (letters.indexOf(letter) + 1).toString(16).padStart(4, '0');
    const document = await inFont(`<${[...set].map(code).join('')}>`, {
      ...composite('Identity-H', 'Identity'),
      20: '<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H /DescendantFonts [21 0 R] /ToUnicode 23 0 R >>',
      23: toUnicode(letters.map((letter) => [code(letter), hex(letter)])),
    });
    expect(document.text).toBe('The office of the fifth fleet');
  });

  test('Chinese in a character map of the package is read without looking anywhere else', async () => {
    const words = '舰队离开港口后在海上停留了九天没有返回基地';
    const hex = Buffer.from(words, 'utf16le').swap16().toString('hex');
    const document = await inFont(`<${hex}>`, composite('UniGB-UCS2-H', 'GB1'));
    expect(passagesOf(document)).toEqual([words]);
  });

  test('a font whose glyphs are drawings (Type 3) is read by their names', async () => {
    const letters = [...new Set('nine ships')].filter((letter) => letter !== ' ');
    const document = await inFont('(nineshipsnineshipsnineships)', {
      20: `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 600 600] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 0 /LastChar 255 /Widths [${'600 '.repeat(256)}] /Encoding << /Differences [${letters.map((letter) => `${letter.charCodeAt(0)} /${letter}`).join(' ')}] >> /CharProcs << ${letters.map((letter) => `/${letter} 21 0 R`).join(' ')} >> /Resources << >> >>`,
      21: pdfStream('600 0 0 0 600 600 d1 0 0 500 500 re f'),
    });
    expect(passagesOf(document)).toEqual(['nineshipsnineshipsnineships']);
  });

  test('Hebrew that stands from right to left on the page is in the order of reading', async () => {
    const words = 'אוניות עמדו בנמל';
    const letters = [...new Set(words)];
    const code = (letter: string): string => letters.indexOf(letter).toString(16).padStart(4, '0');
    const objects = {
      ...composite('Identity-H', 'Identity'),
      20: '<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H /DescendantFonts [21 0 R] /ToUnicode 23 0 R >>',
      23: toUnicode(letters.map((letter) => [code(letter), letter.charCodeAt(0).toString(16).padStart(4, '0')])),
    };
    // On the page the last letter stands first.
    const shown = [...words].reverse().map(code).join('');
    const document = await inFont(`<${shown}> Tj 0 -40 Td <${shown}>`, objects);
    expect(passagesOf(document)).toContain(words);
  });

  test('letters that no table of the font tells are told to be no text', async () => {
    const codes = [...FILLER].map((letter) => (letter.charCodeAt(0) - 29).toString(16).padStart(4, '0')).join('');
    expect(await code(inFont(`<${codes}>`, composite('Identity-H', 'Identity')))).toBe('NO_TEXT');
  });

  test('bullets of a symbol font become bullets', async () => {
    const objects = {
      ...composite('Identity-H', 'Identity'),
      20: '<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H /DescendantFonts [21 0 R] /ToUnicode 23 0 R >>',
      23: toUnicode([['0001', 'f0b7']]),
    };
    const document = await readPdf(
      [
        {
          content:
            'BT /F9 10 Tf 60 700 Td <0001> Tj /F1 10 Tf 12 0 Td (The first berth is closed until the end of the year.) Tj ET',
          fonts: '/F9 20 0 R',
        },
      ],
      { objects },
    );
    expect(document.text).toMatch(/^• The first/);
    expect(passagesOf(document)).toEqual(['The first berth is closed until the end of the year.']);
  });
});

describe('what the properties state', () => {
  const xmp = (body: string): string =>
    `<?xpacket begin="" id="x"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">${body}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

  test('XMP gives title, authors, journal, date and DOI; the day of saving is no date of publication', async () => {
    const { metadata, foundIn } = await readPdf([{ texts }], {
      xmp: xmp(
        '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Harbours in Winter</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>Jonas Quist</rdf:li><rdf:li>Veldt, Marta</rdf:li></rdf:Seq></dc:creator><prism:doi>10.1234/harbours.2020.7</prism:doi><prism:publicationName>Journal of Ports</prism:publicationName><prism:aggregationType>journal</prism:aggregationType><prism:coverDate>2020-05-01</prism:coverDate><prism:volume>4</prism:volume><prism:startingPage>11</prism:startingPage><prism:endingPage>29</prism:endingPage><xmp:CreateDate>2021-09-09T10:00:00Z</xmp:CreateDate>',
      ),
      catalog: '/Lang (en-GB)',
    });
    expect(metadata).toEqual({
      type: 'article-journal',
      title: 'Harbours in Winter',
      author: [
        { family: 'Quist', given: 'Jonas' },
        { family: 'Veldt', given: 'Marta' },
      ],
      issued: { 'date-parts': [[2020, 5, 1]] },
      'container-title': 'Journal of Ports',
      volume: '4',
      page: '11-29',
      DOI: '10.1234/harbours.2020.7',
      language: 'en-GB',
    });
    expect(foundIn).toMatchObject({
      title: 'XMP (dc:title), uncertain: the first pages do not say it',
      DOI: 'XMP (prism:doi)',
      language: 'PDF catalog (Lang)',
    });
  });

  test.each([
    ['Microsoft Word - report_v3 final.docx', 'jsmith'],
    ['untitled', 'Administrator'],
    ['PowerPoint Presentation', 'user'],
    ['Harbour_report_2021.indd', 'Microsoft Office User'],
    ['IMG_0042', 'HP'],
  ])('"%s" is no title, and "%s" is nobody', async (Title, Author) => {
    const { metadata } = await readPdf([{ texts }], { info: { Title, Author, CreationDate: 'D:20210909101010Z' } });
    expect(metadata).toEqual({ type: 'document' });
  });

  test('the information dictionary gives title and author, in Unicode too', async () => {
    const { metadata, foundIn } = await readPdf([{ texts }], {
      info: { Title: 'Häfen und Łodzie', Author: 'Łukasz Żak' },
    });
    expect(metadata).toMatchObject({ title: 'Häfen und Łodzie', author: [{ family: 'Żak', given: 'Łukasz' }] });
    expect(foundIn).toMatchObject({
      title: 'PDF information (Title), uncertain: the first pages do not say it',
      author: 'PDF information (Author)',
    });
  });

  test('a title left over from another document gives way to the largest line of page 1', async () => {
    const head = { x: 72, y: 740, text: 'Harbours Under Repair', size: 22 };
    const { metadata } = await readPdf([{ texts: [head, ...texts] }], {
      info: { Title: 'Annual Template of the Office' },
    });
    expect(metadata.title).toBe('Harbours Under Repair');
  });

  test('a byline is surer than the name of whoever saved the file', async () => {
    const head = [
      { x: 72, y: 760, text: 'POLICY BRIEF', size: 30 },
      { x: 72, y: 730, text: 'Harbours Under Repair', size: 22 },
      { x: 72, y: 712, text: 'By Marta Veldt' },
    ];
    const body = stacked(wrapped(FILLER, 60), { x: 72, y: 680 });
    const { metadata, foundIn } = await readPdf([{ texts: [...head, ...body] }], { info: { Author: 'Jonas Quist' } });
    expect(metadata).toMatchObject({ title: 'Harbours Under Repair', author: [{ family: 'Veldt', given: 'Marta' }] });
    expect(foundIn.author).toMatch(/^byline/);
  });

  test('a DOI on page 1 is taken where it is the only one', async () => {
    const with1 = [...texts, { x: 72, y: 600, text: 'https://doi.org/10.5555/abc.123.' }];
    expect((await readPdf([{ texts: with1 }])).metadata.DOI).toBe('10.5555/abc.123');
    const with2 = [...with1, { x: 72, y: 560, text: 'https://doi.org/10.5555/other.9' }];
    expect((await readPdf([{ texts: with2 }])).metadata.DOI).toBeUndefined();
  });
});

describe('parts of a PDF that are not its pages', () => {
  test('of forms, attachments, actions and annotations only what was typed in is read', async () => {
    const document = await readPdf([{ texts, more: '/Annots [24 0 R] /AA << /O 25 0 R >>' }], {
      catalog:
        '/AcroForm << /Fields [24 0 R] >> /Names << /EmbeddedFiles << /Names [(a) 26 0 R] >> >> /OpenAction 25 0 R',
      objects: {
        24: '<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (typed in) /Rect [0 0 100 20] >>',
        25: '<< /S /JavaScript /JS (app.alert\\(1\\)) >>',
        26: '<< /Type /Filespec /F (../../evil.sh) /EF << /F 27 0 R >> >>',
        27: pdfStream('echo'),
      },
    });
    expect(passagesOf(document)).toEqual([FILLER, 'typed in']);
    expect(document.passages[0]?.page).toBe(1);
  });

  test('an incremental change, junk before the head and a missing table of objects are read', async () => {
    const bytes = pdfOf([{ texts }]);
    const junk = Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), bytes]);
    const cut = bytes.subarray(0, bytes.lastIndexOf('xref\n0'));
    for (const file of [junk, cut, Buffer.concat([bytes, Buffer.from('\n\n<html>trailing</html>')])])
      expect(passagesOf(await readPdfBytes(file))).toEqual([FILLER]);
  });
});

describe('why a PDF is not read', () => {
  test('a file without text is told to be a scan, one that is cut off to be damaged', async () => {
    expect(await code(readPdf([{ content: '0 0 100 100 re f' }]))).toBe('NO_TEXT');
    expect(await code(importFile(Buffer.from('%PDF-1.7\nnothing'), 'a.pdf'))).toBe('FILE_DAMAGED');
  });

  test('a password is asked for by none; without one to open, the file is read', async () => {
    expect(await code(readPdfBytes(encryptedPdf([{ texts }], 'secret')))).toBe('PASSWORD');
    expect(passagesOf(await readPdfBytes(encryptedPdf([{ texts }], '')))).toEqual([FILLER]);
  });

  test('more pages than any document for reading has', async () => {
    expect(await code(readPdf(Array.from({ length: 4_001 }, () => ({ content: '' }))))).toBe('TOO_MANY_PAGES');
  });
});
