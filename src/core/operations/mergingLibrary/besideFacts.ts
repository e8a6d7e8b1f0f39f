import { isDeepStrictEqual } from 'node:util';
import type { Annotation } from '../../../model/annotation.ts';
import type { SlideEdits } from '../../../model/briefing.ts';
import { savedViews, saveView } from '../keeping.ts';
import { markingHere } from './markings.ts';
import type { Merging } from './merging.ts';
import { readAliases, readAnnotation, readBriefing, readDecision, readViews } from './readOther.ts';
import type { OtherThemes } from './themes.ts';

/** Names that entities have there and not here; a name that is another entity's here stays so. */
export function* mergeAliases({ library, other, counts, leave }: Merging): Generator<void, void, void> {
  for (const rows of other.aliases()) {
    for (const row of rows) {
      const entity = readAliases(row);
      if (!entity) {
        leave('entity with a value that no entity may have');
        continue;
      }
      const known = library.entities.aliases(entity.name, entity.kind);
      for (const alias of entity.aliases.filter((name) => !known.includes(name))) {
        try {
          library.entities.addAlias(entity.name, entity.kind, alias);
          counts.aliases.added += 1;
        } catch (error) {
          if ((error as { code?: string }).code !== 'ALIAS_TAKEN') throw error;
          leave('alias that is the name of another entity here');
        }
      }
      counts.aliases.known += known.length;
    }
    yield;
  }
}

const isSameNote = (a: Annotation, b: Annotation): boolean =>
  a.motivation === b.motivation && a.start === b.start && a.end === b.end && a.body === b.body;

/** Highlights, comments and bookmarks. One that was removed here stays so; one that both have changed comes in beside ours. */
export function* mergeAnnotations(merging: Merging): Generator<void, void, void> {
  const { library, other, counts, leave } = merging;
  const removed = yield* library.history.removed('annotation');
  for (const rows of other.annotations()) {
    for (const row of rows) {
      const theirs = readAnnotation(row);
      const documentId = theirs?.documentId == null ? null : merging.documents.get(theirs.documentId);
      const factId = theirs?.factId == null ? null : merging.facts.get(theirs.factId);
      if (theirs === null || documentId === undefined || factId === undefined) {
        leave(
          theirs === null ? 'annotation with a value that none may have' : 'annotation of something that was left out',
        );
        continue;
      }
      if ((documentId === null) === (factId === null)) {
        leave('annotation with a value that none may have');
        continue;
      }
      if (removed.has(theirs.id)) {
        leave('annotation that was removed here');
        continue;
      }
      if (documentId !== null && !standsThere(merging, documentId, theirs)) {
        leave('annotation whose words its document does not hold');
        continue;
      }
      mergeAnnotation(merging, { ...theirs, documentId, factId });
    }
    yield;
  }

  function mergeAnnotation({ library: ours }: Merging, theirs: Annotation): void {
    const held = ours.annotations.get(theirs.id);
    const there = ours.annotations.list(
      theirs.documentId === null ? { factId: theirs.factId ?? '' } : { documentId: theirs.documentId },
    );
    if ((held && isSameNote(held, theirs)) || there.some((one) => isSameNote(one, theirs))) {
      counts.annotations.known += 1;
    } else if (held && theirs.modified === theirs.created) {
      counts.annotations.known += 1;
    } else if (held && held.modified === held.created) {
      ours.annotations.update(held.id, theirs);
      counts.annotations.changed += 1;
    } else {
      ours.annotations.insert({ ...theirs, id: held ? undefined : theirs.id });
      counts.annotations.added += 1;
    }
  }
}

/** Whether the words of an annotation are those at its place; one of a whole document has none. */
function standsThere({ library }: Merging, documentId: string, { start, end, quote }: Annotation): boolean {
  if (start === null || end === null) return start === end;
  return start < end && library.documents.get(documentId)?.text.slice(start, end) === quote;
}

/** Proposals that were accepted, rejected or snoozed there are not proposed here either. */
export function* mergeDecisions(merging: Merging): Generator<void, void, void> {
  const { library, other, counts, leave } = merging;
  for (const rows of other.decisions()) {
    const read = rows.flatMap((row) => {
      const decision = readDecision(row);
      if (decision) return [decision];
      leave('decided proposal with a value that none may have');
      return [];
    });
    for (const [theirs, decided] of Map.groupBy(read, ({ documentId }) => documentId)) {
      const documentId = merging.documents.get(theirs);
      if (documentId === undefined) {
        leave('decided proposal of a document that was left out', decided.length);
        continue;
      }
      const taken = library.suggestions.takeOver(
        documentId,
        decided.map(({ candidate, state, snoozedUntil, factId }) => ({
          candidate,
          decision: { state, snoozedUntil, factId: factId === null ? null : (merging.facts.get(factId) ?? null) },
        })),
      );
      counts.decisions.added += taken;
      counts.decisions.known += decided.length - taken;
    }
    yield;
  }
}

/** What a briefing's edits say of facts, said of ours. */
function editsHere({ facts }: Merging, edits: SlideEdits): SlideEdits {
  const here = (id: string): string => facts.get(id) ?? id;
  return {
    ...edits,
    facts: Object.fromEntries(Object.entries(edits.facts).map(([slide, ids]) => [slide, ids.map(here)])),
    wordings: Object.fromEntries(Object.entries(edits.wordings).map(([id, words]) => [here(id), words])),
  };
}

/** Briefings that are not here come in, under a name of their own where theirs is taken. */
export function* mergeBriefings(merging: Merging, themes: OtherThemes): Generator<void, void, void> {
  const { library, other, counts, leave } = merging;
  const removed = yield* library.history.removed('briefing');
  const names = new Set(library.briefings.list().map(({ name }) => name));
  for (const rows of other.briefings()) {
    for (const row of rows) {
      const theirs = readBriefing(row);
      if (theirs === null) {
        leave('briefing with a value that none may have');
        continue;
      }
      const edits = editsHere(merging, theirs.edits);
      const held = library.briefings.get(theirs.id);
      if (held || removed.has(theirs.id)) {
        counts.briefings.known += 1;
        if (!held) leave('briefing that was removed here');
        else if (!isDeepStrictEqual(held.edits, edits)) leave('briefing whose slides are other ones here');
        continue;
      }
      const name = freeName(theirs.name, other.name, names);
      names.add(name);
      const marking = theirs.marking === null ? null : markingHere(merging, theirs.marking);
      library.briefings.insert({ ...theirs, name, themes: themes.known(theirs.themes), marking, edits });
      counts.briefings.added += 1;
    }
    yield;
  }
}

/** The name itself, or with where it comes from, where that is taken: `Weekly (from Harbour)`. */
function freeName(name: string, from: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const base = `${name} (from ${from})`;
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? base : `${base} ${n}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** Saved views; like all that is kept for the screens they are no part of the history, and stay when the merge is undone. */
export function mergeViews(merging: Merging): void {
  const { library, other, counts } = merging;
  const { views } = savedViews(library);
  const names = new Set(views.map(({ name }) => name));
  for (const view of readViews(other.savedViews())) {
    const filter = {
      ...view.filter,
      sourceIds: view.filter.sourceIds?.map((id) => merging.sources.get(id) ?? id),
    };
    const here = { ...view, filter };
    if (views.some((held) => isDeepStrictEqual({ ...held, name: '' }, { ...here, name: '' }))) {
      counts.views.known += 1;
      continue;
    }
    const name = freeName(view.name, other.name, names);
    names.add(name);
    saveView(library, { ...here, name });
    counts.views.added += 1;
  }
}
