import { extname, resolve } from 'node:path';
import type { z } from 'zod';
import type { buildInputSchema, buildResultSchema } from '../../contract/contract.ts';
import { NO_EDITS, type SlideEdits } from '../../model/briefing.ts';
import { BriefwrightError, EXIT } from '../../model/errors.ts';
import type { Fact } from '../../model/fact.ts';
import type { Source } from '../../model/source.ts';
import { loadStyle } from '../citations/index.ts';
import type { Library } from '../database/library.ts';
import { loadDesign } from '../scenes/index.ts';
import type { OperationContext } from './context.ts';
import type { DeckContent, DeckJob } from './deckJob.ts';
import { checkWritable, writeWhole } from './files.ts';
import { breathe, type Report } from './progress.ts';
import { redatedFacts } from './rereading.ts';
import { checkMarking, markingSchemeOf } from './settings.ts';
import { selectThemes } from './themes.ts';

/** Facts read between two breaths of the core host: few enough that no other call waits long. */
const CHUNK = 100;

const FORMATS: Readonly<Record<string, DeckJob['format']>> = { '.pptx': 'pptx', '.md': 'md' };

async function inChunks<T>(
  ids: readonly string[],
  signal: AbortSignal,
  read: (chunk: readonly string[]) => T[],
): Promise<T[]> {
  const all: T[] = [];
  for (let i = 0; i < ids.length; i += CHUNK) {
    signal.throwIfAborted();
    all.push(...read(ids.slice(i, i + CHUNK)));
    await breathe();
  }
  return all;
}

/** Every fact of the themes and those that are `named`, what they are related to, and the sources of all their evidence. */
async function gather(
  library: Library,
  themes: readonly string[],
  named: readonly string[],
  signal: AbortSignal,
): Promise<{ facts: Fact[]; related: Fact[]; sources: Source[]; redated: string[] }> {
  const ids = [...new Set([...library.facts.select({ themes }), ...named])];
  const facts = await inChunks(ids, signal, (chunk) => library.facts.getMany(chunk));
  const selected = new Set(ids);
  const relatedById = new Map<string, Fact>();
  await inChunks(ids, signal, (chunk) => {
    for (const fact of library.facts.relatedTo(chunk)) if (!selected.has(fact.id)) relatedById.set(fact.id, fact);
    return [];
  });
  const related = [...relatedById.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const sourceIds = new Set([...facts, ...related].flatMap((fact) => fact.evidence.map((e) => e.sourceId)));
  const sources = await inChunks([...sourceIds].sort(), signal, (chunk) => library.sources.getMany(chunk));
  const waiting = redatedFacts(library);
  const redated = [...facts, ...related].filter(({ id }) => waiting.has(id)).map(({ id }) => id);
  return { facts, related, sources, redated };
}

/** What a deck is asked for: the choices of `build`, or of a briefing. */
export interface DeckOrder {
  readonly themes: readonly string[];
  readonly title: string | null;
  readonly style: string;
  readonly design: string;
  readonly marking: string | null;
  readonly asOf: string;
  readonly handout: boolean;
  readonly audience: string | null;
  readonly edits: SlideEdits;
}

/** Everything a deck is made from, read from the library. Every choice is checked before anything is read. */
export async function gatherDeck(
  library: Library,
  order: DeckOrder,
  report: Report,
  signal: AbortSignal,
): Promise<DeckContent> {
  const themes = selectThemes(library, order.themes);
  const scheme = markingSchemeOf(library);
  if (order.marking !== null) checkMarking(scheme, order.marking);
  loadDesign(order.design);
  const styleXml = loadStyle(order.style);
  const language = library.settings.get('language') ?? 'en-GB';
  report({ doing: 'Reading the library', done: 0, total: null });
  const gathered = await gather(
    library,
    themes.map((theme) => theme.slug),
    Object.values(order.edits.facts).flat(),
    signal,
  );
  return {
    title: order.title,
    themes: themes.map(({ id, slug, name, colour, order: place }) => ({ id, slug, name, colour, order: place })),
    ...gathered,
    scheme,
    ceiling: order.marking,
    asOf: order.asOf,
    handout: order.handout,
    design: order.design,
    styleXml,
    language,
    audience: order.audience,
    edits: order.edits,
  };
}

/**
 * Writes a deck and records it. The record is written before the file takes its name: a process that dies in between leaves
 * a record of a deck that nobody has, never a deck that the library does not know.
 */
export async function writeDeckFile(
  { library, runDeckJob }: OperationContext,
  order: DeckOrder,
  out: string,
  report: Report,
  signal: AbortSignal,
): Promise<z.output<typeof buildResultSchema>> {
  const format = FORMATS[extname(out).toLowerCase()];
  if (!format) {
    throw new BriefwrightError('UNKNOWN_FORMAT', `A deck cannot be written as “${extname(out) || out}”.`, {
      hint: 'End the name in .pptx or .md.',
      exit: EXIT.usage,
    });
  }
  await checkWritable(out);
  const content = await gatherDeck(library, order, report, signal);
  const file = resolve(out);
  const result = await writeWhole(
    file,
    (temporary) => runDeckJob({ ...content, kind: 'deck', format, file: temporary }, report, signal),
    async ({ sha256, deckKey, record, facts }) => {
      if (library.readOnly) return undefined;
      await library.idle();
      const id = library.exports.insert({
        file,
        sha256,
        date: new Date().toISOString(),
        deckKey,
        record,
        facts,
      });
      return () => library.exports.remove(id);
    },
  );
  return {
    file,
    sha256: result.sha256,
    slides: result.slides.map((slide) => ({ ...slide, factIds: [...slide.factIds] })),
    leftOut: [...result.leftOut],
    warnings: [...result.warnings],
  };
}

/** Builds the deck of some themes, as the storyline plans it. */
export function buildDeck(
  context: OperationContext,
  input: z.output<typeof buildInputSchema>,
  report: Report,
  signal: AbortSignal,
): Promise<z.output<typeof buildResultSchema>> {
  const { out, title, ...rest } = input;
  return writeDeckFile(
    context,
    { ...rest, title: title ?? null, audience: null, edits: NO_EDITS },
    out,
    report,
    signal,
  );
}
