import type { Evidence } from '../../../model/fact.ts';
import { type NewEvidence, type NewFact, newId } from '../../database/library.ts';
import { sameEvidence } from '../resolvingEvidence.ts';
import { evidenceHere, HeldTexts } from './evidence.ts';
import { joinFact } from './joinFact.ts';
import { markingHere } from './markings.ts';
import type { Merging } from './merging.ts';
import { type ReadFact, readFact } from './readOther.ts';
import { canBeJoined, differenceWords } from './standing.ts';
import type { OtherThemes } from './themes.ts';

/** A fact of the other library with its evidence as ours. What it names of other facts is theirs still. */
export interface TranslatedFact extends ReadFact {
  readonly evidence: readonly (NewEvidence & { readonly id: string })[];
}

/** Facts come in, or join those that they are; then each gets its relations, which may point forwards. */
export function* mergeFacts(merging: Merging, themes: OtherThemes): Generator<void, void, void> {
  const { other, report, leave } = merging;
  const texts = new HeldTexts(merging.library);
  const related: Pick<ReadFact, 'id' | 'relations' | 'restsOn'>[] = [];
  const { facts: total } = other.counts();
  let done = 0;
  // Judgements name facts that they rest on, so those must be known before.
  for (const kind of ['reported', 'judgement'] as const) {
    for (const rows of other.facts(kind)) {
      report({ doing: 'Merging the facts', done, total });
      done += rows.length;
      const read = rows.flatMap((row) => {
        const sound = readFact(row);
        if ('why' in sound) {
          leave(sound.why);
          return [];
        }
        leave('evidence with a value that no evidence may have', sound.lost);
        return [sound.fact];
      });
      const facts = read.map((fact) => translated(merging, texts, fact));
      mergePiece(merging, themes, facts);
      for (const { id, relations, restsOn } of facts) {
        if (relations.length > 0 || restsOn.length > 0) related.push({ id, relations, restsOn });
      }
      yield;
    }
  }
  yield* relateFacts(merging, related);
}

function translated(merging: Merging, texts: HeldTexts, fact: ReadFact): TranslatedFact {
  const evidence = fact.evidence.flatMap((piece: Evidence) => {
    const here = evidenceHere(merging, texts, piece);
    return here ? [{ ...here, id: piece.id }] : [];
  });
  return { ...fact, marking: markingHere(merging, fact.marking), evidence };
}

function mergePiece(merging: Merging, themes: OtherThemes, facts: readonly TranslatedFact[]): void {
  const { library, counts, broughtIn } = merging;
  const held = new Map(library.facts.getMany(facts.map(({ id }) => id)).map((fact) => [fact.id, fact]));
  const fresh: TranslatedFact[] = [];
  const besideOf = new Map<TranslatedFact, string>();
  for (const theirs of facts) {
    const ours = held.get(theirs.id);
    const outcome = ours ? joinFact(merging, themes, ours, theirs) : null;
    if (outcome === 'joined') continue;
    const twin = twinOf(merging, theirs);
    if (twin) {
      joinFact(merging, themes, twin, theirs);
      // What names it means the fact of its id, wherever its other words went.
      if (ours) merging.facts.set(theirs.id, ours.id);
      continue;
    }
    if (ours) besideOf.set(theirs, ours.id);
    fresh.push(theirs);
  }
  const owners = library.evidence.factsOf(fresh.flatMap(({ evidence }) => evidence.map(({ id }) => id)));
  const inserted = fresh.map((theirs): NewFact => {
    const beside = besideOf.get(theirs);
    const id = beside === undefined ? theirs.id : newId();
    merging.facts.set(theirs.id, beside ?? id);
    broughtIn.add(id);
    const ours = beside === undefined ? undefined : held.get(beside);
    if (ours) {
      merging.differ({
        factId: ours.id,
        besideId: id,
        statement: ours.statement,
        why: `Both libraries have changed it: ${differenceWords(ours, theirs)}.`,
      });
    }
    return {
      ...theirs,
      id,
      themes: themes.known(theirs.themes),
      relations: [],
      restsOn: [],
      evidence: distinct(theirs.evidence).map((piece) => ({
        ...piece,
        id: beside !== undefined || owners.has(piece.id) ? undefined : piece.id,
      })),
    };
  });
  if (inserted.length > 0) library.facts.insertMany(inserted);
  counts.facts.added += inserted.length;
  counts.evidence.added += inserted.reduce((sum, { evidence }) => sum + evidence.length, 0);
}

/** Two pieces of the other library may be one here, where their sources are. */
function distinct<Piece extends NewEvidence>(evidence: readonly Piece[]): Piece[] {
  return evidence.filter((piece, i) => !evidence.slice(0, i).some((before) => sameEvidence(before, piece)));
}

/** A fact that was here before the merge, says the same at the same date, and says nothing otherwise. */
function twinOf({ library, broughtIn }: Merging, theirs: TranslatedFact) {
  const ids = library.facts.byExactStatement(theirs.statement).filter((id) => !broughtIn.has(id));
  return library.facts.getMany(ids).find((ours) => ours.id !== theirs.id && canBeJoined(ours, theirs));
}

const PIECE = 50;

/** What facts name of one another, in the ids of ours. A fact that was there keeps its relations, and takes those it lacks. */
function* relateFacts(
  merging: Merging,
  related: readonly Pick<ReadFact, 'id' | 'relations' | 'restsOn'>[],
): Generator<void, void, void> {
  const { library, facts, broughtIn, leave, report } = merging;
  for (let from = 0; from < related.length; from += PIECE) {
    report({ doing: 'Relating the facts', done: from, total: related.length });
    const here = related.slice(from, from + PIECE).flatMap((theirs) => {
      const id = facts.get(theirs.id);
      if (id === undefined) return [];
      const named = (other: string): string[] => {
        const found = facts.get(other);
        if (found === undefined) leave('relation to a fact that was left out');
        return found === undefined || found === id ? [] : [found];
      };
      return [
        {
          id,
          relations: theirs.relations.flatMap(({ kind, factId }) => named(factId).map((to) => ({ kind, factId: to }))),
          restsOn: [...new Set(theirs.restsOn.flatMap(named))],
        },
      ];
    });
    library.facts.relate(here.filter(({ id }) => broughtIn.has(id)));
    const known = here.filter(({ id }) => !broughtIn.has(id));
    const held = new Map(library.facts.getMany(known.map(({ id }) => id)).map((fact) => [fact.id, fact]));
    for (const { id, relations, restsOn } of known) {
      const ours = held.get(id);
      if (!ours) continue;
      const missing = relations.filter(
        ({ kind, factId }) => !ours.relations.some((there) => there.kind === kind && there.factId === factId),
      );
      const grounds = ours.kind === 'judgement' ? restsOn.filter((to) => !ours.restsOn.includes(to)) : [];
      if (missing.length === 0 && grounds.length === 0) continue;
      library.facts.update(id, {
        relations: [...ours.relations, ...missing],
        restsOn: [...ours.restsOn, ...grounds],
      });
    }
    yield;
  }
}
