import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Library } from '../../src/core/database/library.ts';
import { annotate } from '../../src/core/operations/annotating.ts';
import { exportLibraryTo } from '../../src/core/operations/exportingFile.ts';
import type { ImportedFile } from '../../src/core/operations/importedFile.ts';
import { importPaths } from '../../src/core/operations/importing.ts';
import { createLibrary, runImportJob } from '../../src/core/operations/index.ts';
import { scratchFolder } from '../cli/run.ts';
import { factOf } from '../database/builders.ts';

const folder = scratchFolder();
const never = new AbortController().signal;
const ADDRESS = 'https://gazette.example/boat';
const PAGE = `<!doctype html><html><head><title>The boat</title><link rel="canonical" href="${ADDRESS}"></head><body><article>
<p>The harbour board 🚢 of Vintersund approved a new timetable on Monday, after months of argument over the early boat, which fishermen, nurses and pupils need.</p>
<p>Under the plan the first crossing leaves at 05:40, the last at 22:15, and a reserve vessel is kept at the inner quay all day, so that no breakdown stops the traffic.</p>
<p>The board said that the early boat stays, and that the early boat will be paid for by the county and from fares, freight and a charge on visitors.</p>
</article></body></html>`;
const NOTE = 'A quay\n\nThe quay of the outer basin was closed on 3 May 2024, its master wrote.\n';

let made = 0;
const put = (name: string, content: string): string => {
  const inner = join(folder, String(made++));
  mkdirSync(inner);
  writeFileSync(join(inner, name), content);
  return join(inner, name);
};
const bring = async (library: Library, ...paths: string[]): Promise<ImportedFile[]> =>
  (await importPaths({ library, runImportJob }, paths, () => {}, never)).files;
const newLibrary = (): Library => createLibrary(join(folder, `${made++}.briefwright`));
const page = put('boat.html', PAGE);
const note = put('quay.txt', NOTE);

async function withDocuments(): Promise<{ library: Library; boat: string; quay: string }> {
  const library = newLibrary();
  const [first, second] = await bring(library, page, note);
  return { library, boat: first?.documents[0] ?? '', quay: second?.documents[0] ?? '' };
}

function mark(library: Library, documentId: string, words: string, body: string | null, from = 0): void {
  const start = library.documents.get(documentId)?.text.indexOf(words, from) ?? -1;
  const motivation = body === null ? 'highlighting' : body.endsWith('?') ? 'questioning' : 'commenting';
  annotate(library, { motivation, documentId, factId: null, start, end: start + words.length, body });
}

const w3c = (...items: unknown[]): string =>
  put('a.jsonld', JSON.stringify({ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'AnnotationPage', items }));
const about = (exact: string, more: object = {}, source = ADDRESS): object => ({
  type: 'Annotation',
  target: { source, selector: { type: 'TextQuoteSelector', exact } },
  ...more,
});
const quotesIn = (library: Library): unknown[] =>
  library.annotations.list({}).map(({ motivation, quote, body, author }) => [motivation, quote, body, author]);

test('what one library exports another imports: the same annotations, each in its place, and none of them twice', async () => {
  const { library, boat, quay } = await withDocuments();
  mark(library, boat, 'of Vintersund approved', null);
  mark(library, boat, 'early boat', 'Which of them?', library.documents.get(boat)?.text.lastIndexOf('early boat'));
  mark(library, quay, 'closed on 3 May 2024', 'Says who');
  annotate(library, { motivation: 'bookmarking', documentId: quay, factId: null, start: null, end: null, body: null });
  const file = join(folder, 'export.jsonld');
  await exportLibraryTo(library, 'web-annotations', file, () => {}, never);

  const other = await withDocuments();
  const [report] = await bring(other.library, file);
  expect(report).toMatchObject({
    status: 'imported',
    problems: [],
    entries: { of: 'annotations', imported: 4, failed: 0 },
  });
  const asThere = (of: Library, ids: Record<string, string>) =>
    of.annotations.list({}).map(({ documentId, ...rest }) => ({ ...rest, of: ids[documentId ?? ''] }));
  expect(asThere(other.library, { [other.boat]: 'boat', [other.quay]: 'quay' })).toEqual(
    asThere(library, { [boat]: 'boat', [quay]: 'quay' }),
  );
  const again = join(folder, 'again.jsonld');
  await exportLibraryTo(other.library, 'web-annotations', again, () => {}, never);
  expect(JSON.parse(readFileSync(again, 'utf8'))).toEqual(JSON.parse(readFileSync(file, 'utf8')));

  const [second] = await bring(other.library, file);
  expect(second).toMatchObject({ status: 'skipped', code: 'ALREADY_HELD', entries: { imported: 0, merged: 4 } });
  expect(other.library.annotations.list({})).toHaveLength(4);
  expect(other.library.history.undo().done).toBe(true);
  expect(other.library.annotations.list({})).toEqual([]);
  library.close();
  other.library.close();
});

