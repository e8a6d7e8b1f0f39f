import type { InferClientOutputs } from '@orpc/client';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { Annotation } from '../../model/annotation.ts';
import { type client, orpc } from '../api/index.ts';
import type { RouteOf } from '../app/route.ts';
import { useKeys } from '../common/keys.ts';
import { Panes } from '../common/Panes.tsx';
import { type ChunkMarks, marksByChunk } from './chunkMarks.ts';
import { DocumentText } from './DocumentText.tsx';
import { blankDraft, type Draft } from './drafts.ts';
import { FindBar } from './FindBar.tsx';
import { type CardActions, ItemCard } from './ItemCard.tsx';
import { draftKey, type MarginItem, neighbour, noteKey } from './items.ts';
import { cardId, Margin } from './Margin.tsx';
import { passageGroups } from './passageGroups.ts';
import styles from './Reader.module.css';
import { ReaderBar } from './ReaderBar.tsx';
import { ReaderSide } from './ReaderSide.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { firstEndingAfter, marksByPassage } from './segments.ts';
import { textChunks } from './textChunks.ts';
import { selectPlace, type TextPage } from './textPage.ts';
import type { TextRange } from './textRange.ts';
import { useActiveCard } from './useActiveCard.ts';
import { useAnnotating } from './useAnnotating.ts';
import { useDrafts } from './useDrafts.ts';
import { useDrawing } from './useDrawing.ts';
import { useFind } from './useFind.ts';
import { useFolding } from './useFolding.ts';
import { useReaderCommands } from './useReaderCommands.ts';
import { useReaderMarks } from './useReaderMarks.ts';
import { useSelection } from './useSelection.ts';
import { useShow } from './useShow.ts';
import { useTextKeys } from './useTextKeys.ts';
import { goBack } from './wayBack.ts';

type Outputs = InferClientOutputs<typeof client>;
export type Reading = Outputs['document'];

/** In a document of more chunks than this, only the cards near to sight stand in the margin. */
const CHUNKS_WITH_ALL_CARDS = 12;

