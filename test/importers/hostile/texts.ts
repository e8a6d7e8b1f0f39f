import { cutOff, externals, filled, LAUGHS, MEGABYTE, READ, type Rows, row, TYPED } from './making.ts';

const WORDS = 'The harbour master counted nine ships in the outer basin that day, and two of them left before noon.';
const TOO_LARGE = /^failed FILE_TOO_LARGE$/;
/** What a text of a hundred megabytes may be made of. */
const UNITS: Readonly<Record<string, string>> = {
  letters: 'a',
  'line ends': '\n',
  'opening brackets': '<',
  'opening braces': '{',
  'signs of at': '@',
  commas: ',',
};

/** A hundred megabytes of each unit under the ending of each text format: one look at the size is enough to refuse them. */
export function hundredMegabytes(): Rows {
  const endings = ['txt', 'md', 'html', 'csv', 'tsv', 'bib', 'ris', 'json', 'rdf'];
  return Object.entries(UNITS).map(([what, unit], at) => {
    const ending = endings[at % endings.length] ?? 'txt';
    return row(`100 MB of ${what}`, `hundred-${at}.${ending}`, () => filled('', unit, 100 * MEGABYTE), TOO_LARGE);
  });
}

/** Of the largest size that the format allows. */
const largest = (what: string, name: string, megabytes: number, beginning: string, unit: string, becomes = TYPED) =>
  row(`${megabytes} MB of ${what}`, name, () => filled(beginning, unit, megabytes * MEGABYTE), becomes);

export const textRows: Rows = [
  largest('letters without a break', 'letters.txt', 19, '', 'a', READ),
  largest('line ends', 'lines.txt', 20, '', '\n', TOO_LARGE),
  largest('lines of one letter', 'short.txt', 20, '', 'a\n', TOO_LARGE),
  largest('stars', 'stars.md', 20, '', '*'),
  largest('signs of quotation', 'quoted.md', 20, '', '>'),
  largest('brackets of links', 'links.md', 20, '', '![['),
  largest('dashes', 'dashes.md', 20, '---\n', '- '),
  row(
    'front matter that refers to itself',
    'alias.md',
    () => `---\na: &a [*a, *a]\n${'b: [*a, *a, *a, *a]\n'.repeat(5_000)}---\n${WORDS}\n`,
    READ,
  ),
  row(
    'front matter that expands',
    'laughs.md',
    () =>
      `---\n${Array.from({ length: 20 }, (_, at) => `x${at}: &x${at} [${at === 0 ? '"ha"' : `*x${at - 1},`.repeat(9)}]`).join('\n')}\n---\n${WORDS}\n`,
    READ,
  ),
  row('front matter nested deep', 'deep.md', () => `---\na: ${'['.repeat(100_000)}\n---\n${WORDS}\n`, READ),
];