test('what Hypothesis exports finds its page, whatever its own count of letters; replies are told', async () => {
  const { library } = await withDocuments();
  const one = (exact: string, more: object) => ({
    id: 'x1',
    created: '2024-05-06T10:00:00.000000+00:00',
    updated: '2024-05-07T10:00:00.000000+00:00',
    user: 'acct:ada@hypothes.is',
    uri: `${ADDRESS}#top`,
    target: [
      {
        source: ADDRESS,
        selector: [
          { type: 'RangeSelector', startContainer: '/div[1]', endContainer: '/div[1]', startOffset: 0, endOffset: 9 },
          { type: 'TextPositionSelector', start: 4711, end: 4720 },
          { type: 'TextQuoteSelector', exact, prefix: 'crossing ', suffix: ' , the' },
        ],
      },
    ],
    ...more,
  });
  const file = put(
    'hypothesis.json',
    JSON.stringify({
      export_date: '2024-05-08T10:00:00Z',
      export_userid: 'acct:ada@hypothes.is',
      client_version: '1.1',
      annotations: [
        one('leaves at 05:40', {
          text: 'Too early',
          tags: ['timetable', 'boat'],
          user_info: { display_name: 'Ada Quist' },
        }),
        one('a reserve vessel', { text: '' }),
        one('a reserve vessel', { text: 'I agree', references: ['x1'] }),
      ],
    }),
  );
  const [report] = await bring(library, file);
  expect(report).toMatchObject({ status: 'imported', leftOut: [{ what: 'reply to an annotation', count: 1 }] });
  expect(quotesIn(library)).toEqual([
    ['commenting', 'leaves at 05:40', 'Too early\n\nTags: timetable, boat', 'Ada Quist'],
    ['highlighting', 'a reserve vessel', null, 'ada'],
  ]);
  expect(library.annotations.list({})[0]).toMatchObject({
    created: '2024-05-06T10:00:00.000Z',
    modified: '2024-05-07T10:00:00.000Z',
  });
  library.close();
});

test('each whose words, document or place is not here is told by itself, and the others come in', async () => {
  const { library } = await withDocuments();
  const [report] = await bring(
    library,
    w3c(
      about('approved a new timetable'),
      about('rejected the timetable'),
      about('early boat'),
      about('leaves at 05:40', {}, 'https://elsewhere.example/boat'),
      {
        type: 'Annotation',
        target: { source: ADDRESS, selector: { type: 'TextPositionSelector', start: 4, end: 11 } },
      },
      { type: 'Annotation', bodyValue: 'About nothing' },
      about('x'.repeat(200_000)),
      'nothing',
    ),
  );
  expect(report?.entries).toEqual({ of: 'annotations', imported: 1, merged: 0, failed: 6 });
  expect(report?.problems).toEqual([
    { where: 'annotation 6', code: 'ANNOTATION_MALFORMED', message: 'It does not say what it is about.' },
    { where: 'annotation 7', code: 'VALUE_TOO_LONG', message: 'It is longer than any annotation needs to be.' },
    {
      where: 'annotation 2 (“rejected the timetable”)',
      code: 'QUOTE_ABSENT',
      message: 'The document that the library holds does not have its words.',
    },
    {
      where: 'annotation 3 (“early boat”)',
      code: 'QUOTE_AMBIGUOUS',
      message: 'Its words stand 3 times in the document, and nothing tells which are meant.',
    },
    {
      where: 'annotation 4 (“leaves at 05:40”)',
      code: 'DOCUMENT_NOT_HELD',
      message: 'The library holds nothing of https://elsewhere.example/boat.',
    },
    {
      where: 'annotation 5',
      code: 'QUOTE_MISSING',
      message: 'It has a place and not the words there, so that it cannot be checked.',
    },
  ]);
  library.close();
});

