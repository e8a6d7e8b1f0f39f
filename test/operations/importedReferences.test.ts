import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportLibraryTo } from '../../src/core/operations/exportingFile.ts';
import type { ImportedFile } from '../../src/core/operations/importedFile.ts';
import { importPaths } from '../../src/core/operations/importing.ts';
import { createLibrary, jobsInProcess } from '../../src/core/operations/index.ts';
import { scratchFolder } from '../cli/run.ts';
import { closedAfterwards } from '../database/builders.ts';

const folder = scratchFolder();
const never = new AbortController().signal;

function place(name: string) {
  const at = join(folder, name);
  mkdirSync(at, { recursive: true });
  const library = closedAfterwards(createLibrary(join(at, 'x.briefwright')));
  const bring = async (file: string, content: string): Promise<ImportedFile> => {
    writeFileSync(join(at, file), content);
    const { files } = await importPaths({ library, ...jobsInProcess }, [join(at, file)], () => {}, never);
    const [row] = files;
    if (!row) throw new Error('no row');
    return row;
  };
  return { at, library, bring };
}

test('each entry has one source id in the report, repeats included, and comes in once', async () => {
  const { library, bring } = place('repeats');
  const row = await bring(
    'a.bib',
    `@article{a, title={One}, author={Doe, J.}, year=2020, doi={10.1000/x}}
@article{b, title={One: A Study}, author={Doe, Jane}, year=2021, doi={https://doi.org/10.1000/X}, volume={3}}
@book{c, title={Two}, author={Roe, R.}, year=2019, volume=1}
@book{d, title={TWO}, author={Roe, Richard}, year=2019, publisher={House}}
@book{e, title={Two}, author={Roe, R.}, year=2020}
@book{f, title={Two}, author={Roe, R.}, year=2019, volume={2}}
@book{open, title={Bad}
`,
  );
  expect(row).toMatchObject({ status: 'imported', entries: { imported: 4, merged: 2, failed: 1 } });
  expect(row.sources).toHaveLength(6);
  expect(new Set(row.sources).size).toBe(4);
  expect(row.sources[1]).toBe(row.sources[0]);
  expect(row.sources[3]).toBe(row.sources[2]);
  expect(row.problems).toEqual([
    { where: 'entry 7 (open), line 7', code: 'ENTRY_NOT_CLOSED', message: expect.any(String) },
  ]);
  expect(library.sources.get(row.sources[0] ?? '')?.csl).toMatchObject({ id: 'a', title: 'One', volume: '3' });
  expect(library.sources.get(row.sources[2] ?? '')?.csl).toMatchObject({ id: 'c', title: 'Two', publisher: 'House' });
});

test('works of one address with other titles, and chapters of one DOI, stay apart', async () => {
  const { bring } = place('apart');
  const row = await bring(
    'a.json',
    JSON.stringify([
      { id: 'a', type: 'webpage', title: 'Cyber defence', URL: 'https://example.org/' },
      { id: 'b', type: 'webpage', title: 'Annual budget', URL: 'https://example.org' },
      { id: 'c', type: 'chapter', title: 'On tides', DOI: '10.1000/book' },
      { id: 'd', type: 'chapter', title: 'Ports and ships', DOI: '10.1000/book' },
    ]),
  );
  expect(new Set(row.sources).size).toBe(4);
});

test('the same file a second time adds nothing and undoes nothing', async () => {
  const { library, bring } = place('again');
  const text =
    '@misc{a, title={Undated and unsigned}}\n@online{b, url={https://example.org/b}}\n@misc{c, title={Third}, note={n}}';
  const first = await bring('a.bib', text);
  const before = library.history.latest();
  const second = await bring('a.bib', text);
  expect(second).toMatchObject({ status: 'skipped', code: 'ALREADY_HELD', sources: first.sources });
  expect(library.history.latest()).toBe(before);
  expect(library.counts().sources).toBe(3);
});

test('a bibliography is undone as one', async () => {
  const { at, library, bring } = place('undone');
  writeFileSync(join(at, 'one.txt'), 'Report\n\nThe harbour held nine ships that day.\n');
  writeFileSync(join(at, 'two.txt'), 'Other\n\nThe harbour held ten ships that day.\n');
  const row = await bring('a.bib', '@book{a, title={A}, file={:one.txt:TXT;:two.txt:TXT}}\n@book{b, title={B}}');
  expect(row).toMatchObject({ status: 'imported', passages: 4 });
  expect(row.documents).toHaveLength(2);
  expect(library.documents.forSource(row.sources[0] ?? '')).toHaveLength(2);
  library.history.undo();
  expect(library.counts()).toEqual({ facts: 0, sources: 0, documents: 0 });
});

