import type { InferClientOutputs } from '@orpc/client';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type client, orpc } from '../api/index.ts';
import { type Command, useCommands } from '../app/palette.ts';
import type { RouteOf } from '../app/route.ts';
import { useKeys } from '../common/keys.ts';
import { Panes } from '../common/Panes.tsx';
import { DocumentText } from './DocumentText.tsx';
import { blankDraft } from './drafts.ts';
import { FindBar } from './FindBar.tsx';
import { ItemCard } from './ItemCard.tsx';
import { groupOf, type MarginItem, marginItems, neighbour, type Shown, speaksOf } from './items.ts';
import { Margin } from './Margin.tsx';
import { isFoldedAtFirst, passageGroups } from './passageGroups.ts';
import styles from './Reader.module.css';
import { ReaderBar } from './ReaderBar.tsx';
import { ReaderSide } from './ReaderSide.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { firstEndingAfter, marksByPassage } from './segments.ts';
import { domRangeOf, selectPlace } from './selection.ts';
import type { TextRange } from './textRange.ts';
import { useAnnotating } from './useAnnotating.ts';
import { useDrafts } from './useDrafts.ts';
import { useFind } from './useFind.ts';
import { useSelection } from './useSelection.ts';
import { useTextKeys } from './useTextKeys.ts';

export type Reading = InferClientOutputs<typeof client>['document'];

const ALL_SHOWN: Readonly<Record<Shown, boolean>> = { facts: true, highlights: true, comments: true };

