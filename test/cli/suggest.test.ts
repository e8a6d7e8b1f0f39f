import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openLibrary } from '../../src/core/operations/index.ts';
import { briefwright, scratchFolder } from './run.ts';

const folder = scratchFolder();
const library = join(folder, 'L.briefwright');

const article = (ships: string) => `Harbour drills grow

Published 3 March 2026

In May 2025 the second drill of Exercise Sea Lantern brought ${ships} ships to the northern bay, the port said.
`;

beforeAll(async () => {
  await briefwright(['new', library]);
  for (const ships of ['nine', 'twelve']) {
    writeFileSync(join(folder, `${ships}.txt`), article(ships));
    await briefwright(['import', library, join(folder, `${ships}.txt`)]);
  }
});

test('a library that is open for writing elsewhere shows its proposals, and accepting is refused', async () => {
  const held = openLibrary(library, 'write');
  try {
    const shown = await briefwright(['suggest', library, '--json']);
    expect(shown).toMatchObject({ code: 0, json: { accepted: [], documents: 0 } });
    expect(shown.json.suggestions).toHaveLength(2);
    expect(shown.stderr).toContain('What was proposed before is shown.');
    const refused = await briefwright(['suggest', library, '--accept', '--json']);
    expect(refused).toMatchObject({ code: 3, json: { error: { code: 'LIBRARY_IN_USE' } } });
  } finally {
    held.close();
  }
});

test('accepting all leaves open what contradicts, and says so', async () => {
  const { code, stdout } = await briefwright(['suggest', library, '--accept']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Left open: \S+ · it contradicts a fact: /m);
  expect(stdout).toContain('1 draft fact from 2 proposals; 1 left open as contradicting a fact');
  const again = await briefwright(['suggest', library, '--json']);
  expect(again.json.suggestions).toMatchObject([{ links: [{ kind: 'contradiction' }] }]);
});

test('a source that the library does not have is told in one sentence, and one may be named by the id of its CSL item', async () => {
  const unknown = await briefwright(['suggest', library, '--source', 'nope', '--json']);
  expect(unknown).toMatchObject({ code: 3, json: { error: { code: 'UNKNOWN_SOURCE' } } });
  expect(unknown.json.error.message).toBe('The library has no source nope.');
  const { sources } = (await briefwright(['sources', library, '--json'])).json;
  const named = await briefwright(['suggest', library, '--source', sources[0].csl.id, '--json']);
  expect(named.code).toBe(0);
});
