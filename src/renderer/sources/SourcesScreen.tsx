import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconBooks, IconFileImport, IconListDetails, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { orpc } from '../api/index.ts';
import { sourcesOptions } from '../api/sources.ts';
import { type Command, useCommands } from '../app/palette.ts';
import { go, hrefOf, type Route, type RouteOf } from '../app/route.ts';
import { countText } from '../common/format.ts';
import { JobProgress } from '../common/JobProgress.tsx';
import { useKeys } from '../common/keys.ts';
import { listKeys } from '../common/listKeys.ts';
import { PaneBar, Panes } from '../common/Panes.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../common/States.tsx';
import { shell } from '../shell/index.ts';
import { AnnotationList } from './AnnotationList.tsx';
import { ImportReport } from './ImportReport.tsx';
import { importFiles, useImporting } from './importing.ts';
import { SourcePane } from './SourcePane.tsx';
import styles from './Sources.module.css';
import { SourceTable } from './SourceTable.tsx';
import { listed, ordered, rowsOf, type Sort, type SourceRow } from './sourceList.ts';
import { useTableQuestion } from './tables/asking.ts';
import { TableColumns } from './tables/TableColumns.tsx';

/** How far Page Up and Page Down go. */
const PAGE_ROWS = 15;

/** Where a reference list is pasted. */
const PASTED: Route = { screen: 'references', documentId: null };

const pick = () => void importFiles((handing) => shell.pickFiles(handing));

/** What was listed last: who comes back from a note's place finds the list as it was. */
let lastShown: { readonly view: 'sources' | 'notes'; readonly search: string } = { view: 'sources', search: '' };

/** The sources; in their place the columns of a table that is being imported, until somebody has looked at them. */
export function SourcesScreen({ route }: { readonly route: RouteOf<'sources'> }) {
  const question = useTableQuestion();
  const importing = useImporting();
  if (question === null) return <SourceLists route={route} />;
  return (
    <Panes name="tables" label="Columns of a table">
      <TableColumns key={question.step} question={question} onCancel={importing.cancel} />
    </Panes>
  );
}

/** The sources: the list, what one is and what rests on it; the coming in of new ones; and the notes made on them. */
function SourceLists({ route }: { readonly route: RouteOf<'sources'> }) {
  const { data, error, refetch } = useQuery(sourcesOptions());
  const { data: facets } = useQuery(orpc.facets.queryOptions({ input: { filter: {} } }));
  const { data: info } = useQuery(orpc.info.queryOptions());
  const importing = useImporting();
  const [view, setView] = useState(lastShown.view);
  const [search, setSearch] = useState(lastShown.search);
  useEffect(() => {
    lastShown = { view, search };
  }, [view, search]);
  const [sort, setSort] = useState<Sort>({ by: 'title', descending: false });
  const searchBox = useRef<HTMLInputElement>(null);
  const query = useDeferredValue(search);

  const rows = useMemo(
    () => rowsOf(data?.sources ?? [], new Map((facets?.sources ?? []).map(({ value, facts }) => [value, facts]))),
    [data, facets],
  );
  const inOrder = useRef<readonly SourceRow[]>([]);
  const sorted = useMemo(() => {
    inOrder.current = ordered(rows, sort, inOrder.current);
    return inOrder.current;
  }, [rows, sort]);
  const found = useMemo(() => listed(sorted, query), [sorted, query]);
  const selected = rows.find((row) => row.source.id === route.sourceId) ?? null;
  const canImport = info !== undefined && !info.readOnly && importing.progress === null;

  const select = (sourceId: string | null) => go({ screen: 'sources', sourceId }, 'replace');
  const moveBy = (rows: number) => {
    const at = found.findIndex((row) => row.source.id === route.sourceId);
    const from = at < 0 && rows < 0 ? found.length : at;
    const next = found[Math.min(found.length - 1, Math.max(0, from + rows))];
    if (next) select(next.source.id);
  };
  const open = (sourceId: string | null) => {
    const documentId = rows.find((row) => row.source.id === sourceId)?.source.documents[0]?.id;
    if (documentId) go({ screen: 'reader', documentId, start: null, end: null, factId: null });
  };
  const read = () => open(route.sourceId);
  const unselect = () => select(null);

  useKeys(
    {
      ...(view === 'sources' && listKeys({ length: found.length, rowsInSight: () => PAGE_ROWS, moveBy })),
      '/': () => searchBox.current?.focus(),
      'Mod+f': () => searchBox.current?.focus(),
      o: read,
      Enter: read,
      i: () => {
        if (canImport && shell.can.pickFiles) pick();
      },
      p: () => go(PASTED),
      Escape: unselect,
    },
    data !== undefined,
  );

  const commands = useMemo<readonly Command[]>(
    () => [
      ...(canImport && shell.can.pickFiles
        ? [{ id: 'import', group: 'Sources', label: 'Import files…', keys: 'i', run: pick }]
        : []),
      { id: 'paste-references', group: 'Sources', label: 'Paste a reference list…', keys: 'p', run: () => go(PASTED) },
    ],
    [canImport],
  );
  useCommands('sources', commands);

  return (
    <Panes
      name="sources"
      label="Sources"
      right={
        selected && view === 'sources'
          ? {
              label: 'Source',
              startPx: 440,
              minPx: 340,
              maxPx: 720,
              content: <SourcePane key={selected.source.id} row={selected} others={rows} />,
            }
          : null
      }
    >
      <PaneBar title="Sources">
        <SegmentedControl
          aria-label="What is listed"
          value={view}
          onChange={setView}
          data={[
            { value: 'sources', label: 'Sources' },
            { value: 'notes', label: 'Notes' },
          ]}
        />
        <TextInput
          ref={searchBox}
          className={styles.search}
          aria-label={view === 'sources' ? 'Search sources' : 'Search notes'}
          placeholder={view === 'sources' ? 'Search sources' : 'Search notes'}
          leftSection={<IconSearch size={14} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            setSearch('');
            event.currentTarget.blur();
          }}
        />
        {view === 'sources' && data && (
          <span className={styles.count} role="status">
            {query.trim() === '' ? countText(rows.length, 'source') : `${found.length} of ${rows.length}`}
          </span>
        )}
        <Button component="a" variant="default" href={hrefOf(PASTED)} leftSection={<IconListDetails size={15} />}>
          Paste references
        </Button>
        {shell.can.pickFiles && (
          <Button disabled={!canImport} leftSection={<IconFileImport size={15} />} onClick={pick}>
            Import
          </Button>
        )}
      </PaneBar>
      {importing.progress && (
        <div className={styles.job}>
          <JobProgress job={importing} />
        </div>
      )}
      {importing.report && <ImportReport files={importing.report} />}
      {view === 'notes' ? (
        <AnnotationList search={search} rows={rows} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows rows={10} label="Opening the sources" />
      ) : rows.length === 0 ? (
        <EmptyState
          icon={<IconBooks size={28} stroke={1.5} />}
          title="No sources yet"
          actions={
            shell.can.pickFiles && (
              <Button disabled={!canImport} onClick={pick}>
                Choose files…
              </Button>
            )
          }
        >
          Drop articles on the window, or choose their files. Their text is frozen in the library, with its hash.
        </EmptyState>
      ) : found.length === 0 ? (
        <EmptyState title={`No source speaks of “${query.trim()}”`} />
      ) : (
        <SourceTable
          rows={found}
          selectedId={route.sourceId}
          sort={sort}
          onSort={setSort}
          onSelect={select}
          onOpen={open}
        />
      )}
    </Panes>
  );
}
