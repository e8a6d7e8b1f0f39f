import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import {
  type DeckRecord,
  foldWords,
  type RecordedFact,
  type RecordedSlide,
  type RecordedStatement,
} from '../../model/deckRecord.ts';
import { BriefwrightError } from '../../model/errors.ts';
import type { Fact } from '../../model/fact.ts';
import type { DeckScenes, Paragraph, Scene } from '../../model/scene.ts';
import { type CitedSources, citationKey, type SlidePlan, statementsOf } from '../../model/slidePlan.ts';
import type { Library } from '../database/library.ts';
import { sceneWords } from '../scenes/words.ts';

/** TLP 2.0 asks for the label in the header and in the footer of each page. */
const MARKINGS_PER_PAGE = 2;

function paragraphsOf(scene: Scene): readonly Paragraph[] {
  return scene.boxes.flatMap((box): readonly Paragraph[] => {
    if (box.type === 'text') return box.paragraphs;
    if (box.type === 'table') return box.rows.flatMap((row) => row.flatMap((cell) => cell.paragraphs));
    return [];
  });
}

/** The statements of a scene with the marks that follow them; neighbouring paragraphs of one fact are one statement. */
function recordedStatements(scene: Scene, revisions: ReadonlyMap<string, number>): RecordedStatement[] {
  const statements: RecordedStatement[] = [];
  let open: { factId: string; text: string; mark: string } | undefined;
  const close = (): void => {
    if (open) {
      statements.push({
        factId: open.factId,
        revision: revisions.get(open.factId) ?? 0,
        text: foldWords(open.text),
        mark: foldWords(open.mark),
      });
    }
    open = undefined;
  };
  for (const paragraph of paragraphsOf(scene)) {
    if (paragraph.factId === undefined) {
      close();
      continue;
    }
    if (open?.factId !== paragraph.factId || open.mark !== '') {
      close();
      open = { factId: paragraph.factId, text: '', mark: '' };
    }
    for (const run of paragraph.runs) {
      if (run.mark) open.mark += run.text;
      else open.text += run.text;
    }
    open.text += ' ';
  }
  close();
  return statements;
}

function recordedSlides(deck: DeckScenes, revisions: ReadonlyMap<string, number>): RecordedSlide[] {
  return deck.scenes.map((scene, i) => ({
    id: scene.id,
    index: i + 1,
    kind: scene.kind,
    title: foldWords(scene.title),
    statements: recordedStatements(scene, revisions),
    sourceIds: scene.sourceIds,
    ...sceneWords(scene),
  }));
}

/** Every mark of the plan and the sources that it leads to, each once. */
function recordedMarks(plan: SlidePlan, cited: CitedSources): DeckRecord['marks'] {
  const marks = new Map<string, Set<string>>();
  for (const slide of plan.slides) {
    for (const statement of statementsOf(slide)) {
      const mark = foldWords(cited.marks.get(citationKey(statement.citations)) ?? '');
      const sourceIds = marks.get(mark) ?? new Set();
      for (const citation of statement.citations) sourceIds.add(citation.sourceId);
      marks.set(mark, sourceIds);
    }
  }
  return [...marks].map(([mark, ids]) => ({ mark, sourceIds: [...ids] }));
}

function recordedFacts(facts: readonly Fact[], shown: ReadonlySet<string>): RecordedFact[] {
  const contradictedBy = contradictions(facts);
  return facts
    .filter((fact) => shown.has(fact.id))
    .map((fact) => ({
      factId: fact.id,
      revision: fact.revision,
      statement: fact.statement,
      status: fact.status,
      contradictedBy: [...(contradictedBy.get(fact.id) ?? [])].sort(),
    }));
}

function withoutContradictions({ contradictedBy: _, ...fact }: RecordedFact): Omit<RecordedFact, 'contradictedBy'> {
  return fact;
}

/** For each fact the facts that contradict it, whichever of the two holds the relation. */
export function contradictions(facts: readonly Fact[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const note = (a: string, b: string): void => {
    const others = found.get(a) ?? new Set();
    others.add(b);
    found.set(a, others);
  };
  for (const fact of facts) {
    for (const relation of fact.relations) {
      if (relation.kind !== 'contradicts') continue;
      note(fact.id, relation.factId);
      note(relation.factId, fact.id);
    }
  }
  return found;
}

/**
 * What the library keeps of a deck: every word on it, which of them are statements, and the state of the facts behind them.
 * The key is a hash of what stands in the deck, so the same deck has the same key on every machine. The contradictions of
 * its facts are no part of the key: they may be of facts that the deck must not tell of.
 */
export function recordDeck(
  deck: DeckScenes,
  plan: SlidePlan,
  cited: CitedSources,
  facts: readonly Fact[],
  handout: boolean,
): DeckRecord {
  const revisions = new Map(facts.map((fact) => [fact.id, fact.revision]));
  const shown = new Set(deck.scenes.flatMap((scene) => scene.factIds));
  const content = {
    title: deck.title,
    asOf: deck.asOf,
    marking: deck.furniture.marking,
    handout,
    slides: recordedSlides(deck, revisions),
    facts: recordedFacts(facts, shown),
    marks: recordedMarks(plan, cited),
    furniture: {
      marking: foldWords(deck.furniture.marking),
      markings: MARKINGS_PER_PAGE,
      asOfText: foldWords(deck.furniture.asOfText),
    },
  };
  const deckKey = createHash('sha256')
    .update(JSON.stringify([deck.design.name, { ...content, facts: content.facts.map(withoutContradictions) }]))
    .digest('hex')
    .slice(0, 32);
  return { deckKey, ...content };
}

/** A record as the library keeps it. It is packed in the thread that makes it: for a long deck that takes a while. */
export function packRecord(record: DeckRecord): Uint8Array {
  return new Uint8Array(deflateSync(JSON.stringify(record)));
}

/** The record of an export; throws `LIBRARY_CORRUPT` where the library has lost it. */
export function recordOfExport(library: Library, exportId: string): DeckRecord {
  const packed = library.exports.record(exportId);
  if (!packed) throw new BriefwrightError('LIBRARY_CORRUPT', 'The library has lost the record of an export.');
  return JSON.parse(inflateSync(packed).toString('utf8')) as DeckRecord;
}
