import type { Annotation } from '../../model/annotation.ts';
import { blankDraft, type Draft } from './drafts.ts';
import type { CardActions } from './ItemCard.tsx';
import { type Bookmark, draftKey, type MarginItem, neighbour, noteKey } from './items.ts';
import { cardId } from './Margin.tsx';
import { firstEndingAfter } from './segments.ts';
import { selectedRange, type TextPage } from './textPage.ts';
import type { TextRange } from './textRange.ts';
import type { useActiveCard } from './useActiveCard.ts';
import type { useAnnotating } from './useAnnotating.ts';
import type { useDrafts } from './useDrafts.ts';
import type { useTextKeys } from './useTextKeys.ts';

/**
 * What is made, changed and removed while reading. The focus is never lost: it goes to what was made, to the card after the
 * one that went away, or back to the text.
 */
export function useReaderActions(reader: {
  readonly page: TextPage;
  readonly canEdit: boolean;
  readonly items: readonly MarginItem[];
  readonly bookmarks: readonly Bookmark[];
  readonly saving: ReturnType<typeof useAnnotating>;
  readonly drafts: ReturnType<typeof useDrafts>;
  readonly card: ReturnType<typeof useActiveCard>;
  readonly clearSelection: () => void;
  readonly keys: ReturnType<typeof useTextKeys>;
  readonly show: (place: TextRange) => void;
  readonly focusText: () => void;
}) {
  const { page, canEdit, items, bookmarks, saving, keys, show, focusText } = reader;
  const { text, passages } = page;
  const { activeKey, setActiveKey, awaitCard } = reader.card;
  const { addDraft, changeDraft, dropDraft } = reader.drafts;

  const begin = (draft: Draft) => {
    addDraft(draft);
    awaitCard({ key: draftKey(draft.id) });
    reader.clearSelection();
  };
  const beginAt = (kind: Draft['kind']) => {
    const range = selectedRange(page);
    if (range && canEdit) begin(blankDraft(kind, range.startUtf16, range.endUtf16));
  };
  const edit = (annotation: Annotation) => {
    const blank = blankDraft('comment', annotation.start ?? 0, annotation.end ?? 0);
    if (!canEdit || blank.kind !== 'comment') return;
    const motivation = annotation.motivation === 'questioning' ? 'questioning' : 'commenting';
    begin({ ...blank, annotationId: annotation.id, motivation, body: annotation.body ?? '' });
  };
  const comment = () => {
    const active = items.find(({ key }) => key === activeKey);
    if (selectedRange(page)) beginAt('comment');
    else if (active?.kind === 'annotation') edit(active.annotation);
    else if (active?.kind === 'fact')
      document.getElementById(cardId(active.key))?.querySelector<HTMLElement>('[data-add-note]')?.click();
  };
  const highlight = async () => {
    const range = selectedRange(page);
    if (!range || !canEdit || saving.saving) return;
    const annotationId = await saving.mark('highlighting', range);
    if (annotationId === null) return;
    reader.clearSelection();
    awaitCard({ annotationId });
  };
  const bookmark = async () => {
    const range = selectedRange(page);
    const passage = range ? firstEndingAfter(passages, range.startUtf16) : Math.max(0, keys.here());
    const at = passages[passage];
    if (!canEdit || saving.saving || !at) return;
    const there = bookmarks.find(({ startUtf16 }) => startUtf16 >= at.start && startUtf16 < at.end);
    if (there) await saving.remove(there.annotation);
    else await saving.mark('bookmarking', { startUtf16: at.start, endUtf16: at.end });
    focusText();
  };
  const toBookmark = () => {
    const from = keys.offsetUtf16();
    const next = bookmarks.find(({ startUtf16 }) => startUtf16 > from) ?? bookmarks[0];
    if (!next) return;
    setActiveKey(null);
    keys.moveTo(next.startUtf16);
    show(next);
    focusText();
  };
  /** The card after the one that goes away takes the focus, or the text where there is none. */
  const afterwards = async (key: string, gone: Promise<true | null>) => {
    const next = neighbour(items, key, 0, 1);
    if ((await gone) === null) return;
    if (next && next.key !== key) awaitCard({ key: next.key });
    else focusText();
  };
  const remove = (annotation: Annotation) => void afterwards(noteKey(annotation.id), saving.remove(annotation));

  const ofCards: CardActions = {
    saving: saving.saving,
    change: changeDraft,
    discard: (draft) => {
      dropDraft(draft.id);
      if (draft.kind === 'comment' && draft.annotationId !== null) awaitCard({ annotationId: draft.annotationId });
      else focusText();
    },
    leave: focusText,
    save: async (draft, authorName) => {
      const kept = await saving.keep(draft, text.slice(draft.start, draft.end), authorName);
      if (kept === null) return;
      dropDraft(draft.id);
      awaitCard(kept);
    },
    edit,
    remove,
    removeEvidence: (fact, evidence) => void afterwards(`fact-${evidence.id}`, saving.removeEvidence(fact, evidence)),
  };

  return {
    beginAt,
    edit,
    comment,
    highlight,
    bookmark,
    toBookmark,
    remove,
    removeBookmark: (annotation: Annotation) => void saving.remove(annotation).then(focusText),
    ofCards,
  };
}