/** Reads one document: its text, the quotes and notes in it with their cards beside them, and the making of new ones. */
export function Reader({ reading, route }: { readonly reading: Reading; readonly route: RouteOf<'reader'> }) {
  const { document: held, source, passages, facts, annotations } = reading;
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
  const [shown, setShown] = useState(ALL_SHOWN);
  const [search, setSearch] = useState('');
  const [activeKey, setActiveKey] = useState<string | null>(null);

  const all = useMemo(() => marginItems(held.id, facts, annotations, drafts), [held.id, facts, annotations, drafts]);
  const items = useMemo(
    () => all.filter((item) => isShown(item, shown) && speaksOf(item, search)),
    [all, shown, search],
  );
  const groups = useMemo(() => passageGroups(passages), [passages]);
  // Marks change with the library and the drafts, never with a keystroke in one: the text is not drawn again for it.
  const placesOfItems = items.map((item) => `${item.key} ${item.startUtf16} ${item.endUtf16}`).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `placesOfItems` is all that matters of the items here
  const marks = useMemo(() => marksByPassage(passages, items), [passages, placesOfItems]);
  const [folded, setFolded] = useState<ReadonlySet<number>>(
    () => new Set(groups.filter((group) => isFoldedAtFirst(group, (i) => marks.has(i))).map((group) => group.first)),
  );
  const fold = useCallback(
    (first: number) =>
      setFolded((before) => {
        const after = new Set(before);
        if (!after.delete(first)) after.add(first);
        return after;
      }),
    [],
  );

  const show = useCallback(
    (place: TextRange) => {
      const passage = firstEndingAfter(passages, place.startUtf16);
      const group = groups.find(({ first, after }) => first <= passage && passage < after);
      if (group && folded.has(group.first)) flushSync(() => fold(group.first));
      const [box, root] = [scroll.current, textBox.current];
      const rect = root && domRangeOf(root, place)?.getBoundingClientRect();
      if (!box || !rect) return;
      const view = box.getBoundingClientRect();
      if (rect.top >= view.top + 40 && rect.bottom <= view.bottom - 40) return;
      box.scrollBy({ top: rect.top - view.top - view.height / 3 });
    },
    [passages, groups, folded, fold],
  );

  const activate = (item: MarginItem | null, focus = false) => {
    setActiveKey(item?.key ?? null);
    if (!item) return;
    show(item);
    if (focus) document.getElementById(`card-${item.key}`)?.focus({ preventScroll: true });
  };

  /** A card that is on its way, to be made active and focused when it comes. */
  const [awaited, setAwaited] = useState<{ readonly key?: string; readonly factId?: string } | null>(
    route.factId || route.start !== null ? { ...(route.factId ? { factId: route.factId } : {}) } : null,
  );
  useEffect(() => {
    if (!awaited) return;
    const found = items.find(
      (item) =>
        item.key === awaited.key ||
        (item.kind === 'fact' &&
          item.fact.id === awaited.factId &&
          (route.start === null || item.startUtf16 === route.start || route.factId !== awaited.factId)),
    );
    if (!found) return;
    setAwaited(null);
    setActiveKey(found.key);
    show(found);
    const card = document.getElementById(`card-${found.key}`);
    const field = card?.querySelector<HTMLElement>('[data-autofocus]');
    (field ?? card)?.focus({ preventScroll: true });
  }, [awaited, items, show, route.start, route.factId]);

  // Where the address names a place and no quote of a fact, the words there are selected.
  const { start, end, factId } = route;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each address
  useEffect(() => {
    if (factId) return setAwaited({ factId });
    if (start === null || end === null || start >= end) return;
    const place = { startUtf16: start, endUtf16: Math.min(end, text.length) };
    const there = all.find((item) => item.startUtf16 === start && item.endUtf16 === end);
    if (there) return setAwaited({ key: there.key });
    show(place);
    if (textBox.current) selectPlace(textBox.current, place);
  }, [start, end, factId]);

  useEffect(() => {
    for (const mark of textBox.current?.querySelectorAll<HTMLElement>('mark[data-keys]') ?? [])
      mark.dataset.active = String(activeKey !== null && (mark.dataset.keys ?? '').split(' ').includes(activeKey));
  });

  const { selected, clear } = useSelection(text, textBox, sheet);
  const keys = useTextKeys(text, passages, textBox, show);
  const find = useFind(text, textBox, marks, keys.offsetUtf16, show);

  const { open: openFind } = find;
  useCommands(
    'reader',
    useMemo<readonly Command[]>(
      () => [
        { id: 'find', group: 'Reader', label: 'Find in this document', keys: 'Ctrl+F', run: openFind },
        { id: 'unfold', group: 'Reader', label: 'Unfold everything', run: () => setFolded(new Set()) },
        {
          id: 'fold',
          group: 'Reader',
          label: 'Fold page furniture, comments, captions and references',
          run: () => setFolded(new Set(groups.filter((group) => group.asides).map((group) => group.first))),
        },
      ],
      [openFind, groups],
    ),
  );

  const begin = (kind: 'comment' | 'fact') => {
    if (!selected || !canEdit) return;
    const draft = blankDraft(kind, selected.range.startUtf16, selected.range.endUtf16);
    addDraft(draft);
    setAwaited({ key: `draft-${draft.id}` });
    clear();
  };
  const highlight = async () => {
    if (!selected || !canEdit || saving.saving) return;
    const id = await saving.highlight(selected.range);
    if (id === null) return;
    clear();
    setAwaited({ key: `note-${id}` });
  };

  const back = () => window.history.back();
  const leave = () => {
    if (find.opened) find.close();
    else if (selected) clear();
    else activate(null);
    textBox.current?.focus({ preventScroll: true });
  };

  useKeys({
    n: () => activate(neighbour(items, activeKey, keys.offsetUtf16(), 1), true),
    p: () => activate(neighbour(items, activeKey, keys.offsetUtf16(), -1), true),
    j: () => keys.step(1),
    k: () => keys.step(-1),
    h: () => void highlight(),
    c: () => begin('comment'),
    f: () => begin('fact'),
    'Mod+f': find.open,
    '/': find.open,
    Escape: leave,
    Backspace: back,
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
            shown={shown}
            onShown={setShown}
            search={search}
            onSearch={setSearch}
            onShow={(place) => {
              keys.moveTo(place.startUtf16);
              show(place);
            }}
          />
        ),
      }}
    >
      <ReaderBar reading={reading} authorName={author?.name ?? null} canEdit={canEdit} onFind={find.open} />
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
            textBox.current?.focus({ preventScroll: true });
          }}
        />
      )}
      <div ref={scroll} className={styles.scroll}>
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
            <DocumentText text={text} passages={passages} groups={groups} marks={marks} folded={folded} onFold={fold} />
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
              items={items}
              activeKey={activeKey}
              textRef={textBox}
              label={labelOf}
              onActivate={activate}
              card={(item) => (
                <ItemCard
                  item={item}
                  reading={reading}
                  themes={themes}
                  isActive={item.key === activeKey}
                  canEdit={canEdit}
                  asksName={author !== undefined && author.name === null}
                  saving={saving}
                  onDraft={changeDraft}
                  onDropDraft={(draft) => {
                    dropDraft(draft.id);
                    textBox.current?.focus({ preventScroll: true });
                  }}
                  onEdit={(draft) => {
                    addDraft(draft);
                    setAwaited({ key: `draft-${draft.id}` });
                  }}
                  onKept={(draft, kept) => {
                    dropDraft(draft.id);
                    setAwaited(kept);
                  }}
                />
              )}
            />
          )}
          {selected && canEdit && (
            <SelectionBar
              topPx={selected.topPx}
              leftPx={selected.leftPx}
              onHighlight={() => void highlight()}
              onComment={() => begin('comment')}
              onFact={() => begin('fact')}
            />
          )}
        </div>
      </div>
    </Panes>
  );
}

function isShown(item: MarginItem, shown: Readonly<Record<Shown, boolean>>): boolean {
  if (item.kind === 'draft') return true;
  return item.kind === 'fact' ? shown.facts : shown[groupOf(item.annotation)];
}

function labelOf(item: MarginItem): string {
  switch (item.kind) {
    case 'fact':
      return `Fact: ${item.fact.statement}`;
    case 'annotation':
      return item.annotation.body ? `Comment: ${item.annotation.body}` : `Highlight: ${item.annotation.quote ?? ''}`;
    case 'draft':
      return item.draft.kind === 'fact' ? 'New fact' : 'New comment';
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
