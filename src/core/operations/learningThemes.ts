import { isDeepStrictEqual } from 'node:util';
import type { Theme } from '../../model/theme.ts';
import type { Library, TaggedFact } from '../database/library.ts';
import { learningTheme, TagCounts, type ThemeModel, tellingWords } from '../facts/themes/index.ts';
import { breathe } from './progress.ts';

/** Themes are learned from so many facts, the newest: enough for every word that matters, and a second's work. */
const MOST_FACTS = 20_000;
/** Where more facts than this have changed, beginning anew takes no longer than catching up. */
const MOST_CHANGED = 5_000;
/** A setting: the place in the change log before which tagging teaches nothing any more. */
const LEARN_AFTER = 'themesLearnAfter';
/** Work goes on this long before other calls have their turn. */
const PIECE_MS = 12;

interface Learned {
  readonly counts: TagCounts;
  readonly after: number;
  /** The newest change that it knows of. */
  readonly change: number;
  readonly themes: readonly Theme[];
  readonly model: ThemeModel;
}

const held = new WeakMap<Library, Learned>();
const underWay = new WeakMap<Library, Promise<Learned>>();

/**
 * What the library's facts tell of its themes, as of now. It is kept in memory and catches up with what has changed; the first
 * time it reads the newest facts, in pieces, so that no other call waits. Whoever asks meanwhile gets the same.
 */
export async function themeModel(library: Library): Promise<ThemeModel> {
  return (await learned(library)).model;
}

async function learned(library: Library): Promise<Learned> {
  const running = underWay.get(library);
  if (running) {
    const result = await running;
    if (result.change === library.tagging.newestChange()) return result;
  }
  const work = underWay.get(library) ?? learn(library).finally(() => underWay.delete(library));
  underWay.set(library, work);
  return work;
}

async function learn(library: Library): Promise<Learned> {
  // What is not committed may be taken back, and the places in the change log with it.
  await library.idle();
  const change = library.tagging.newestChange();
  const before = held.get(library);
  if (before?.change === change) return before;
  const after = Number(library.settings.get(LEARN_AFTER) ?? 0);
  const themes = library.themes.list();
  const { counts, isAsBefore } = await catchUp(library, before, after);
  const isSame = before && isAsBefore && isDeepStrictEqual(before.themes.map(nameOf), themes.map(nameOf));
  const model = isSame ? before.model : await modelOf(themes, counts);
  const result = { counts, after, change, themes, model };
  held.set(library, result);
  return result;
}

async function modelOf(themes: readonly Theme[], counts: TagCounts): Promise<ThemeModel> {
  const rest = rests();
  const models: ThemeModel['themes'][number][] = [];
  for (const theme of themes) {
    const learning = learningTheme(theme, counts);
    let step = learning.next();
    for (; !step.done; step = learning.next()) await rest();
    models.push(step.value);
  }
  return { themes: models };
}

/** What of a theme its model hangs on, beside its facts. */
const nameOf = ({ slug, name }: Theme) => [slug, name];

/** Lets others go first where work has gone on for long enough. */
function rests(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < PIECE_MS) return;
    await breathe();
    since = performance.now();
  };
}

/** What the facts tell now, and whether it is what they told before. */
async function catchUp(
  library: Library,
  before: Learned | undefined,
  after: number,
): Promise<{ readonly counts: TagCounts; readonly isAsBefore: boolean }> {
  const { tagging } = library;
  const take = async (
    counts: TagCounts,
    pieces: Iterable<{ asked?: readonly number[]; facts: readonly TaggedFact[] }>,
  ) => {
    const rest = rests();
    for (const { asked = [], facts } of pieces) {
      for (const key of asked) counts.remove(key);
      await rest();
      for (const { key, words, themes } of facts) {
        counts.put(key, words, themes);
        await rest();
      }
    }
    return { counts, isAsBefore: false };
  };
  if (before?.after === after) {
    const changed = tagging.changedSince(before.change, MOST_CHANGED);
    if (changed.length === 0) return { counts: before.counts, isAsBefore: true };
    if (changed.length < MOST_CHANGED) return take(before.counts, tagging.read(changed, after));
  }
  const pieces = function* () {
    for (const facts of tagging.newest(after, MOST_FACTS)) yield { facts };
  };
  return take(new TagCounts(), pieces());
}

const MOST_TOLD = 24;

/** The words that tell each theme most, those learned from the library's facts marked. */
export async function themeWords(library: Library) {
  const { counts, themes, model, after } = await learned(library);
  return {
    learnedFrom: counts.facts,
    isReset: after > 0,
    themes: model.themes.map((theme, i) => ({
      slug: theme.slug,
      facts: counts.factsOf(theme.slug),
      words: tellingWords(themes[i] ?? { slug: theme.slug, name: '' }, theme, counts, MOST_TOLD),
    })),
  };
}

/** From now on only what is tagged later teaches: proposals begin again from the lexicon. The facts keep their themes. */
export function resetThemeWords(library: Library): { label: string } {
  const label = 'Forget what the themes have learned';
  library.operate(label, () => library.settings.set(LEARN_AFTER, String(library.tagging.newestChange())));
  return { label };
}
