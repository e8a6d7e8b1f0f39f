import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importLines } from '../../src/cli/commands/import.ts';
import type { Library } from '../../src/core/database/library.ts';
import { exportLibrary } from '../../src/core/operations/exporting.ts';
import type { ImportedFile } from '../../src/core/operations/importedFile.ts';
import { importPaths } from '../../src/core/operations/importing.ts';
import { createLibrary, jobsInProcess } from '../../src/core/operations/index.ts';
import { fillWithSample } from '../../src/core/operations/sampling.ts';
import type { Fact } from '../../src/model/fact.ts';
import { scratchFolder } from '../cli/run.ts';
import { closedAfterwards } from '../database/builders.ts';

const folder = scratchFolder();
const never = new AbortController().signal;

function place(name: string) {
  const at = join(folder, name);
  mkdirSync(at, { recursive: true });
  const library = closedAfterwards(createLibrary(join(at, 'x.briefwright')));
  const bring = async (content: string, file = 'a.csv'): Promise<ImportedFile> => {
    writeFileSync(join(at, file), content);
    const { files } = await importPaths({ library, ...jobsInProcess }, [join(at, file)], () => {}, never);
    const [row] = files;
    if (!row) throw new Error('no row');
    return row;
  };
  return { library, bring };
}

const factsOf = (library: Library): readonly Fact[] => library.facts.page({ limit: 500 }).facts;
const only = (library: Library): Fact => {
  const [fact, ...others] = factsOf(library);
  if (!fact || others.length > 0) throw new Error(`${others.length + 1} facts`);
  return fact;
};

async function csvOf(library: Library): Promise<string> {
  let text = '';
  for await (const piece of exportLibrary(library, 'csv')) text += piece.text;
  return text;
}

test('a table of another program becomes facts with their sources, as one step that undo takes back', async () => {
  const { library, bring } = place('plain');
  const row = await bring(
    'Claim;Date of event;Topic;Title;URL;Author;Published;Evidence;Page;Comments;Owner\n' +
      'Nine ships lay there.;3 March 2025;Ports, Trade;Harbour watch;https://example.org/h;Jane Doe;2025-03-04;nine ships;4;Check;me\n' +
      'Ten ships left.;2025;;Harbour watch;https://example.org/h;Jane Doe;2025-03-04;ten ships;;;\n',
  );
  expect(row).toMatchObject({
    status: 'imported',
    entries: { of: 'facts', imported: 2, merged: 0, failed: 0 },
    leftOut: [{ what: 'cell under “Owner”, which is not read', count: 1 }],
    problems: [],
  });
  const [ten, nine] = factsOf(library).toSorted((a, b) => b.statement.localeCompare(a.statement));
  expect(nine).toMatchObject({
    statement: 'Nine ships lay there.',
    eventDate: '2025-03-03',
    themes: ['ports', 'trade'],
    note: 'Check',
    status: 'draft',
    kind: 'reported',
    inferred: [],
    evidence: [
      { quote: 'nine ships', state: 'dormant', locator: { label: 'page', value: '4' }, sourceId: row.sources[0] },
    ],
  });
  expect(ten).toMatchObject({ eventDate: '2025', evidence: [{ sourceId: row.sources[0] }] });
  expect(library.sources.get(row.sources[0] ?? '')).toMatchObject({
    csl: {
      type: 'webpage',
      title: 'Harbour watch',
      author: [{ family: 'Doe', given: 'Jane' }],
      URL: 'https://example.org/h',
      issued: { 'date-parts': [[2025, 3, 4]] },
    },
    inferred: ['type', 'author'],
  });
  expect(library.history.canUndo()).toBe('Import a.csv');
  library.history.undo();
  expect(library.counts()).toEqual({ facts: 0, sources: 0, documents: 0 });
});

test.each([
  ['2025-09', '2025-09'],
  ['2021/2023', '2021/2023'],
  ['2026~', '2026~'],
  ['13/04/2025', '2025-04-13'],
  ['4/13/2025', '2025-04-13'],
  ['5 Sept 2025', '2025-09-05'],
  ['2025/3/4', '2025-03-04'],
  ['2025-03-04 00:00', '2025-03-04'],
])('the date %s is read as %s', async (given, edtf) => {
  const { library, bring } = place(`date-${given.replaceAll(/\W/g, '-')}`);
  await bring(`fact,event date\nOne,${given}\n`);
  expect(only(library).eventDate).toBe(edtf);
});