export function pageRows(url: string): Rows {
  const page = (body: string, head = ''): string =>
    `<!doctype html><html><head><title>t</title>${head}</head><body>${body}</body></html>`;
  const prose = `<p>${WORDS}</p>`.repeat(6);
  return [
    row(
      'html: a hundred thousand elements deep',
      'deep.html',
      () => page('<div>'.repeat(100_000)),
      /^failed PAGE_TOO_COMPLEX$/,
    ),
    row('html: comments that never end', 'comments.html', () => filled('<html><body>', '<!--', 50 * MEGABYTE), TYPED),
    row('html: 50 MB of opening brackets', 'brackets.html', () => filled('<html><body>', '<', 50 * MEGABYTE), TYPED),
    row('html: 50 MB of attributes', 'attributes.html', () => filled('<html><body><p ', 'a=b ', 50 * MEGABYTE), TYPED),
    row('html: 50 MB of ampersands', 'references.html', () => filled('<html><body>', '&', 50 * MEGABYTE), TYPED),
    row('html: 50 MB of letters', 'letters.html', () => filled('<html><body>', 'a', 50 * MEGABYTE), TYPED),
    row('html: 50 MB of paragraphs', 'paragraphs.html', () => filled('<html><body>', '<p>a', 50 * MEGABYTE), TYPED),
    row('html: entities that it defines', 'laughs.html', () => `${LAUGHS}${page(`${prose}&j;`)}`, READ),
    row(
      'html: entities of files and of the net',
      'external.html',
      () => `${externals(url)}${page(`${prose}&f;&n;`)}`,
      READ,
    ),
    row(
      'html: what would fetch, run and lead elsewhere',
      'fetch.html',
      () =>
        page(
          `${prose}<img src="${url}/i"><script src="${url}/s"></script><iframe src="${url}/f"></iframe><object data="${url}/o"></object><video src="${url}/v"></video>`,
          `<link rel=stylesheet href="${url}/c"><base href="${url}/"><meta http-equiv=refresh content="0;url=${url}/m"><script type="application/ld+json">{"@context":"${url}/ld","url":"${url}/u"}</script>`,
        ),
      READ,
    ),
    row(
      'html: JSON-LD nested deep',
      'ld.html',
      () => page(prose, `<script type="application/ld+json">${'{"a":['.repeat(50_000)}</script>`),
      READ,
    ),
    row('html: a title of 5 MB', 'title.html', () => page(prose, `<title>${'long '.repeat(MEGABYTE)}</title>`), READ),
    ...cutOff('a page', 'html', () => Buffer.from(page(prose)), TYPED),
    row('mhtml: parts within parts a hundred thousand deep', 'deep.mht', () => multiparts(100_000), TYPED),
    row(
      'mhtml: a part whose length lies',
      'length.mht',
      () => mhtml(`Content-Type: text/html\r\nContent-Length: 999999999999\r\n\r\n${page(prose)}`),
      READ,
    ),
    row(
      'mhtml: a part packed as base64 that never ends',
      'base64.mht',
      () =>
        filled(
          'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n',
          'QUFB\r\n',
          60 * MEGABYTE,
        ),
      TYPED,
    ),
    row(
      'mhtml: 100 MB of boundaries',
      'boundaries.mht',
      () =>
        filled('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n', '--b\r\n', 100 * MEGABYTE),
      TYPED,
    ),
    row(
      'mhtml: 100 MB of heads',
      'heads.mht',
      () =>
        filled(
          'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n',
          'a: b\r\n',
          100 * MEGABYTE,
        ),
      TYPED,
    ),
    row(
      'mhtml: 100 MB of soft line ends',
      'soft.mht',
      () =>
        filled(
          'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n',
          '=\r\n',
          100 * MEGABYTE,
        ),
      TYPED,
    ),
    row(
      'mhtml: a part that lies elsewhere',
      'elsewhere.mht',
      () =>
        mhtml(
          `Content-Type: message/external-body; access-type=URL; URL="${url}/x"\r\n\r\nContent-Type: text/html\r\n\r\n`,
        ),
      /^failed /,
    ),
    row(
      'mhtml: a page that fetches',
      'fetch.mht',
      () =>
        mhtml(
          `Content-Type: text/html\r\nContent-Location: ${url}/p\r\n\r\n${page(`${prose}<img src="${url}/i"><script src="${url}/s"></script>`)}`,
        ),
      READ,
    ),
    ...cutOff(
      'a page in one file',
      'mht',
      () => Buffer.from(mhtml(`Content-Type: text/html\r\n\r\n${page(prose)}`)),
      TYPED,
    ),
  ];
}

const mhtml = (part: string): string =>
  `From: <saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n${part}\r\n--b--\r\n`;

function multiparts(depth: number): string {
  const heads = Array.from(
    { length: depth },
    (_, at) => `Content-Type: multipart/related; boundary="b${at}"\r\n\r\n--b${at}\r\n`,
  );
  return `MIME-Version: 1.0\r\n${heads.join('')}Content-Type: text/html\r\n\r\n<p>${WORDS}</p>\r\n`;
}

const RDF =
  '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:bib="http://purl.org/net/biblio#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:link="http://purl.org/rss/1.0/modules/link/">';

const ANNO = '{"@context":"http://www.w3.org/ns/anno.jsonld",';

