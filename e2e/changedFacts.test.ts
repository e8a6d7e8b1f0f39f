import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openLibrary } from '../src/core/operations/index.ts';
import type { Fact } from '../src/model/fact.ts';
import { briefwright, scratchFolder } from '../test/cli/run.ts';
import { type BuiltDeck, build, sampleLibrary, succeed, verify } from './support/sampleLibrary.ts';

const folder = scratchFolder();
let library: string;
let exercises: BuiltDeck;
let market: BuiltDeck;
let facts: readonly Fact[];

beforeAll(async () => {
  library = await sampleLibrary(folder);
  exercises = await build(library, join(folder, 'exercises.pptx'), ['exercises']);
  market = await build(library, join(folder, 'market.pptx'), ['market']);
  facts = (await succeed(['facts', library, '--theme', 'exercises', '--limit', '100'])).facts;
});

/** A reported fact of the exercises deck that is not in the market deck; each call gives another. */
const used = new Set<string>();
function nextFact(): Fact {
  const elsewhere = new Set(market.slides.flatMap((slide) => slide.factIds));
  const shown = new Set(exercises.slides.flatMap((slide) => slide.factIds));
  const fact = facts.find(
    (one) => one.kind === 'reported' && shown.has(one.id) && !elsewhere.has(one.id) && !used.has(one.id),
  );
  if (!fact) throw new Error('No fact is left to change');
  used.add(fact.id);
  return fact;
}

/** Changes a fact as the screens do: through the open library, not through the command line. */
function change(id: string, patch: Parameters<ReturnType<typeof openLibrary>['facts']['update']>[1]): void {
  const open = openLibrary(library, 'write');
  try {
    open.facts.update(id, patch);
  } finally {
    open.close();
  }
}

/** The changes that `decks` names of the fact: by the deck's file. */
async function changesOf(factId: string): Promise<Readonly<Record<string, string>>> {
  const all = (await succeed(['decks', library])).decks;
  const ofFact = (await succeed(['decks', library, '--fact', factId])).decks;
  expect(ofFact.map((deck: BuiltDeck) => deck.file)).toEqual([exercises.file]);
  const named = (decks: readonly { file: string; changed: readonly { factId: string; why: string }[] }[]) =>
    Object.fromEntries(
      decks.flatMap(({ file, changed }) =>
        changed.filter((one) => one.factId === factId).map(({ why }): [string, string] => [file, why]),
      ),
    );
  expect(named(all)).toEqual(named(ofFact));
  return named(all);
}

/** The deck still verifies; what moved on in the library is listed, with the slide that shows the fact. */
async function expectListed(factId: string): Promise<void> {
  const { code, json } = await verify(library, exercises.file);
  expect(json).toMatchObject({ ok: true, problems: [] });
  expect(code).toBe(0);
  const first = exercises.slides.find((slide) => slide.factIds.includes(factId));
  expect(json.changed).toContainEqual(expect.objectContaining({ factId, slide: first?.index }));
}

describe('from a changed fact forward to every deck it went into', () => {
  test('before anything changes no deck is named', async () => {
    const { decks } = await succeed(['decks', library]);
    expect(decks.map((deck: { changed: unknown[] }) => deck.changed)).toEqual([[], []]);
  });

  test('a reworded statement', async () => {
    const fact = nextFact();
    change(fact.id, { statement: 'The fact was worded anew by its analyst.' });
    const changes = await changesOf(fact.id);
    expect(Object.keys(changes)).toEqual([exercises.file]);
    expect(changes[exercises.file]).toContain('The fact was worded anew by its analyst.');
    await expectListed(fact.id);
  });

  test('a retired fact', async () => {
    const fact = nextFact();
    change(fact.id, { status: 'retired' });
    expect((await changesOf(fact.id))[exercises.file]).toContain(`went from ${fact.status} to retired`);
    await expectListed(fact.id);
  });

  test('a fact that a new one contradicts', async () => {
    const fact = nextFact();
    const [evidence] = fact.evidence;
    const added = await succeed(
      ['add', library, '-'],
      JSON.stringify([
        {
          statement: 'A later count says otherwise of this very exercise.',
          themes: ['exercises'],
          relations: [{ kind: 'contradicts', factId: fact.id }],
          evidence: [{ sourceId: evidence?.sourceId, locator: { label: 'page', value: '7' } }],
        },
      ]),
    );
    expect((await changesOf(fact.id))[exercises.file]).toContain(`contradicted by ${added.added[0]}`);
    await expectListed(fact.id);
  });

  test('a fact whose reading changed in nothing that is shown says so', async () => {
    const fact = nextFact();
    change(fact.id, { note: 'Asked the desk about it.' });
    expect((await changesOf(fact.id))[exercises.file]).toContain('revision');
    await expectListed(fact.id);
  });

  test('the words on the screen name the deck and why', async () => {
    const { code, stdout } = await briefwright(['decks', library]);
    expect(code).toBe(0);
    expect(stdout).toContain(exercises.file);
    expect(stdout).toContain('worded anew by its analyst');
  });

  test('a deck built after the changes names none, and leaves the retired fact out with the reason', async () => {
    const rebuilt = await build(library, join(folder, 'rebuilt.pptx'), ['exercises']);
    expect(rebuilt.leftOut).toContainEqual(expect.objectContaining({ why: 'It is retired.' }));
    const { decks } = await succeed(['decks', library]);
    const its = decks.find((deck: BuiltDeck) => deck.file === rebuilt.file);
    expect(its.changed).toEqual([]);
  });

  test('a fact that no deck holds has none, and one that the library does not hold is refused', async () => {
    const { added } = await succeed(
      ['add', library, '-'],
      JSON.stringify([{ statement: 'Nobody has shown this yet.' }]),
    );
    expect((await succeed(['decks', library, '--fact', added[0]])).decks).toEqual([]);
    const run = await briefwright(['decks', library, '--fact', '01890000-0000-7000-8000-000000000000', '--json']);
    expect(run.json.error.code).toBe('UNKNOWN_FACT');
    expect(run.code).not.toBe(0);
  });
});