/** Reads one document: its text, the quotes and notes in it with their cards beside them, and the making of new ones. */
export function Reader({ reading, route }: { readonly reading: Reading; readonly route: RouteOf<'reader'> }) {
  const { document: held, source, passages } = reading;
  const { text } = held;
  const scroll = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const textBox = useRef<HTMLElement>(null);
  const { data: info } = useQuery(orpc.info.queryOptions());
  const { data: author } = useQuery(orpc.authorName.queryOptions());
  const { data: themesInUse } = useQuery(orpc.themesInUse.queryOptions());
  const themes = useMemo(
    () => new Map((themesInUse?.themes ?? []).map(({ slug, name, colour }) => [slug, { name, colour }])),
    [themesInUse],
  );
  const canEdit = info !== undefined && !info.readOnly;

  const { drafts, addDraft, changeDraft, dropDraft } = useDrafts(held.id, text.length);
  const saving = useAnnotating(held.id, source.id);
  const { all, items, bookmarks, showAll, ...margin } = useReaderMarks(reading, drafts);

  const groups = useMemo(() => passageGroups(passages), [passages]);
  const chunks = useMemo(() => textChunks(groups, passages), [groups, passages]);
  const folding = useFolding(groups, (passage) => marksByPassage(passages, [...all, ...bookmarks]).has(passage));
  const drawing = useDrawing(chunks, firstEndingAfter(passages, route.start ?? 0));
  const { draw, want, near } = drawing;
  const page = useMemo<TextPage>(() => ({ text, passages, root: () => textBox.current, draw }), [text, passages, draw]);
  const { unfold } = folding;
  const reveal = useCallback(
    (place: TextRange) => {
      const first = firstEndingAfter(passages, place.startUtf16);
      unfold(first);
      want(first, firstEndingAfter(passages, place.endUtf16 - 1));
    },
    [passages, unfold, want],
  );
  const show = useShow(page, scroll, reveal);
  const card = useActiveCard(all, items, show, showAll);
  const { activeKey, setActiveKey, awaitCard } = card;

  const marksBefore = useRef<ReadonlyMap<number, ChunkMarks>>(new Map());
  const marks = useMemo(
    () => marksByChunk(chunks, passages, [...items, ...bookmarks], activeKey, marksBefore.current),
    [chunks, passages, items, bookmarks, activeKey],
  );
  useEffect(() => {
    marksBefore.current = marks;
  }, [marks]);
  /** Changes whenever elements of the text that are near to sight do. */
  const redrawn = useMemo(() => ({ marks, near, folded: folding.folded }), [marks, near, folding.folded]);

  const nearPlace = useMemo<TextRange>(
    () => ({ startUtf16: passages[near.first]?.start ?? 0, endUtf16: passages[near.after - 1]?.end ?? 0 }),
    [passages, near],
  );
  const cards = useMemo(() => {
    if (chunks.length <= CHUNKS_WITH_ALL_CARDS) return items;
    const isNear = ({ startUtf16, endUtf16 }: TextRange) =>
      startUtf16 < nearPlace.endUtf16 && endUtf16 > nearPlace.startUtf16;
    return items.filter((item) => item.key === activeKey || isNear(item));
  }, [chunks, items, nearPlace, activeKey]);

  const { selected, clear } = useSelection(page, sheet);
  const keys = useTextKeys(page, scroll, folding.isShown, show);
  const find = useFind(page, nearPlace, redrawn, keys.offsetUtf16, show);
  useReaderCommands({ openFind: find.open, fold: folding.foldAll, unfold: folding.unfoldAll, bookmarks, show });

  const focusText = () => textBox.current?.focus({ preventScroll: true });
  const back = () => goBack(source.id);

  // Where the address names a place: the card there is active; where there is none, the words are selected.
  const { start, end, factId } = route;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each address
  useEffect(() => {
    if (factId) return awaitCard({ factId, start, isArrival: true });
    if (start === null || end === null || start >= end) return;
    const place = { startUtf16: start, endUtf16: Math.min(end, text.length) };
    const isThere = (mark: TextRange) => mark.startUtf16 === start && mark.endUtf16 === end;
    const there = all.find(isThere);
    if (there) return awaitCard({ key: there.key, isArrival: true });
    const isBookmark = bookmarks.some(isThere);
    // The frame after: nothing may be drawn at once while React runs effects.
    show(place, () =>
      requestAnimationFrame(() => {
        if (isBookmark) keys.moveTo(start);
        else selectPlace(page, place);
        focusText();
      }),
    );
  }, [start, end, factId]);

  const activate = (item: MarginItem | null, focus = false) => {
    if (!item) return setActiveKey(null);
    if (focus) return awaitCard({ key: item.key });
    setActiveKey(item.key);
    show(item);
  };
  const begin = (draft: Draft) => {
    addDraft(draft);
    awaitCard({ key: draftKey(draft.id) });
    clear();
  };
  const beginAt = (kind: Draft['kind']) => {
    if (selected && canEdit) begin(blankDraft(kind, selected.range.startUtf16, selected.range.endUtf16));
  };
  const edit = (annotation: Annotation) => {
    const blank = blankDraft('comment', annotation.start ?? 0, annotation.end ?? 0);
    if (!canEdit || blank.kind !== 'comment') return;
    const motivation = annotation.motivation === 'questioning' ? 'questioning' : 'commenting';
    begin({ ...blank, annotationId: annotation.id, motivation, body: annotation.body ?? '' });
  };
  const comment = () => {
    const active = items.find(({ key }) => key === activeKey);
    if (selected) beginAt('comment');
    else if (active?.kind === 'annotation') edit(active.annotation);
    else if (active?.kind === 'fact')
      document.getElementById(cardId(active.key))?.querySelector<HTMLElement>('[data-add-note]')?.click();
  };
  const highlight = async () => {
    if (!selected || !canEdit || saving.saving) return;
    const annotationId = await saving.mark('highlighting', selected.range);
    if (annotationId === null) return;
    clear();
    awaitCard({ annotationId });
  };
  const bookmark = async () => {
    const passage = selected ? firstEndingAfter(passages, selected.range.startUtf16) : Math.max(0, keys.here());
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
    flushSync(() => setActiveKey(null));
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

  const actions: CardActions = {
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

  const leave = () => {
    if (find.opened) find.close();
    else if (selected) clear();
    else if (activeKey !== null && !card.isArrival()) activate(null);
    else return back();
    focusText();
  };
  const from = () => keys.offsetUtf16();

  useKeys({
    n: () => activate(neighbour(items, activeKey, from(), 1), true),
    p: () => activate(neighbour(items, activeKey, from(), -1), true),
    j: () => keys.step(1),
    k: () => keys.step(-1),
    h: () => void highlight(),
    c: comment,
    e: () => beginAt('evidence'),
    f: () => beginAt('fact'),
    // Not b: after g it leads to the briefings.
    m: () => void bookmark(),
    'Shift+m': toBookmark,
    'Mod+f': find.open,
    '/': find.open,
    Escape: leave,
    Backspace: back,
  });
  const showFromSide = useRef((_place: TextRange) => {});
  useEffect(() => {
    showFromSide.current = (place) => {
      keys.moveTo(place.startUtf16);
      show(place);
      focusText();
    };
  });

  return (
    <Panes
      name="reader"
      label="Document"
      left={{
        label: 'Contents',
        startPx: 210,
        minPx: 160,
        maxPx: 360,
        content: (
          <ReaderSide
            reading={reading}
            items={all}
            bookmarks={bookmarks}
            canEdit={canEdit}
            shown={margin.shown}
            onShown={margin.setShown}
            search={margin.search}
            onSearch={margin.setSearch}
            onShow={useCallback((place: TextRange) => showFromSide.current(place), [])}
            onRemoveBookmark={(annotation) => void saving.remove(annotation).then(focusText)}
          />
        ),
      }}
    >
      <ReaderBar
        reading={reading}
        authorName={author?.name ?? null}
        canEdit={canEdit}
        onFind={find.open}
        onBack={back}
      />
      {find.opened && (
        <FindBar
          query={find.query}
          found={find.found}
          current={find.current}
          asked={find.asked}
          onQuery={find.setQuery}
          onStep={find.step}
          onClose={() => {
            find.close();
            focusText();
          }}
        />
      )}
      <div ref={scroll} className={styles.scroll} data-reader-scroll>
        <div ref={sheet} className={styles.sheet}>
          <article
            ref={textBox}
            className={styles.text}
            aria-label="Text of the document"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the text takes the keys that select in it
            tabIndex={0}
            onKeyDown={keys.onKeyDown}
            onClick={(event) => {
              const key = pressedKey(event.target, items);
              if (key && document.getSelection()?.isCollapsed !== false) setActiveKey(key);
            }}
          >
            <DocumentText
              text={text}
              passages={passages}
              chunks={chunks}
              drawn={drawing.drawn}
              marks={marks}
              folded={folding.folded}
              onFold={folding.fold}
              chunkRef={drawing.chunkRef}
            />
          </article>
          {items.length === 0 ? (
            <p className={styles.emptyMargin}>
              {all.length > 0
                ? 'Nothing here fits what is shown in the margin.'
                : canEdit
                  ? 'Select words in the text to highlight them, to comment on them, or to draw a fact from them.'
                  : 'No facts or notes in this document yet.'}
            </p>
          ) : (
            <Margin
              items={cards}
              activeKey={activeKey}
              page={page}
              redrawn={redrawn}
              label={labelOf}
              onActivate={activate}
              onEdit={(item) => item.kind === 'annotation' && edit(item.annotation)}
              onRemove={(item) => canEdit && item.kind === 'annotation' && remove(item.annotation)}
              card={(item) => (
                <ItemCard
                  item={item}
                  reading={reading}
                  themes={themes}
                  isActive={item.key === activeKey}
                  canEdit={canEdit}
                  asksName={author !== undefined && author.name === null}
                  actions={actions}
                />
              )}
            />
          )}
          {selected && canEdit && (
            <SelectionBar
              topPx={selected.topPx}
              leftPx={selected.leftPx}
              onHighlight={() => void highlight()}
              onComment={() => beginAt('comment')}
              onEvidence={() => beginAt('evidence')}
              onFact={() => beginAt('fact')}
            />
          )}
        </div>
      </div>
    </Panes>
  );
}

function labelOf(item: MarginItem): string {
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

/** What was pressed in the text: of several marks there, the shortest. */
function pressedKey(target: EventTarget, items: readonly MarginItem[]): string | null {
  const pressed = target instanceof Element ? target.closest<HTMLElement>('[data-keys]') : null;
  const keys = (pressed?.dataset.keys ?? '').split(' ');
  const [shortest] = items
    .filter((item) => keys.includes(item.key))
    .sort((a, b) => a.endUtf16 - a.startUtf16 - (b.endUtf16 - b.startUtf16));
  return shortest?.key ?? null;
}
