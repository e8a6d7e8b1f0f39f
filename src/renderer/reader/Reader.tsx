import type { InferClientOutputs } from '@orpc/client';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { type client, orpc } from '../api/index.ts';
import type { RouteOf } from '../app/route.ts';
import { useKeys } from '../common/keys.ts';
import { Panes } from '../common/Panes.tsx';
import { DocumentText } from './DocumentText.tsx';
import { FindBar } from './FindBar.tsx';
import { ItemCard } from './ItemCard.tsx';
import { labelOf, type MarginItem, neighbour, shortestOf } from './items.ts';
import { Margin } from './Margin.tsx';
import styles from './Reader.module.css';
import { ReaderBar } from './ReaderBar.tsx';
import { ReaderSide } from './ReaderSide.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import type { TextRange } from './textRange.ts';
import { useActiveCard } from './useActiveCard.ts';
import { useAnnotating } from './useAnnotating.ts';
import { useArrival } from './useArrival.ts';
import { useDrafts } from './useDrafts.ts';
import { useFind } from './useFind.ts';
import { useChunkMarks, usePlacedText } from './usePlacedText.ts';
import { useReaderActions } from './useReaderActions.ts';
import { useReaderCommands } from './useReaderCommands.ts';
import { useReaderMarks } from './useReaderMarks.ts';
import { useSelection } from './useSelection.ts';
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

  const drafts = useDrafts(held.id, text.length);
  const saving = useAnnotating(held.id, source.id);
  const { all, items, bookmarks, showAll, ...margin } = useReaderMarks(reading, drafts.drafts);

  const marked = useMemo(() => [...all, ...bookmarks], [all, bookmarks]);
  const start = { startUtf16: route.start ?? 0, textBox, scroll };
  const { chunks, folding, drawing, page, show } = usePlacedText({ text, passages, marked, ...start });
  const { near } = drawing;
  const card = useActiveCard(all, items, show, showAll);
  const { activeKey, setActiveKey, awaitCard } = card;

  const shown = useMemo(() => [...items, ...bookmarks], [items, bookmarks]);
  const marks = useChunkMarks(chunks, passages, shown, activeKey);
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

  useArrival({ route, page, all, bookmarks, awaitCard, show, moveTo: keys.moveTo, focusText });

  const activate = (item: MarginItem | null, focus = false) => {
    if (!item) return setActiveKey(null);
    // At once, so that the next press of a key goes on from here.
    setActiveKey(item.key);
    if (focus) awaitCard({ key: item.key });
    else show(item);
  };
  const actions = useReaderActions({
    page,
    canEdit,
    items,
    bookmarks,
    saving,
    drafts,
    card,
    clearSelection: clear,
    keys,
    show,
    focusText,
  });

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
    h: () => void actions.highlight(),
    c: actions.comment,
    e: () => actions.beginAt('evidence'),
    f: () => actions.beginAt('fact'),
    // Not b: after g it leads to the briefings.
    m: () => void actions.bookmark(),
    'Shift+m': actions.toBookmark,
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
            onRemoveBookmark={actions.removeBookmark}
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
              const pressed = (event.target as Element).closest<HTMLElement>('[data-keys]');
              const item = shortestOf(items, pressed?.dataset.keys?.split(' ') ?? []);
              if (item && document.getSelection()?.isCollapsed !== false) setActiveKey(item.key);
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
              onEdit={(item) => item.kind === 'annotation' && actions.edit(item.annotation)}
              onRemove={(item) => canEdit && item.kind === 'annotation' && actions.remove(item.annotation)}
              card={(item) => (
                <ItemCard
                  item={item}
                  reading={reading}
                  themes={themes}
                  isActive={item.key === activeKey}
                  canEdit={canEdit}
                  asksName={author !== undefined && author.name === null}
                  actions={actions.ofCards}
                />
              )}
            />
          )}
          {selected && canEdit && (
            <SelectionBar
              topPx={selected.topPx}
              leftPx={selected.leftPx}
              onHighlight={() => void actions.highlight()}
              onComment={() => actions.beginAt('comment')}
              onEvidence={() => actions.beginAt('evidence')}
              onFact={() => actions.beginAt('fact')}
            />
          )}
        </div>
      </div>
    </Panes>
  );
}
