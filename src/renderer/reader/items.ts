import type { Annotation } from '../../model/annotation.ts';
import type { Evidence, Fact } from '../../model/fact.ts';
import type { Draft } from './drafts.ts';
import type { Look, Marked } from './segments.ts';

/** What stands in the margin, tied to a place in the text: a fact's quote, an annotation, or a draft of either. */
export type MarginItem = Marked &
  (
    | { readonly kind: 'fact'; readonly fact: Fact; readonly evidence: Evidence; readonly notes: readonly Annotation[] }
    | { readonly kind: 'annotation'; readonly annotation: Annotation }
    | { readonly kind: 'draft'; readonly draft: Draft }
  );

export type Shown = 'facts' | 'highlights' | 'comments';

/** How an annotation looks: a highlight that says something is a comment. */
export function lookOf({ motivation, body }: Pick<Annotation, 'motivation' | 'body'>): Look {
  if (motivation === 'questioning') return 'question';
  if (motivation === 'bookmarking') return 'bookmark';
  return motivation === 'highlighting' && !body ? 'highlight' : 'comment';
}

/** In which of the margin's groups an annotation is. */
export function groupOf(annotation: Pick<Annotation, 'motivation' | 'body'>): Shown {
  return lookOf(annotation) === 'highlight' ? 'highlights' : 'comments';
}

export const noteKey = (annotationId: string): string => `note-${annotationId}`;
export const draftKey = (draftId: string): string => `draft-${draftId}`;

/** A bookmark: a sign at its passage and a line in the list, and no card. */
export type Bookmark = Marked & { readonly annotation: Annotation };

/** The bookmarks of a document, in the order of the text. */
export function bookmarksOf(annotations: readonly Annotation[]): Bookmark[] {
  return annotations
    .flatMap((annotation): Bookmark[] => {
      const { start, end, motivation, id } = annotation;
      if (motivation !== 'bookmarking' || start === null || end === null) return [];
      return [{ key: noteKey(id), look: 'bookmark', annotation, startUtf16: start, endUtf16: end }];
    })
    .sort((a, b) => a.startUtf16 - b.startUtf16);
}

/**
 * Everything with a place in a document and a card, in the order of the text. An annotation that is being edited stands as its
 * draft; each fact has the notes on it, of `factNotes`.
 */
export function marginItems(
  documentId: string,
  facts: readonly Fact[],
  annotations: readonly Annotation[],
  factNotes: readonly Annotation[],
  drafts: readonly Draft[],
): MarginItem[] {
  const notesOf = Map.groupBy(factNotes, ({ factId }) => factId);
  const edited = new Set(drafts.flatMap((draft) => (draft.kind === 'comment' && draft.annotationId) || []));
  const items: MarginItem[] = [];
  for (const fact of facts) {
    for (const evidence of fact.evidence) {
      if (evidence.documentId !== documentId || evidence.start === null || evidence.end === null) continue;
      if (evidence.state !== 'anchored') continue;
      const key = `fact-${evidence.id}`;
      const place = { startUtf16: evidence.start, endUtf16: evidence.end };
      items.push({ kind: 'fact', key, look: 'fact', fact, evidence, notes: notesOf.get(fact.id) ?? [], ...place });
    }
  }
  for (const annotation of annotations) {
    if (annotation.start === null || annotation.end === null || edited.has(annotation.id)) continue;
    const look = lookOf(annotation);
    if (look === 'bookmark') continue;
    const place = { startUtf16: annotation.start, endUtf16: annotation.end };
    items.push({ kind: 'annotation', key: noteKey(annotation.id), look, annotation, ...place });
  }
  for (const draft of drafts)
    items.push({
      kind: 'draft',
      key: draftKey(draft.id),
      look: 'draft',
      draft,
      startUtf16: draft.start,
      endUtf16: draft.end,
    });
  return items.sort((a, b) => a.startUtf16 - b.startUtf16 || b.endUtf16 - a.endUtf16);
}

/** Facts that name the document without a quote at its place: a locator alone, or words that are no longer there. */
export function factsWithoutPlace(documentId: string, facts: readonly Fact[]): Fact[] {
  return facts.filter(
    (fact) => !fact.evidence.some((evidence) => evidence.documentId === documentId && evidence.state === 'anchored'),
  );
}

/** The item after, or before, another one, around the ends; where none is active, the next from an offset of the text. */
export function neighbour(
  items: readonly MarginItem[],
  activeKey: string | null,
  fromUtf16: number,
  step: 1 | -1,
): MarginItem | null {
  if (items.length === 0) return null;
  const active = items.findIndex((item) => item.key === activeKey);
  if (active >= 0) return items[(active + step + items.length) % items.length] ?? null;
  const after = items.findIndex((item) => item.startUtf16 >= fromUtf16);
  if (step === 1) return items[Math.max(after, 0)] ?? null;
  return items[(after < 0 ? items.length : after) - 1] ?? items.at(-1) ?? null;
}

/** Whether an item has the words of a search in its statement, its comments, its quote, or the name of who made it. */
export function speaksOf(item: MarginItem, query: string): boolean {
  const words = query.trim().toLowerCase();
  if (words === '' || item.kind === 'draft') return true;
  const texts =
    item.kind === 'fact'
      ? [
          item.fact.statement,
          item.evidence.quote,
          ...item.fact.themes,
          ...item.notes.flatMap(({ body, author }) => [body, author]),
        ]
      : [item.annotation.body, item.annotation.quote, item.annotation.author];
  return texts.some((text) => text?.toLowerCase().includes(words));
}

/** What an item is called. */
export function labelOf(item: MarginItem): string {
  switch (item.kind) {
    case 'fact':
      return `Fact: ${item.fact.statement}`;
    case 'annotation': {
      const { body, quote, motivation } = item.annotation;
      if (!body) return `Highlight: ${quote ?? ''}`;
      return `${motivation === 'questioning' ? 'Question' : 'Comment'}: ${body}`;
    }
    case 'draft':
      return { fact: 'New fact', comment: 'New comment', evidence: 'New evidence' }[item.draft.kind];
  }
}

/** Of the items with these keys the shortest: where marks lie over one another it is the one that was meant. */
export function shortestOf(items: readonly MarginItem[], keys: readonly string[]): MarginItem | undefined {
  const [shortest] = items
    .filter((item) => keys.includes(item.key))
    .sort((a, b) => a.endUtf16 - a.startUtf16 - (b.endUtf16 - b.startUtf16));
  return shortest;
}