test.each([
  ['a day and month in either order', 'One,03/04/2025,,,,', 'DATE_AMBIGUOUS'],
  ['a day that is none', 'One,2025-02-30,,,,', 'BAD_DATE'],
  ['a spreadsheet’s number of a day', 'One,45678,,,,', 'BAD_DATE'],
  ['words for a date', 'One,last week,,,,', 'BAD_DATE'],
  ['no statement', ',2025,,,,', 'NO_STATEMENT'],
  ['a status that there is not', 'One,,open,,,', 'BAD_FACT'],
  ['a quote of no source', 'One,,,,words,', 'NO_SOURCE'],
  ['a place that is none', 'One,,,S,words,somewhere', 'BAD_LOCATOR'],
  ['an address that is none', 'One,,,https://,words,', 'BAD_SOURCE'],
])('a row with %s costs that row and is told', async (name, cells, code) => {
  const { library, bring } = place(`bad-${name.replaceAll(/\W/g, '-')}`);
  const row = await bring(`statement,eventDate,status,source,quote,locator\n${cells}\nTwo,,,,,\n`);
  expect(row.problems).toEqual([{ where: 'line 2', code, message: expect.any(String) }]);
  expect(row.entries).toEqual({ of: 'facts', imported: 1, merged: 0, failed: 1 });
  expect(only(library).statement).toBe('Two');
  expect(library.counts().sources).toBe(0);
});

test('a date under a bare “date” is named as inferred, and one of publication is none of the event', async () => {
  const { library, bring } = place('inferred');
  await bring('fact,date,published,source\nOne,2025-03,2024-01-02,S\n');
  expect(only(library)).toMatchObject({ eventDate: '2025-03', inferred: ['eventDate'] });
});

test('a table without a column of statements fails and names what was looked for and what is there', async () => {
  const { library, bring } = place('unmapped');
  const row = await bring('Behauptung,Datum\nOne,2025\n');
  expect(row).toMatchObject({ status: 'failed', code: 'MAPPING_NEEDED' });
  expect(row.reason).toMatch(/“statement”, “claim”, “fact”.*“Behauptung”, “Datum”/);
  expect(library.history.canUndo()).toBeNull();
});

test('a quote is anchored where its document is held, and refused where that has not these words', async () => {
  const { library, bring } = place('anchored');
  const text = await bring('Harbour report\n\nThe harbour held nine ships that day.\n', 'harbour.txt');
  const sourceId = text.sources[0] ?? '';
  const { id: key, ...csl } = library.sources.get(sourceId)?.csl ?? { id: '', type: '' };
  library.sources.update(sourceId, { csl: { ...csl, id: key, title: 'Harbour report' } });
  const row = await bring(
    `statement,source,quote\nNine.,${key},nine ships\nTen.,${key},ten ships\nNine again.,harbour REPORT,held nine\n`,
  );
  expect(row).toMatchObject({ sources: [sourceId], problems: [{ where: 'line 3', code: 'BAD_FACT' }] });
  expect(row.problems?.[0]?.message).toBe('quote: the document does not hold these words');
  expect(factsOf(library).map(({ evidence }) => evidence[0]?.state)).toEqual(['anchored', 'anchored']);
  expect(importLines([row])).toEqual([
    expect.stringContaining('3 rows, 2 new facts, 1 not read'),
    '  NOT READ: line 3: quote: the document does not hold these words',
  ]);
});

test('rows of one statement are one fact, and what contradicts it is refused', async () => {
  const { library, bring } = place('merged');
  const row = await bring(
    'statement,asOf,themes,source,quote\nOne,2025,a,S,x\nOne,2025,b,T,y\nOne,2024,,,\n"One",,,S,x\n',
  );
  expect(row.entries).toEqual({ of: 'facts', imported: 1, merged: 2, failed: 1 });
  expect(row.problems).toMatchObject([{ where: 'line 4', message: expect.stringContaining('asOf') }]);
  expect(only(library)).toMatchObject({ themes: ['a', 'b'], evidence: [{ quote: 'x' }, { quote: 'y' }] });
});

