import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importLines } from '../../src/cli/commands/import.ts';
import type { Library } from '../../src/core/database/library.ts';
import type { ImportedFile } from '../../src/core/operations/importedFile.ts';
import { importPaths } from '../../src/core/operations/importing.ts';
import { createLibrary, jobsInProcess } from '../../src/core/operations/index.ts';
import { checkTables, readTables } from '../../src/core/operations/lookingAtTables.ts';
import type { MappingsGiven } from '../../src/core/operations/tableMappings.ts';
import type { TableField } from '../../src/model/tableMapping.ts';
import { scratchFolder } from '../cli/run.ts';
import { closedAfterwards } from '../database/builders.ts';
import { rowsOf, xlsxOf } from '../importers/xlsxOf.ts';

const folder = scratchFolder();
const never = new AbortController().signal;
let places = 0;

function place() {
  places += 1;
  const at = join(folder, String(places));
  mkdirSync(at, { recursive: true });
  const library = closedAfterwards(createLibrary(join(at, 'x.briefwright')));
  const context = { library, ...jobsInProcess };
  const put = (content: string | Uint8Array, file = 'a.csv'): string => {
    writeFileSync(join(at, file), content);
    return join(at, file);
  };
  const bring = async (path: string, given: MappingsGiven = {}): Promise<ImportedFile> => {
    const { files } = await importPaths(context, [path], () => {}, never, given);
    if (!files[0]) throw new Error('no row');
    return files[0];
  };
  const look = async (...paths: string[]) => (await readTables(context, paths, never)).tables;
  const check = async (
    path: string,
    columns: (TableField | null)[],
    dateOrder: 'day-first' | 'month-first' | null = null,
  ) => checkTables(context, [{ path, table: 0 }], { columns, dateOrder }, never);
  return { library, at, put, bring, look, check };
}

const statementsOf = (library: Library) =>
  library.facts
    .page({ limit: 100 })
    .facts.map(({ statement }) => statement)
    .toSorted();

const GERMAN =
  'Behauptung;Datum;Quelle\nNine ships lay there.;03/04/2025;Harbour watch\nTen ships left.;13/04/2025;Harbour watch\n';

test('a chosen mapping is used, and remembered for the next table of the same columns', async () => {
  const { library, put, bring, look } = place();
  const path = put(GERMAN);
  const header = ['Behauptung', 'Datum', 'Quelle'];
  const columns: (TableField | null)[] = ['statement', 'eventDate', 'source'];
  const row = await bring(path, { chosen: [{ header, columns, dateOrder: 'day-first' }] });
  expect(row).toMatchObject({ status: 'imported', entries: { imported: 2 }, columns: { how: 'chosen' } });
  const [nine] = library.facts.page({ limit: 9 }).facts.filter(({ statement }) => statement.startsWith('Nine'));
  expect(nine).toMatchObject({ eventDate: '2025-04-03', inferred: [], evidence: [{ locator: null }] });

  library.history.undo();
  expect(statementsOf(library)).toEqual([]);
  const again = put('BEHAUPTUNG;datum;Quelle \nEleven.;05/06/2025;S\n', 'b.csv');
  expect(await look(again)).toMatchObject([{ how: 'remembered', mapping: { columns, dateOrder: 'day-first' } }]);
  const second = await bring(again);
  expect(second).toMatchObject({ status: 'imported', columns: { how: 'remembered' } });
  expect(library.facts.page({ limit: 9 }).facts[0]).toMatchObject({ eventDate: '2025-06-05' });
  expect(importLines([second])[1]).toBe(
    '  COLUMNS as on an earlier import: statement = “BEHAUPTUNG”, eventDate = “datum”, source = “Quelle”',
  );
});

test('a table of other columns is none that was remembered', async () => {
  const { put, bring } = place();
  const header = ['Behauptung', 'Datum', 'Quelle'];
  await bring(put(GERMAN), { chosen: [{ header, columns: ['statement', null, null], dateOrder: null }] });
  expect(await bring(put('Behauptung;Datum\nOne;2025\n', 'b.csv'))).toMatchObject({ code: 'MAPPING_NEEDED' });
});

test('columns can be named by their fields, and one that is not there is told', async () => {
  const { library, put, bring } = place();
  const path = put(GERMAN);
  const missing = await bring(path, {
    named: [
      { field: 'statement', column: 'Behauptung' },
      { field: 'when', column: 'Dat' },
    ],
  });
  expect(missing).toMatchObject({ status: 'failed', code: 'UNKNOWN_COLUMN' });
  expect(missing.reason).toContain('“Dat”, only “Behauptung”, “Datum”');
  const named = [
    { field: 'claim', column: 'behauptung' },
    { field: 'when', column: 'Datum' },
  ];
  const row = await bring(path, { named });
  expect(row.problems).toMatchObject([{ where: 'line 2', code: 'DATE_AMBIGUOUS' }]);
  expect(importLines([row])[1]).toMatch(/--dates day-first/);
  await bring(path, { dateOrder: 'month-first' });
  expect(library.facts.page({ limit: 9 }).facts.find(({ statement }) => statement.startsWith('Nine'))).toMatchObject({
    eventDate: '2025-03-04',
  });
  await expect(bring(path, { named: [{ field: 'colour', column: 'x' }] })).rejects.toMatchObject({
    code: 'UNKNOWN_FIELD',
  });
});