export function bibliographyRows(url: string): Rows {
  const ris = 'TY  - JOUR\nTI  - Harbours and their ships\nAU  - Doe, Jane\nPY  - 2020\nER  - \n';
  const bib =
    '@article{k, title={Harbours and their {Ships}}, author={Doe, Jane and Roe, Richard}, year=2001, journal={Ports}}\n';
  return [
    largest('braces that open', 'braces.bib', 30, '@article{k, title=', '{', TYPED),
    largest('signs of at', 'at.bib', 30, '@a{b,', '@', TYPED),
    largest('entries', 'entries.bib', 30, '', bib, TYPED),
    largest('entries of one field', 'tiny.bib', 30, '', '@a{b,c={d}}\n', TYPED),
    row(
      'bibtex: braces a hundred thousand deep',
      'deep.bib',
      () => `@article{k, title=${'{'.repeat(100_000)}x${'}'.repeat(100_000)}}\n${bib}`,
      READ,
    ),
    row(
      'bibtex: entries that take fields from each other in a ring',
      'ring.bib',
      () =>
        Array.from({ length: 300 }, (_, at) => `@article{k${at}, title={T${at}}, crossref={k${(at + 1) % 300}}}`).join(
          '\n',
        ),
      READ,
    ),
    row(
      'bibtex: abbreviations that double',
      'strings.bib',
      () =>
        `@string{s0 = "ha"}\n${Array.from({ length: 40 }, (_, at) => `@string{s${at + 1} = s${at} # s${at}}`).join('\n')}\n@article{k, title=s40}\n`,
      TYPED,
    ),
    row(
      'bibtex: files of the disk and of the net',
      'files.bib',
      () =>
        `@article{k, title={T}, file={:/etc/passwd:PDF;:../../../etc/passwd:PDF;:${url}/x.pdf:PDF}, url={file:///etc/passwd}}\n`,
      READ,
    ),
    row(
      'bibtex: commands that read and write',
      'input.bib',
      () => '@article{k, title={\\input{/etc/passwd} \\write18{touch x} \\immediate\\openout\\x=x}}\n',
      READ,
    ),
    largest('records', 'records.ris', 50, '', ris, TYPED),
    largest('records of nothing', 'empty.ris', 50, '', 'TY  - JOUR\nER  - \n', TYPED),
    largest('lines', 'lines.ris', 50, 'TY  - JOUR\nTI  - a', '\n', TYPED),
    largest('authors', 'authors.ris', 50, 'TY  - JOUR\n', 'AU  - A, B\n', TYPED),
    row(
      'ris: files of the disk and of the net',
      'files.ris',
      () => `TY  - JOUR\nTI  - T\nL1  - file:///etc/passwd\nL1  - ../../../etc/passwd\nL2  - ${url}/x.pdf\nER  - \n`,
      READ,
    ),
    largest('arrays that open', 'arrays.json', 50, '', '[', /^failed /),
    largest('objects that open', 'objects.json', 50, '[', '{"a":', /^failed /),
    row(
      'csl-json: a hundred thousand arrays deep',
      'deep.json',
      () => `[{"title":"T","type":"book","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}]`,
      TYPED,
    ),
    row(
      'csl-json: 50 MB of empty items',
      'items.json',
      () => {
        const bytes = filled('[', '{},', 50 * MEGABYTE - 1);
        bytes.write('{}]', bytes.length - 3 - ((bytes.length - 3) % 3));
        return bytes;
      },
      TYPED,
    ),
    row(
      'csl-json: prototypes',
      'proto.json',
      () => '[{"__proto__":{"polluted":true},"constructor":{"prototype":{"x":1}},"type":"book","title":"T"}]',
      READ,
    ),
    row(
      'csl-json: numbers beyond all bounds',
      'numbers.json',
      () => '[{"type":"book","title":"T","issued":{"date-parts":[[1e999,-5,99999999999]]},"volume":1e308}]',
      TYPED,
    ),
    row(
      'jsonld: a hundred thousand collections deep',
      'deep.jsonld',
      () => `${ANNO}"first":`.repeat(100_000) + '{}'.padEnd(100_002, '}'),
      /^failed EMPTY_FILE$/,
    ),
    row(
      'jsonld: 7 MB of annotations of nothing',
      'items.jsonld',
      () => `${ANNO}"items":[${'{"type":"Annotation"},'.repeat(300_000)}{}]}`,
      /^failed FILE_TOO_LARGE$/,
    ),
    row(
      'jsonld: selectors within selectors, and prototypes',
      'selectors.jsonld',
      () =>
        `${ANNO}"__proto__":{"target":"x"},"type":"Annotation","target":{"source":"file:///etc/passwd","selector":${'{"refinedBy":['.repeat(50_000)}${']}'.repeat(50_000)}}}`,
      /^failed NO_GOOD_ANNOTATION$/,
    ),
    row(
      'jsonld: a page that lies elsewhere',
      'elsewhere.jsonld',
      () => `${ANNO}"type":"AnnotationCollection","first":"${url}/page1"}`,
      /^failed EMPTY_FILE$/,
    ),
    row('rdf: a hundred thousand elements deep', 'deep.rdf', () => RDF + '<dc:title>'.repeat(100_000), /^failed /),
    row(
      'rdf: items that hold one another in a ring',
      'ring.rdf',
      () =>
        `${RDF}${[0, 1, 2].map((at) => `<bib:Article rdf:about="#${at}"><z:itemType>journalArticle</z:itemType><dc:title>T${at}</dc:title><dcterms:isPartOf rdf:resource="#${(at + 1) % 3}"/><dcterms:isReferencedBy rdf:resource="#${at}"/><link:link rdf:resource="#${at}"/></bib:Article>`).join('')}</rdf:RDF>`,
      READ,
    ),
    row(
      'rdf: entities that expand',
      'laughs.rdf',
      () =>
        `${LAUGHS}${RDF}<bib:Article rdf:about="#1"><z:itemType>journalArticle</z:itemType><dc:title>T&j;</dc:title></bib:Article></rdf:RDF>`,
      TYPED,
    ),
    row(
      'rdf: entities of files and of the net',
      'external.rdf',
      () =>
        `${externals(url)}${RDF}<bib:Article rdf:about="#1"><z:itemType>journalArticle</z:itemType><dc:title>T&f;&n;</dc:title></bib:Article></rdf:RDF>`,
      TYPED,
    ),
    row(
      'rdf: files of the disk and of the net',
      'files.rdf',
      () =>
        `${RDF}<bib:Article rdf:about="#1"><z:itemType>journalArticle</z:itemType><dc:title>T</dc:title><link:link rdf:resource="#2"/><link:link rdf:resource="#3"/></bib:Article><z:Attachment rdf:about="#2"><z:itemType>attachment</z:itemType><rdf:resource rdf:resource="../../../../etc/passwd"/></z:Attachment><z:Attachment rdf:about="#3"><z:itemType>attachment</z:itemType><rdf:resource rdf:resource="${url}/x.pdf"/></z:Attachment></rdf:RDF>`,
      READ,
    ),
    row('rdf: 50 MB of elements', 'elements.rdf', () => filled(RDF, '<dc:title/>', 50 * MEGABYTE), /^failed /),
    row('rdf: 50 MB of letters', 'letters.rdf', () => filled(RDF, 'a', 50 * MEGABYTE), /^failed /),
    ...cutOff('a bibliography', 'bib', () => Buffer.from(bib.repeat(5)), TYPED),
    ...cutOff('records', 'ris', () => Buffer.from(ris.repeat(5)), TYPED),
    ...cutOff('items', 'json', () => Buffer.from(JSON.stringify([{ type: 'book', title: WORDS }])), /^failed /),
    ...cutOff(
      'an export',
      'rdf',
      () =>
        Buffer.from(
          `${RDF}<bib:Article rdf:about="#1"><z:itemType>journalArticle</z:itemType><dc:title>T</dc:title></bib:Article></rdf:RDF>`,
        ),
      TYPED,
    ),
  ];
}

export const tableRows: Rows = [
  largest('commas', 'commas.csv', 50, 'statement,source\n', ',', TYPED),
  largest('lines of two cells', 'rows.csv', 50, 'statement,source\n', 'a,b\n', TYPED),
  largest('a quote that is not closed', 'quote.csv', 50, 'statement,source\n"', 'a\n', TYPED),
  largest('quotes', 'quotes.csv', 50, 'statement,source\n', '"', TYPED),
  largest('letters', 'letters.csv', 50, 'statement,source\n', 'a', TYPED),
  largest('tabs', 'tabs.tsv', 50, 'statement\tsource\n', '\t', TYPED),
  row(
    'csv: a hundred thousand columns',
    'columns.csv',
    () => `${'a,'.repeat(100_000)}\n${'b,'.repeat(100_000)}\n`,
    TYPED,
  ),
  row(
    'csv: formulas',
    'formulas.csv',
    () => 'statement,source\n"=HYPERLINK(""http://127.0.0.1:1/"",""x"")",Report\n@SUM(1+1),Report\n',
    READ,
  ),
  ...cutOff('a table', 'csv', () => Buffer.from(`statement,source\n${`"${WORDS}",Report\n`.repeat(5)}`), TYPED),
];