test('a key that another work has here makes a source of its own', async () => {
  const { library, bring } = place('keys');
  library.sources.insert({
    csl: { id: 'doe-2025', type: 'report', title: 'Tides' },
    reliability: null,
    marking: null,
    descriptor: null,
    inferred: [],
  });
  await bring('statement,source,sourceTitle,quote,rating\nOne,doe-2025,Ports,x,B2\nTwo,doe-2025,Tides,y,F6\n');
  const of = (statement: string) => {
    const evidence = factsOf(library).find((fact) => fact.statement === statement)?.evidence[0];
    return [library.sources.get(evidence?.sourceId ?? '')?.csl.title, evidence?.credibility];
  };
  expect([of('One'), of('Two')]).toEqual([
    ['Ports', 2],
    ['Tides', null],
  ]);
});

test('sources without titles stay apart, and are told by their addresses', async () => {
  const { library, bring } = place('untitled');
  await bring(
    'statement,source,sourceTitle,url,quote\nOne,key-a,,,x\nTwo,key-b,,,y\nThree,,,https://example.org/c,z\n',
  );
  await bring('claim,url,quote\nFour,https://example.org/c,v\nFive,https://example.org/d,w\n', 'b.csv');
  const sourceOf = new Map(factsOf(library).map((fact) => [fact.statement, fact.evidence[0]?.sourceId]));
  expect(library.counts().sources).toBe(4);
  expect(sourceOf.get('Four')).toBe(sourceOf.get('Three'));
});

test('a judgement may rest on a fact of a later row', async () => {
  const { library, bring } = place('judgement');
  const [a, b, c] = ['1', '2', '3'].map((digit) => `00000000-0000-4000-8000-00000000000${digit}`);
  const row = await bring(
    `id,kind,statement,confidence,restsOn\n${a},judgement,It holds.,high,${b}\n${b},reported,Nine.,,\n,judgement,It falls.,,${c}\n`,
  );
  expect(row.problems).toMatchObject([{ where: 'line 4' }]);
  expect(library.facts.get(a ?? '')).toMatchObject({ restsOn: [b], confidence: 'High' });
});

test('the sample’s own export adds nothing to the library that it is of', async () => {
  const { library, bring } = place('again');
  await fillWithSample({ library, ...jobsInProcess }, null, () => {}, never);
  const before = library.history.latest();
  const text = await csvOf(library);
  const row = await bring(text);
  expect(row.problems).toEqual([]);
  expect(row).toMatchObject({ status: 'skipped', code: 'ALREADY_HELD', entries: { imported: 0, failed: 0 } });
  expect(library.history.latest()).toBe(before);
  expect(await csvOf(library)).toBe(text);
});

test('the sample’s own export read into an empty library gives every fact with its quotes and sources', async () => {
  const { library: sample } = place('sample');
  await fillWithSample({ library: sample, ...jobsInProcess }, null, () => {}, never);
  const { library, bring } = place('fresh');
  const row = await bring(await csvOf(sample));
  expect(row.problems).toEqual([]);
  const told = (from: Library) =>
    factsOf(from)
      .map(({ id, statement, kind, status, themes, eventDate, asOf, marking, restsOn, evidence, ...rest }) => ({
        id,
        fields: [statement, kind, status, themes, eventDate, asOf, marking, restsOn],
        carried: [rest.measures, rest.entities, rest.inferred.toSorted()],
        // Of two pieces that differ in their position alone, a table keeps one.
        evidence: [
          ...new Set(
            evidence.map(({ sourceId, quote, prefix, suffix, locator, stance, credibility }) => {
              const csl = from.sources.get(sourceId)?.csl;
              return JSON.stringify([csl?.title, csl?.URL, quote, prefix, suffix, locator, stance, credibility]);
            }),
          ),
        ].toSorted(),
      }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  expect(told(sample).length).toBeGreaterThan(50);
  expect(told(library)).toEqual(told(sample));
});
