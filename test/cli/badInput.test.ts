import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openLibrary } from '../../src/core/operations/index.ts';
import { briefwright, type CliRun, scratchFolder } from './run.ts';

const folder = scratchFolder();
const library = join(folder, 'L.briefwright');
const inFolder = (name: string): string => join(folder, name);

function put(name: string, content: string | Uint8Array): string {
  writeFileSync(inFolder(name), content);
  return inFolder(name);
}

/** One clear sentence, a code, an exit code, and no trace of the program's insides. */
function expectError(run: CliRun, exit: number, code: string): void {
  expect(run.json?.error?.code, run.stdout + run.stderr).toBe(code);
  expect(run.code).toBe(exit);
  expect(run.json.error.message).toMatch(/\S/);
  expect(run.json.error.message).not.toMatch(/\bat .*\.ts:\d|node_modules|SQLITE_|undefined|\[object/);
}

interface Row {
  readonly status: string;
  readonly code: string | null;
  readonly hint: string | null;
}

async function factCount(): Promise<number> {
  return (await briefwright(['facts', library, '--json'])).json.total;
}

beforeAll(async () => {
  const made = await briefwright(['sample', library, '--json']);
  expect(made.code, made.stderr).toBe(0);
});

describe('import', () => {
  test('a missing, an empty, a binary and a too large file each fail with a reason, and the good one still comes in', async () => {
    const good = put('good.txt', 'A heading\n\nOne paragraph of plain text stands here.\n');
    const empty = put('empty.txt', '');
    const binary = put(
      'binary.txt',
      Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256),
    );
    const large = put('large.txt', 'x');
    truncateSync(large, 100_000_001);
    const run = await briefwright(['import', library, inFolder('missing.txt'), empty, binary, large, good, '--json']);
    const rows = run.json.files.map((file: { status: string; code: string | null }) => [file.status, file.code]);
    expect(rows).toEqual([
      ['failed', 'FILE_NOT_FOUND'],
      ['failed', 'EMPTY_FILE'],
      ['failed', 'BINARY_FILE'],
      ['failed', 'FILE_TOO_LARGE'],
      ['imported', null],
    ]);
    expect(run.code).toBe(1);
    for (const file of run.json.files.slice(0, 4)) expect(file.reason).toMatch(/^\S.*[^.]\.$/);
  });

  test.skipIf(process.platform !== 'linux')(
    'folders that cannot be looked into get a row each, and what lies beside them comes in',
    async () => {
      const odd = inFolder('odd folders');
      mkdirSync(odd);
      writeFileSync(join(odd, 'quay.txt'), 'A quay\n\nThe quay of the outer basin was closed on 3 May 2024.\n');
      mkdirSync(Buffer.concat([Buffer.from(`${odd}/caf`), Buffer.from([0xe9])]));
      // Deeper than any path can be: one half moved to the end of the other.
      const half = join(...Array.from({ length: 12 }, () => 'd'.repeat(200)));
      mkdirSync(join(odd, half), { recursive: true });
      mkdirSync(join(odd, 'other', half), { recursive: true });
      renameSync(join(odd, 'other'), join(odd, half, 'other'));
      symlinkSync(odd, join(odd, 'itself.txt'));
      try {
        const run = await briefwright(['import', library, odd, '--json']);
        const rows: Row[] = run.json.files;
        expect(rows.map(({ code, status }) => `${status} ${code}`).sort()).toEqual([
          'failed FILE_NAME_UNREADABLE',
          'failed NOT_A_FILE',
          'failed PATH_TOO_LONG',
          'imported null',
        ]);
        for (const { status, hint } of rows) if (status === 'failed') expect(hint).toMatch(/^\p{Lu}[^\n]{10,200}\.$/u);
        expect(run.code).toBe(1);
      } finally {
        execFileSync('rm', ['-rf', odd]);
      }
    },
  );

  test('what is no regular file, or a link to nowhere, gets its row and holds nothing up', async () => {
    const odd = inFolder('odd');
    mkdirSync(odd);
    symlinkSync(inFolder('good.txt'), join(odd, 'a.txt'));
    symlinkSync(inFolder('nowhere.txt'), join(odd, 'b.txt'));
    execFileSync('mkfifo', [join(odd, 'c.txt')]);
    const run = await briefwright(['import', library, odd, '--json']);
    expect(run.json.files.map((file: { code: string }) => file.code)).toEqual([
      'ALREADY_HELD',
      'FILE_NOT_FOUND',
      'NOT_A_FILE',
    ]);
  });

  test('when no file comes in the exit code is 3', async () => {
    expect((await briefwright(['import', library, inFolder('missing.txt'), '--json'])).code).toBe(3);
  });

  test('the same text again is skipped, and a changed file is a new version of its source', async () => {
    const path = put('again.txt', 'A heading\n\nThe first version of this text.\n');
    const first = (await briefwright(['import', library, path, '--json'])).json.files[0];
    const second = (await briefwright(['import', library, path, '--json'])).json.files[0];
    expect([second.status, second.code]).toEqual(['skipped', 'ALREADY_HELD']);
    put('again.txt', 'A heading\n\nThe second version of this text.\n');
    const third = (await briefwright(['import', library, path, '--json'])).json.files[0];
    expect([third.status, third.code, third.sources]).toEqual(['merged', 'NEW_VERSION', first.sources]);
  });

  test('windows-1252 and UTF-16 files come in as what they say', async () => {
    const latin = put(
      'latin.txt',
      Uint8Array.from(
        Buffer.from('Le g\u00e9n\u00e9ral a parl\u00e9 \u00e0 l\u2019arm\u00e9e.\n', 'latin1').map((b, i, all) =>
          all[i] === 0x19 ? 0x92 : b,
        ),
      ),
    );
    const wide = put(
      'wide.txt',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Žižkov, 東京 and Łódź.\n', 'utf16le')]),
    );
    const run = await briefwright(['import', library, latin, wide, '--json']);
    const texts = await Promise.all(
      run.json.files.map(
        async (f: { sources: string[] }) =>
          (await briefwright(['read', library, f.sources[0] ?? '', '--json'])).json.document.text,
      ),
    );
    expect(texts).toEqual(['Le général a parlé à l’armée.\n', 'Žižkov, 東京 and Łódź.\n']);
  });
});