test('an empty column name leaves a field out', async () => {
  const { library, put, bring } = place();
  await bring(put('statement,note\nOne,private\n'), { named: [{ field: 'note', column: '' }] });
  expect(library.facts.page({ limit: 9 }).facts[0]?.note).toBeNull();
});

test('what columns hold is guessed from their names, and from what stands in them', async () => {
  const { put, look } = place();
  const path = put(
    'Nr,Event date (ISO),Beschreibung,Where found,Zitat,Publication date\n' +
      '1,2025-03,Nine ships lay in the harbour.,https://example.org/a,“nine ships”,2025-04-01\n' +
      '2,2025-04,Ten ships left the harbour.,https://example.org/b,“ten ships”,2025-04-02\n',
  );
  const [table] = await look(path);
  expect(table).toMatchObject({
    how: 'guessed',
    rows: 2,
    mapping: { columns: [null, 'eventDate', 'statement', 'sourceUrl', 'quote', 'published'], dateOrder: null },
  });
  expect(table?.sample[0]).toEqual({
    where: 'line 2',
    cells: ['1', '2025-03', 'Nine ships lay in the harbour.', 'https://example.org/a', '“nine ships”', '2025-04-01'],
  });
});

test('the tables of a folder are found, and files that are none are left to the import', async () => {
  const { at, put, look } = place();
  put(GERMAN);
  put('A text.\n', 'b.txt');
  put('', 'c.csv');
  put(
    xlsxOf({
      sheets: [
        { name: 'One', rows: rowsOf([['claim'], ['x']]) },
        { name: 'Two', rows: rowsOf([['fact'], ['y']]) },
      ],
    }),
    'd.xlsx',
  );
  expect((await look(at)).map(({ name, table }) => [name, table])).toEqual([
    [null, 0],
    ['One', 0],
    ['Two', 1],
  ]);
});

test('what is wrong with rows is counted by a mapping, each with its first rows', async () => {
  const { put, check } = place();
  const path = put(`${GERMAN};2025;\n;2024;\nOne;04/31/2025;\nTwo;02/02/2025;\n`);
  const found = await check(path, ['statement', 'eventDate', 'source']);
  expect(found).toMatchObject({
    rows: 6,
    good: 2,
    problems: [
      { code: 'NO_STATEMENT', count: 2, examples: [{ where: 'line 4' }, { where: 'line 5' }] },
      {
        code: 'DATE_AMBIGUOUS',
        count: 1,
        examples: [{ where: 'line 2', message: expect.stringContaining('03/04/2025') }],
      },
      { code: 'BAD_DATE', count: 1 },
    ],
    eitherDates: { count: 1, where: 'line 2', text: '03/04/2025' },
    shownOrders: [
      { order: 'day-first', where: 'line 3', text: '13/04/2025' },
      { order: 'month-first', where: 'line 6', text: '04/31/2025' },
    ],
  });
  expect(await check(path, ['statement', 'eventDate', 'source'], 'day-first')).toMatchObject({ good: 3 });
  expect(await check(path, ['statement', null, 'source'])).toMatchObject({ good: 4, eitherDates: null });
});

test('the address behind a cell is that of its source', async () => {
  const { library, put, bring } = place();
  const path = put(
    xlsxOf({
      sheets: [
        {
          name: 'S',
          rows: rowsOf([
            ['claim', 'source', 'quote'],
            ['One', 'Harbour watch', 'one'],
          ]),
          behind: '<hyperlinks><hyperlink ref="B2" r:id="h"/></hyperlinks>',
          links: { h: 'https://example.org/h' },
        },
      ],
    }),
    'a.xlsx',
  );
  const { sources } = await bring(path);
  expect(library.sources.get(sources[0] ?? '')?.csl).toMatchObject({
    title: 'Harbour watch',
    URL: 'https://example.org/h',
  });
});

test('a table comes in in pieces that are one step, and a cancelled one leaves nothing', async () => {
  const { library, put } = place();
  const path = put(`statement,source,quote\n${Array.from({ length: 1_000 }, (_, at) => `Fact ${at},S,q\n`).join('')}`);
  const context = { library, ...jobsInProcess };
  const stop = new AbortController();
  const doing: string[] = [];
  const cancelled = importPaths(
    context,
    [path],
    (progress) => {
      doing.push(progress.doing);
      if (/row 200/.test(progress.doing)) stop.abort();
    },
    stop.signal,
  );
  await expect(cancelled).rejects.toThrow();
  expect(doing).toEqual(['Importing a.csv', 'Importing a.csv: row 100 of 1000', 'Importing a.csv: row 200 of 1000']);
  expect(library.counts()).toEqual({ facts: 0, sources: 0, documents: 0 });

  const { files, operation } = await importPaths(context, [path], () => {}, never);
  expect(files[0]).toMatchObject({ entries: { imported: 1_000 } });
  expect(library.counts().facts).toBe(1_000);
  expect(library.history.canUndo()).toBe('Import a.csv');
  expect(library.history.latest()).toBe(operation);
  library.history.undo();
  expect(library.counts()).toEqual({ facts: 0, sources: 0, documents: 0 });
});