test.each([
  ['an annotation by itself', about('leaves at 05:40', { '@context': 'http://www.w3.org/ns/anno.jsonld' })],
  ['a list', [about('leaves at 05:40', { '@context': 'http://www.w3.org/ns/anno.jsonld' })]],
  [
    'a collection of pages',
    {
      '@context': ['http://www.w3.org/ns/anno.jsonld', {}],
      type: ['AnnotationCollection'],
      first: { type: 'AnnotationPage', items: [], next: { type: 'AnnotationPage', items: [about('leaves at 05:40')] } },
    },
  ],
  [
    'an older graph',
    {
      '@context': 'http://www.w3.org/ns/oa#',
      '@graph': [
        {
          '@type': 'oa:Annotation',
          motivatedBy: 'oa:highlighting',
          target: {
            '@type': 'oa:SpecificResource',
            source: { '@id': ADDRESS },
            selector: { '@type': 'oa:TextQuoteSelector', exact: 'leaves at 05:40' },
          },
        },
      ],
    },
  ],
  [
    'a selector within others',
    {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      type: 'Annotation',
      target: {
        source: ADDRESS,
        selector: {
          type: 'FragmentSelector',
          value: 'p2',
          refinedBy: { type: 'Choice', items: [{ type: 'TextQuoteSelector', exact: 'leaves at 05:40' }] },
        },
      },
    },
  ],
  [
    'an address written otherwise',
    {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      ...about('leaves at 05:40', {}, 'http://www.gazette.example/boat/#p2'),
    },
  ],
])('%s is read', async (_what, json) => {
  const { library } = await withDocuments();
  await bring(library, put('any.json', JSON.stringify(json)));
  expect(quotesIn(library)).toEqual([['highlighting', 'leaves at 05:40', null, null]]);
  library.close();
});

test('who, why and what was said are read however they are written', async () => {
  const { library } = await withDocuments();
  const body = [
    { type: 'TextualBody', value: '<p>Is that <b>so</b>?</p>', format: 'text/html' },
    { type: 'TextualBody', purpose: 'tagging', value: 'doubt' },
    'https://pictures.example/1.png',
  ];
  await bring(
    library,
    w3c(
      about('of Vintersund', {
        motivation: ['oa:questioning'],
        body,
        creator: { name: 'Ada Quist', email: 'a@x.example' },
      }),
      about('new timetable', { motivation: 'assessing', bodyValue: 'Good', creator: 'https://people.example/bo' }),
      { type: 'Annotation', motivation: 'bookmarking', target: ADDRESS, creator: [] },
    ),
  );
  expect(quotesIn(library)).toEqual([
    ['bookmarking', null, null, null],
    ['questioning', 'of Vintersund', 'Is that so ?\n\nTags: doubt', 'Ada Quist'],
    ['commenting', 'new timetable', 'Good', 'https://people.example/bo'],
  ]);
  library.close();
});

test('a note on a fact comes back to that fact, and is told where the fact is not here', async () => {
  const library = newLibrary();
  const [fact = ''] = library.facts.insertMany([factOf('The boat leaves at 05:40.')]);
  const file = w3c(
    { type: 'Annotation', motivation: 'commenting', bodyValue: 'Ask the port.', target: `urn:uuid:${fact}` },
    { type: 'Annotation', bodyValue: 'Gone', target: 'urn:uuid:01a20000-0000-7000-8000-000000000004' },
  );
  const [report] = await bring(library, file);
  expect(library.annotations.list({ factId: fact })).toMatchObject([{ body: 'Ask the port.', documentId: null }]);
  expect(report?.problems).toMatchObject([{ where: 'annotation 2 (“Gone”)', code: 'DOCUMENT_NOT_HELD' }]);
  library.close();
});

test('annotations that are dropped together with their documents come after them, and nothing of a bad file', async () => {
  const library = newLibrary();
  const files = await bring(
    library,
    w3c(about('leaves at 05:40')),
    put('bad.jsonld', '{"@context": "http://www.w3.org/ns/anno.jsonld"'),
    page,
  );
  expect(files.map(({ status, code }) => [status, code])).toEqual([
    ['imported', null],
    ['failed', 'FILE_DAMAGED'],
    ['imported', null],
  ]);
  expect(quotesIn(library)).toHaveLength(1);
  const [none] = await bring(newLibrary(), w3c(about('leaves at 05:40')));
  expect(none).toMatchObject({
    status: 'failed',
    code: 'NO_GOOD_ANNOTATION',
    hint: expect.stringMatching(/^Import the documents/),
  });
  library.close();
});