describe('add', () => {
  test.each([
    ['not JSON at all', '{"statement": ', 'BAD_JSON', null],
    ['no array', '{"statement": "x"}', 'BAD_JSON', null],
    [
      'a fact without a statement',
      '[{"statement": "A first fact stands."}, {"status": "draft"}]',
      'BAD_INPUT',
      'facts[1].statement',
    ],
    ['an unknown field', '[{"statement": "A fact.", "colour": "red"}]', 'BAD_INPUT', 'facts[0]'],
    ['an impossible date', '[{"statement": "A fact.", "eventDate": "2025-13"}]', 'BAD_INPUT', 'facts[0].eventDate'],
    [
      'a likelihood of a reported fact',
      '[{"statement": "A fact.", "likelihood": "likely"}]',
      'BAD_INPUT',
      'facts[0].likelihood',
    ],
    [
      'a number that is text',
      '[{"statement": "A fact.", "measures": [{"metric": "m", "value": "12"}]}]',
      'BAD_INPUT',
      'facts[0].measures[0].value',
    ],
    [
      'an unknown source',
      '[{"statement": "A.", "evidence": [{"sourceId": "01890000-0000-7000-8000-000000000000"}]}]',
      'BAD_FACT',
      'facts[0].evidence[0].sourceId',
    ],
    ['an unknown marking', '[{"statement": "A.", "marking": "SECRET-ISH"}]', 'BAD_FACT', 'facts[0].marking'],
    [
      'a relation to nothing',
      '[{"statement": "A.", "relations": [{"kind": "contradicts", "factId": "01890000-0000-7000-8000-000000000000"}]}]',
      'BAD_FACT',
      'facts[0].relations[0].factId',
    ],
  ])('%s adds nothing and names the field', async (_what, json, code, field) => {
    const before = await factCount();
    const run = await briefwright(['add', library, '-', '--json'], { input: json });
    expectError(run, 3, code);
    if (field !== null) expect(run.json.error.message).toContain(field);
    expect(await factCount()).toBe(before);
  });

  test('a quote that the document does not hold, or holds twice, adds nothing', async () => {
    const path = put('quotes.txt', 'Heading of it\n\nThe bridge opened. The bridge opened. The road closed in May.\n');
    const sourceId = (await briefwright(['import', library, path, '--json'])).json.files[0].sources[0];
    const add = (quote: string) =>
      briefwright(['add', library, '-', '--json'], {
        input: JSON.stringify([{ statement: `About ${quote}`, evidence: [{ sourceId, quote }] }]),
      });
    expectError(await add('The tunnel opened.'), 3, 'BAD_FACT');
    expectError(await add('The bridge opened.'), 3, 'BAD_FACT');
    const added = await add('The road closed in May.');
    expect(added.code, added.stdout).toBe(0);
    const [fact] = (await briefwright(['facts', library, '--query', 'road closed', '--json'])).json.facts;
    expect(fact.evidence[0]).toMatchObject({
      quote: 'The road closed in May.',
      state: 'anchored',
      locator: { label: 'paragraph', value: '2' },
    });
  });

  test('a fact given again adds what was unknown, takes the stricter marking, and is refused where it says otherwise', async () => {
    const statement = 'One statement is told twice, with more the second time.';
    const add = (fact: object) => briefwright(['add', library, '-', '--json'], { input: JSON.stringify([fact]) });
    await add({ statement, themes: ['exercises'], note: 'first' });
    const more = { statement, status: 'verified', marking: 'TLP:RED', asOf: '2026-01', themes: ['market'] };
    expect((await add(more)).code).toBe(0);
    const [held] = (await briefwright(['facts', library, '--query', 'told twice', '--json'])).json.facts;
    expect(held).toMatchObject({
      status: 'verified',
      marking: 'TLP:RED',
      asOf: '2026-01',
      note: 'first',
      themes: ['exercises', 'market'],
    });
    expect((await add({ statement, marking: 'TLP:GREEN' })).code).toBe(0);
    for (const [field, value] of [
      ['note', 'second'],
      ['asOf', '2025'],
      ['status', 'retired'],
    ] as const) {
      const refused = await add({ statement, [field]: value });
      expectError(refused, 3, 'BAD_FACT');
      expect(refused.json.error.message).toContain(`facts[0].${field}`);
    }
    const [after] = (await briefwright(['facts', library, '--query', 'told twice', '--json'])).json.facts;
    expect(after).toEqual(held);
  });

  test('a statement that the library holds already is merged, and its new evidence goes to the fact that is there', async () => {
    const sourceId = (await briefwright(['sources', library, '--json'])).json.sources[0].id;
    const fact = {
      statement: 'One statement is added twice.',
      evidence: [{ sourceId, locator: { label: 'page', value: '1' } }],
    };
    const first = await briefwright(['add', library, '-', '--json'], { input: JSON.stringify([fact]) });
    const again = { ...fact, evidence: [{ sourceId, locator: { label: 'page', value: '2' } }] };
    const second = await briefwright(['add', library, '-', '--json'], { input: JSON.stringify([again]) });
    expect(second.json).toMatchObject({ added: [], merged: first.json.added });
    const [held] = (await briefwright(['facts', library, '--query', 'statement added twice', '--json'])).json.facts;
    expect(held.evidence.map((e: { locator: { value: string } }) => e.locator.value)).toEqual(['1', '2']);
  });
});

