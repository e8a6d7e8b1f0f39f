import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { numberCell, rowsOf, xlsxOf } from '../importers/xlsxOf.ts';
import { briefwright, scratchFolder } from './run.ts';

const folder = scratchFolder();
const library = join(folder, 'x.briefwright');
const table = join(folder, 'lage.csv');
const workbook = join(folder, 'claims.xlsx');

test('tables are imported by named columns, which are remembered, and every row that is not read is told', async () => {
  await briefwright(['new', library]);
  writeFileSync(table, 'Lage;Wann, genau;Fundstelle\nNine ships.;03/04/2025;Watch\n;2025;Watch\nTen.;2025-13;Watch\n');
  const bare = await briefwright(['import', library, table]);
  expect(bare).toMatchObject({ code: 3, stdout: expect.stringContaining('--mapping statement=COLUMN') });

  const named = ['--mapping', 'statement=Lage,when=Wann, genau,source=Fundstelle'];
  const run = await briefwright(['import', library, table, ...named, '--dates', 'day-first']);
  expect(run).toMatchObject({ code: 0 });
  expect(run.stdout.split('\n').slice(1)).toEqual([
    '  COLUMNS as chosen: statement = “Lage”, eventDate = “Wann, genau”, source = “Fundstelle”',
    '  NOT READ: line 3: It has no statement.',
    expect.stringMatching(/^ {2}NOT READ: line 4: “2025-13” is no date/),
    '',
  ]);

  const again = await briefwright(['import', library, table]);
  expect(again.stdout).toMatch(/^skipped .*3 rows, 0 new facts, 1 known already, 2 not read, .*holds all of its facts/);
  expect(again.stdout).toContain('COLUMNS as on an earlier import');
  const { facts } = (await briefwright(['facts', library, '--json'])).json;
  expect(facts).toMatchObject([{ statement: 'Nine ships.', eventDate: '2025-04-03', inferred: [] }]);
});

test('a workbook goes through the process that reads files', async () => {
  writeFileSync(
    workbook,
    xlsxOf({
      sheets: [
        {
          name: 'S',
          rows: rowsOf([
            ['Claim', 'When'],
            ['A third were closed.', numberCell(45_720, 1)],
          ]),
        },
      ],
      formats: [14],
    }),
  );
  const run = await briefwright(['import', library, workbook, '--json']);
  expect(run.json.files).toMatchObject([{ status: 'imported', entries: { of: 'facts', imported: 1 } }]);
  const { facts } = (await briefwright(['facts', library, '--query', 'closed', '--json'])).json;
  expect(facts).toMatchObject([{ eventDate: '2025-03-04' }]);
});

test.each([
  [['--mapping', 'statement'], /Write it as statement=COLUMN/],
  [['--mapping', 'colour=Lage'], /“colour” is nothing that a column can hold/],
  [['--dates', 'year-first'], /day-first, month-first/],
])('%s is refused before anything is read', async (options, words) => {
  const run = await briefwright(['import', library, table, ...options]);
  expect(run.code).toBe(2);
  expect(run.stderr).toMatch(words);
});
