import { memo, useCallback, useDeferredValue, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { go, type RouteOf } from '../app/route.ts';
import { useKeys } from '../common/keys.ts';
import { listKeys } from '../common/listKeys.ts';
import { Panes } from '../common/Panes.tsx';
import { ErrorState } from '../common/States.tsx';
import { tell } from '../common/toast.tsx';
import { useStable } from '../common/useStable.ts';
import { BulkBar } from './BulkBar.tsx';
import { FactTable, type FactTableHandle } from './FactTable.tsx';
import { Filters } from './Filters.tsx';
import { FirstRun } from './FirstRun.tsx';
import { NO_FILTER } from './filter.ts';
import { placeOf } from './inspector/evidencePlace.ts';
import { focusInspector, Inspector } from './inspector/Inspector.tsx';
import { LibraryBar } from './LibraryBar.tsx';
import { useLastShown } from './lastShown.ts';
import { useLibraryCommands } from './libraryCommands.ts';
import { useLists } from './lists.ts';
import { NothingFound } from './NothingFound.tsx';
import { NewFact } from './newFact/NewFact.tsx';
import { useNewFact } from './newFact/useNewFact.ts';
import { StatementEditor } from './StatementEditor.tsx';
import { useSavedViews } from './savedViews.ts';
import { useCursor } from './useCursor.ts';
import { useFactWindow } from './useFactWindow.ts';
import { useLibraryView } from './useLibraryView.ts';

/** Drawn when its fact changes, not when the list does. */
const InspectorPane = memo(Inspector);

/** The facts of the library: find, choose, look at, change. */
export function LibraryScreen({ route }: { readonly route: RouteOf<'library'> }) {
  const view = useLibraryView(route);
  const { filter, sort } = view;
  const facts = useFactWindow(filter, sort);
  // After the rows: what is asked for first is answered first.
  const lists = useLists();
  const table = useRef<FactTableHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const cursor = useCursor(route.factId, facts, table);
  const { selection } = cursor;
  const ids = useMemo(() => [...selection.selected], [selection.selected]);
  const inspected = useDeferredValue(route.factId);
  const active = route.factId;
  const savedViews = useSavedViews(lists.info);
  const lastShown = useLastShown({ filter, sort });
  const newFact = useNewFact();
  const [adding, setAdding] = useState(false);

  const { list } = facts;
  const shownList = useRef(list);
  // Before it is painted: the new list is never seen at the place of the old one.
  useLayoutEffect(() => {
    if (shownList.current !== null && shownList.current !== list) table.current?.scrollTo(0);
    shownList.current = list;
  }, [list]);

  const edit = () => {
    if (active && !lists.readOnly && facts.indexOf(active) >= 0) setEditing(active);
  };
  const onEdit = useStable((index: number) => {
    const fact = facts.factAt(index);
    if (fact && !lists.readOnly) setEditing(fact.id);
  });
  const onActivate = useStable((index: number, extend: boolean) => void cursor.moveTo(index, extend));
  const onTick = useStable((index: number, extend: boolean) => void cursor.tick(index, extend));
  const openQuote = () => {
    const fact = active ? facts.factAt(facts.indexOf(active)) : null;
    const place = fact?.evidence.map((evidence) => placeOf(evidence, fact.id)).find((href) => href !== null);
    if (place) window.location.hash = place;
    else if (fact) tell('The library holds no document with a quote of this fact.');
  };
  const add = () => {
    if (!lists.readOnly) setAdding(true);
  };
  const endAdding = () => {
    setAdding(false);
    table.current?.focus();
  };
  const focusTable = useCallback(() => table.current?.focus(), []);
  const stepOut = () => {
    if (selection.selected.size > 0) cursor.clear();
    else if (view.text) view.setText('');
  };

  useKeys(
    {
      ...listKeys({
        length: facts.total,
        rowsInSight: () => table.current?.rowsInSight() ?? 10,
        moveBy: (rows, extend) => void cursor.moveBy(rows, extend),
        selects: true,
      }),
      x: () => cursor.tickActive(),
      ' ': () => cursor.tickActive(),
      e: edit,
      Enter: edit,
      o: openQuote,
      i: focusInspector,
      n: add,
      d: () => go({ screen: 'duplicates' }),
      c: () => go({ screen: 'contradictions' }),
      '/': () => search.current?.select(),
      'Mod+a': () => void cursor.selectAll(),
      Escape: stepOut,
    },
    !facts.isFirstLoad,
  );

  useLibraryCommands({
    view,
    lists,
    views: [...(lastShown ? [lastShown] : []), ...savedViews.views],
    active,
    subject: selection.selected.size > 0 ? ids : active ? [active] : [],
    isBegun: newFact.isBegun,
    search: () => search.current?.select(),
    selectAll: () => void cursor.selectAll(),
    add,
    edit,
  });

  if (lists.info && !lists.readOnly && lists.info.facts === 0 && lists.info.sources === 0) return <FirstRun />;
  const endEdit = () => {
    setEditing(null);
    table.current?.focus();
  };
  const editedFact = editing ? facts.factAt(facts.indexOf(editing)) : null;
  return (
    <Panes
      name="library"
      label="Facts"
      left={{
        label: 'Filters',
        startPx: 216,
        minPx: 160,
        maxPx: 360,
        content: <Filters filter={filter} lists={lists} hasRows={!facts.isFirstLoad} onFilter={view.setFilter} />,
      }}
      right={{
        label: adding ? 'New fact' : 'Inspector',
        startPx: 372,
        minPx: 280,
        maxPx: 640,
        content: adding ? (
          <NewFact
            kept={newFact}
            lists={lists}
            onSaved={(id) => {
              endAdding();
              go({ screen: 'library', factId: id, theme: null, sourceId: null }, 'replace');
            }}
            onClose={endAdding}
          />
        ) : (
          <InspectorPane factId={inspected} lists={lists} onLeave={focusTable} />
        ),
      }}
    >
      <LibraryBar
        search={search}
        view={view}
        facts={facts}
        lists={lists}
        savedViews={savedViews}
        lastShown={lastShown}
        isBegun={newFact.isBegun}
        onToRows={() => {
          table.current?.focus();
          void cursor.moveTo(0, false);
        }}
        onLeave={focusTable}
        onAdd={add}
      />
      {facts.error ? (
        <ErrorState error={facts.error} onRetry={facts.retry} />
      ) : facts.total === 0 && !facts.isFirstLoad ? (
        <NothingFound hasFacts={(lists.info?.facts ?? 0) > 0} onClear={() => view.show({ filter: NO_FILTER, sort })} />
      ) : (
        <FactTable
          ref={table}
          facts={facts}
          lists={lists}
          selection={selection}
          onActivate={onActivate}
          onTick={onTick}
          onEdit={onEdit}
          editor={
            editedFact && {
              factId: editedFact.id,
              content: <StatementEditor key={editedFact.id} fact={editedFact} place="row" onEnd={endEdit} />,
            }
          }
        />
      )}
      {ids.length > 0 && (
        <BulkBar
          ids={ids}
          lists={lists}
          onClear={cursor.clear}
          onMerged={(keep) => {
            cursor.clear();
            go({ screen: 'library', factId: keep, theme: null, sourceId: null }, 'replace');
          }}
        />
      )}
    </Panes>
  );
}