describe('build', () => {
  const build = (...args: string[]) => briefwright(['build', library, ...args, '--json']);

  test('an unknown theme is a usage error that names the nearest ones', async () => {
    const run = await build('--theme', 'excercises', '--out', inFolder('d.pptx'));
    expectError(run, 2, 'UNKNOWN_THEME');
    expect(run.json.error.hint).toContain('exercises');
  });

  test.each([
    ['an unknown design', ['--design', 'lite'], 'UNKNOWN_DESIGN', 2],
    ['an unknown style', ['--style', 'iee'], 'UNKNOWN_STYLE', 2],
    ['an unknown marking', ['--marking', 'TLP:BLUE'], 'UNKNOWN_MARKING', 2],
    ['a day that is none', ['--as-of', '2026-02-30'], 'USAGE', 2],
  ])('%s is a usage error', async (_what, args, code, exit) => {
    expectError(await build('--theme', 'market', '--out', inFolder('d.pptx'), ...args), exit, code);
  });

  test('an ending that is no deck, a folder that is not there and a folder in the way are refused, and nothing is left', async () => {
    expectError(await build('--theme', 'market', '--out', inFolder('deck.doc')), 2, 'UNKNOWN_FORMAT');
    expectError(await build('--theme', 'market', '--out', inFolder('nowhere/deck.pptx')), 3, 'OUT_NOT_WRITABLE');
    mkdirSync(inFolder('folder.pptx'));
    expectError(await build('--theme', 'market', '--out', inFolder('folder.pptx')), 3, 'OUT_NOT_WRITABLE');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('an ending in capitals is taken', async () => {
    const run = await build('--theme', 'market', '--out', inFolder('DECK.PPTX'));
    expect(run.code, run.stdout + run.stderr).toBe(0);
  });
});

describe('the library file', () => {
  const facts = (path: string) => briefwright(['facts', path, '--json']);
  const addTo = (path: string) => briefwright(['add', path, '-', '--json'], { input: '[{"statement": "One more."}]' });

  async function expectRefused(path: string, code: string): Promise<void> {
    const before = readFileSync(path);
    expectError(await facts(path), 3, code);
    expectError(await addTo(path), 3, code);
    expect(readFileSync(path).equals(before)).toBe(true);
  }

  test('a missing library is told, and not made', async () => {
    expectError(await addTo(inFolder('none.briefwright')), 3, 'LIBRARY_NOT_FOUND');
    expect(readdirSync(folder)).not.toContain('none.briefwright');
  });

  test('a text, an empty file and a foreign database are no library and stay as they were', async () => {
    await expectRefused(put('text.briefwright', 'This is not a database, whatever its name says.'), 'NOT_A_LIBRARY');
    await expectRefused(put('zero.briefwright', ''), 'NOT_A_LIBRARY');
  });

  test('a library of a newer version is refused with both versions', async () => {
    const path = inFolder('newer.briefwright');
    await briefwright(['new', path]);
    const bytes = readFileSync(path);
    bytes.writeUInt32BE(999, 60); // user_version, at its place in the SQLite header
    writeFileSync(path, bytes);
    await expectRefused(path, 'LIBRARY_TOO_NEW');
    expect((await facts(path)).json.error.message).toContain('999');
  });

  test('a library that is open elsewhere can be read, and is not written', async () => {
    const path = inFolder('open.briefwright');
    await briefwright(['new', path]);
    const held = openLibrary(path, 'write');
    try {
      expectError(await addTo(path), 3, 'LIBRARY_IN_USE');
      expect((await facts(path)).code).toBe(0);
    } finally {
      held.close();
    }
    expect((await addTo(path)).code).toBe(0);
  });

  test('new never takes the place of a file that is there', async () => {
    const path = put('mine.briefwright', 'precious');
    expectError(await briefwright(['new', path, '--json']), 3, 'LIBRARY_EXISTS');
    expect(readFileSync(path, 'utf8')).toBe('precious');
  });

  // The superuser may write everything: it steps down to somebody who may not.
  const uid = process.getuid?.() === 0 ? { uid: 65534 } : {};

  test('a read-only library can be read, and is not written', async () => {
    const path = inFolder('readonly.briefwright');
    await briefwright(['new', path]);
    chmodSync(path, 0o444);
    chmodSync(folder, 0o555);
    try {
      expect((await briefwright(['facts', path, '--json'], uid)).code).toBe(0);
      const add = await briefwright(['add', path, '-', '--json'], { input: '[{"statement": "One more."}]', ...uid });
      expectError(add, 3, 'LIBRARY_READ_ONLY');
      const out = inFolder('deck.pptx');
      const build = await briefwright(['build', path, '--theme', 'market', '--out', out, '--json'], uid);
      expectError(build, 3, 'LIBRARY_READ_ONLY');
    } finally {
      chmodSync(folder, 0o755);
    }
  });

  test('a place that cannot be written, and a file that cannot be read, are told', async () => {
    const shut = inFolder('shut');
    mkdirSync(shut);
    chmodSync(shut, 0o555);
    const secret = put('secret.txt', 'Nobody else may read this text.');
    chmodSync(secret, 0o600);
    const path = inFolder('theirs.briefwright');
    await briefwright(['sample', path]);
    for (const name of readdirSync(folder)) if (name.startsWith('theirs')) chmodSync(inFolder(name), 0o666);
    chmodSync(folder, 0o777);
    try {
      const build = ['build', path, '--theme', 'market', '--out', join(shut, 'deck.pptx'), '--json'];
      expectError(await briefwright(build, uid), 3, 'OUT_NOT_WRITABLE');
      if (uid.uid !== undefined) {
        const run = await briefwright(['import', path, secret, '--json'], uid);
        expect(run.json.files[0].code).toBe('FILE_UNREADABLE');
        expect(run.code).toBe(3);
      }
      // What is said aloud of a folder that may not be looked into: the files beside it come in all the same.
      const mixed = inFolder('mixed');
      mkdirSync(join(mixed, 'a shut one'), { recursive: true });
      writeFileSync(join(mixed, 'b.txt'), 'A harbour\n\nThe harbour held nine ships that day, its master said.\n');
      chmodSync(join(mixed, 'a shut one'), 0o000);
      if (uid.uid !== undefined) {
        const run = await briefwright(['import', path, mixed, '--json'], uid);
        expect(run.json.files.map(({ code, status }: Row) => [status, code])).toEqual([
          ['failed', 'FOLDER_UNREADABLE'],
          ['imported', null],
        ]);
        expect(run.json.files[0]).toMatchObject({
          reason: 'The folder cannot be read.',
          hint: 'Check its permissions, and that its disk is there.',
        });
      }
    } finally {
      chmodSync(folder, 0o755);
    }
  });
});

describe('usage', () => {
  test.each([
    ['no command', []],
    ['an unknown command', ['fcts']],
    ['a missing argument', ['facts']],
    ['an unknown option', ['facts', library, '--colour']],
    ['a limit that is no number', ['facts', library, '--limit', 'many']],
    ['a limit above what a page holds', ['facts', library, '--limit', '1001']],
    ['a marking that is none', ['new', inFolder('marked.briefwright'), '--marking', 'FOO']],
    ['build without a theme', ['build', library, '--out', 'x.pptx']],
  ])('%s ends with 2', async (_what, args) => {
    expect((await briefwright(args)).code).toBe(2);
  });
});