test('in a folder, the files that a bibliography names come in as documents of its sources', async () => {
  const { at, library } = place('ordered');
  mkdirSync(join(at, 'in'));
  writeFileSync(join(at, 'in', 'a-report.txt'), 'Report\n\nThe harbour held nine ships that day.\n');
  writeFileSync(join(at, 'in', 'refs.bib'), '@report{r, title={The report}, file={:a-report.txt:TXT}}');
  const { files } = await importPaths({ library, ...jobsInProcess }, [join(at, 'in')], () => {}, never);
  expect(files.map(({ status, code }) => [status, code])).toEqual([
    ['imported', null],
    ['skipped', 'ALREADY_HELD'],
  ]);
  expect(files[1]?.sources).toEqual(files[0]?.sources);
  expect(library.counts()).toMatchObject({ sources: 1, documents: 1 });
});

test('files are read below the folder of the bibliography and nowhere else', async () => {
  const { at, bring } = place('inside/files');
  writeFileSync(join(folder, 'inside', 'secret.txt'), 'Secret\n\nWords that nobody gave away.\n');
  symlinkSync(join(folder, 'inside', 'secret.txt'), join(at, 'link.txt'));
  writeFileSync(join(at, 'picture.xyz'), 'x');
  const row = await bring(
    'a.bib',
    '@book{a, title={A}, file={:../secret.txt:T;:link.txt:T;:/etc/hosts:T;:gone.txt:T;:picture.xyz:X;:a.bib:B}}',
  );
  expect(row.documents).toEqual([]);
  expect(row.leftOut).toEqual([
    { what: 'attached file outside the folder of the bibliography, not read', count: 3 },
    { what: 'attached file that is not there', count: 1 },
    { what: 'attached file of a format that is not imported', count: 2 },
  ]);
});

test('an attached file that cannot be read is told, and the others come in', async () => {
  const { at, bring } = place('bad');
  writeFileSync(join(at, 'empty.txt'), '');
  writeFileSync(join(at, 'good.txt'), 'Good\n\nThe harbour held nine ships that day.\n');
  const row = await bring('a.bib', '@book{a, title={A}, file={:empty.txt:T;:good.txt:T}}');
  expect(row.documents).toHaveLength(1);
  expect(row.problems).toEqual([{ where: 'empty.txt of a', code: 'EMPTY_FILE', message: expect.any(String) }]);
});

test('keys are kept where they are free, and made where they are not', async () => {
  const { library, bring } = place('keys');
  await bring('a.bib', '@book{smith, title={A}, author={Smith, J.}, year=2000}');
  const row = await bring('b.bib', '@book{smith, title={B}, author={Smith, J.}, year=2001}');
  expect(library.sources.get(row.sources[0] ?? '')?.csl.id).toBe('smith-2001');
});

test('a file without one good entry has failed', async () => {
  const { bring } = place('none');
  expect(await bring('a.bib', '@book{open, title={Bad}')).toMatchObject({ status: 'failed', code: 'NO_GOOD_ENTRY' });
  expect(await bring('b.bib', 'words')).toMatchObject({ status: 'failed', code: 'NO_REFERENCES' });
});

test.each(['bibtex', 'csl-json'] as const)('what is exported as %s comes back as the same sources', async (format) => {
  const { at, library, bring } = place(`round-${format}`);
  await bring(
    'a.bib',
    `@article{muller2020, title={Cyber {APEX} \\& ports: 5\\% of 10$^2$}, author={M{\\"u}ller, J. and {NATO Centre} and van der Berg, Jan}, journal={J. of X}, year=2020, month=3, volume=4, number=2, pages={1--9}, doi={10.1000/x_y}, url={https://example.org/a_b}}
@book{roe2019, title={Two}, author={Roe, R.}, year=2019, publisher={House}, address={Town}, isbn={978-3-16-148410-0}}
@online{web, title={A page}, url={https://example.org/?a=1&b=2}, urldate={2021-02-03}}
@techreport{rand, title={Report}, institution={RAND}, number={RR-1}, year=2018}
@inproceedings{proc, title={Paper}, booktitle={Proc.}, author={Doe, J.}, year=2017}
@book{other, title={Киберщит 사이버 {\\textbackslash} a~b 2\\textonehalf}, author={Иванов, Пётр and 김, 지원}, year=2015}
@phdthesis{phd, title={Thesis}, author={Doe, J.}, school={Univ}, year=2016}`,
  );
  const out = join(at, format === 'bibtex' ? 'out.bib' : 'out.json');
  await exportLibraryTo(library, format, out, () => {}, never);
  const again = await importPaths({ library, ...jobsInProcess }, [out], () => {}, never);
  expect(again.files[0]?.sources).toEqual(library.sources.list().map(({ id }) => id));
  expect(library.counts().sources).toBe(7);
  const fresh = closedAfterwards(createLibrary(join(at, 'fresh.briefwright')));
  await importPaths({ library: fresh, ...jobsInProcess }, [out], () => {}, never);
  const told = (lib: typeof library) =>
    lib.sources
      .list()
      .map(({ csl: { id, title, author, issued, DOI, URL } }) => ({ id, title, author, issued, DOI, URL }));
  expect(told(fresh)).toEqual(told(library));
});
