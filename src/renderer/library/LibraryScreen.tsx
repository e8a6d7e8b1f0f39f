import { ActionIcon, Button, NativeSelect, TextInput, Tooltip } from '@mantine/core';
import { IconCopyCheck, IconPlus, IconScale, IconSearch } from '@tabler/icons-react';
import { memo, useCallback, useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { FACT_STATUSES } from '../../model/fact.ts';
import { type Command, useCommands, useSameCommands } from '../app/palette.ts';
import { go, type RouteOf } from '../app/route.ts';
import { countText } from '../common/format.ts';
import { useKeys } from '../common/keys.ts';
import { listKeys } from '../common/listKeys.ts';
import { PaneBar, Panes } from '../common/Panes.tsx';
import { EmptyState, ErrorState } from '../common/States.tsx';
import { tell } from '../common/toast.tsx';
import { BulkBar } from './BulkBar.tsx';
import { changeFacts } from './changes.ts';
import { FactTable, type FactTableHandle } from './FactTable.tsx';
import { Filters } from './Filters.tsx';
import { FirstRun } from './FirstRun.tsx';
import { NO_FILTER, narrowedBy, SORT_NAMES, SORTS, type Sort } from './filter.ts';
import { placeOf } from './inspector/evidencePlace.ts';
import { focusInspector, Inspector } from './inspector/Inspector.tsx';
import styles from './LibraryScreen.module.css';
import { useLastShown } from './lastShown.ts';
import { useLists } from './lists.ts';
import { NewFact } from './newFact/NewFact.tsx';
import { useNewFact } from './newFact/useNewFact.ts';
import { SavedViews } from './SavedViews.tsx';
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

  const subject = selection.selected.size > 0 ? ids : active ? [active] : [];
  const commands: readonly Command[] = [
    { id: 'search', group: 'Library', label: 'Search facts', keys: '/', run: () => search.current?.select() },
    {
      id: 'all',
      group: 'Library',
      label: 'Select all facts found',
      keys: 'Ctrl+A',
      run: () => void cursor.selectAll(),
    },
    {
      id: 'duplicates',
      group: 'Library',
      label: 'Find duplicates',
      keys: 'd',
      run: () => go({ screen: 'duplicates' }),
    },
    {
      id: 'contradictions',
      group: 'Library',
      label: 'Find contradictions',
      keys: 'c',
      run: () => go({ screen: 'contradictions' }),
    },
    ...(narrowedBy(filter) > 0
      ? [
          {
            id: 'unfilter',
            group: 'Library',
            label: 'Clear filters',
            run: () => view.setFilter({ ...NO_FILTER, query: filter.query }),
          },
        ]
      : []),
    ...lists.themes.map(({ slug, name }) => ({
      id: `theme-${slug}`,
      group: 'Show',
      label: `Facts of ${name}`,
      run: () => view.setFilter({ ...NO_FILTER, themes: [slug] }),
    })),
    ...[...(lastShown ? [lastShown] : []), ...savedViews.views].map((saved) => ({
      id: `view-${saved.name}`,
      group: 'Show',
      label: `View: ${saved.name}`,
      run: () => view.show(saved),
    })),
    ...(lists.readOnly
      ? []
      : [
          {
            id: 'new-fact',
            group: 'Facts',
            label: newFact.isBegun ? 'Go on with the new fact' : 'New fact',
            keys: 'n',
            run: add,
          },
        ]),
    ...(active && !lists.readOnly
      ? [{ id: 'edit', group: 'Facts', label: 'Edit the statement', keys: 'e', run: edit }]
      : []),
    ...(subject.length > 0 && !lists.readOnly
      ? FACT_STATUSES.map((status) => ({
          id: `status-${status}`,
          group: 'Facts',
          label: `Set status to ${status}`,
          description: countText(subject.length, 'fact'),
          run: () => void changeFacts(subject, { status }),
        }))
      : []),
  ];
  useCommands('library', useSameCommands(commands));

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
      <PaneBar>
        <div className={styles.tools}>
          <TextInput
            ref={search}
            className={styles.search}
            type="search"
            aria-label="Search facts"
            placeholder="Search facts"
            leftSection={<IconSearch size={16} stroke={1.6} aria-hidden="true" />}
            value={view.text}
            onChange={(event) => view.setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown' || event.key === 'Enter') {
                event.preventDefault();
                table.current?.focus();
                void cursor.moveTo(0, false);
              } else if (event.key === 'Escape') {
                view.setText('');
                // Where nothing is found there is no table to go to.
                event.currentTarget.blur();
                table.current?.focus();
              }
            }}
          />
          <span className={styles.count} role="status">
            {!facts.totalIsExact && 'over '}
            {countText(facts.total, 'fact')}
          </span>
          <NativeSelect
            aria-label="Sort by"
            size="xs"
            value={sort}
            data={SORTS.filter((name) => name !== 'relevance' || filter.query.trim() !== '').map((name) => ({
              value: name,
              label: SORT_NAMES[name],
            }))}
            onChange={(event) => view.setSort(event.currentTarget.value as Sort)}
          />
          <Tooltip label="Find duplicates (d)">
            <ActionIcon component="a" href="#/duplicates" variant="default" size={30} aria-label="Find duplicates">
              <IconCopyCheck size={16} stroke={1.6} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Find contradictions (c)">
            <ActionIcon
              component="a"
              href="#/contradictions"
              variant="default"
              size={30}
              aria-label="Find contradictions"
            >
              <IconScale size={16} stroke={1.6} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
          {!lists.readOnly && (
            <Tooltip label={newFact.isBegun ? 'Go on with what was typed (n)' : 'New fact (n)'}>
              <Button
                variant={newFact.isBegun ? 'light' : 'default'}
                leftSection={<IconPlus size={14} aria-hidden="true" />}
                onClick={add}
              >
                New fact
              </Button>
            </Tooltip>
          )}
          <SavedViews saved={savedViews} former={lastShown} filter={filter} sort={sort} onShow={view.show} />
        </div>
      </PaneBar>
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

function NothingFound({ hasFacts, onClear }: { readonly hasFacts: boolean; readonly onClear: () => void }) {
  if (!hasFacts) {
    return (
      <EmptyState
        title="No facts yet"
        actions={<Button onClick={() => go({ screen: 'sources', sourceId: null })}>Open the sources</Button>}
      >
        Open a source, select the words that matter, and keep them as a fact.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<IconSearch size={28} stroke={1.5} />}
      title="No fact is found"
      actions={
        <Button variant="default" onClick={onClear}>
          Clear search and filters
        </Button>
      }
    >
      Nothing in the library fits the search and the filters together.
    </EmptyState>
  );
}

/** A function that stays the same while what it does follows the latest render: rows need not be drawn again for it. */
function useStable<Arguments extends readonly unknown[]>(
  run: (...args: Arguments) => void,
): (...args: Arguments) => void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  return useCallback((...args: Arguments) => latest.current(...args), []);
}
