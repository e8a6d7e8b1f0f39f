import { IconChevronDown, IconChevronUp, IconCornerDownRight, IconFileOff } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { numberText } from '../common/format.ts';
import { RatingPill } from '../common/Pill.tsx';
import styles from './Sources.module.css';
import type { ListedRow, Sort, SortKey } from './sourceList.ts';

const ROW_PX = 40;

const COLUMNS: readonly { readonly key: SortKey; readonly name: string; readonly numeric?: boolean }[] = [
  { key: 'title', name: 'Title' },
  { key: 'authors', name: 'Authors' },
  { key: 'year', name: 'Year' },
  { key: 'reliability', name: 'Reliability' },
  { key: 'facts', name: 'Facts', numeric: true },
  { key: 'format', name: 'Format' },
];

/** The sources, one a row; only the rows in sight are drawn. */
export function SourceTable(props: {
  readonly rows: readonly ListedRow[];
  readonly selectedId: string | null;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly onSelect: (sourceId: string) => void;
  readonly onOpen: (sourceId: string) => void;
}) {
  const { rows, selectedId, sort } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    scrollPaddingStart: ROW_PX,
  });
  const selected = rows.findIndex((row) => row.source.id === selectedId);
  useEffect(() => {
    if (selected >= 0) virtual.scrollToIndex(selected);
  }, [selected, virtual]);
  const drawn = virtual.getVirtualItems();
  const beforePx = drawn[0]?.start ?? 0;
  const afterPx = virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached and scrolled from the keyboard
    <section ref={scroll} className={styles.scroll} tabIndex={0} aria-label="List of sources" data-list>
      <table className={styles.table} aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {COLUMNS.map(({ key, name, numeric }) => (
              <th
                key={key}
                scope="col"
                className={`${styles[key] ?? ''} ${numeric ? styles.number : ''}`}
                aria-sort={sort.by === key ? (sort.descending ? 'descending' : 'ascending') : 'none'}
              >
                <button
                  type="button"
                  onClick={() => props.onSort({ by: key, descending: sort.by === key && !sort.descending })}
                >
                  {name}
                  {sort.by === key &&
                    (sort.descending ? (
                      <IconChevronDown size={14} aria-hidden />
                    ) : (
                      <IconChevronUp size={14} aria-hidden />
                    ))}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {beforePx > 0 && <tr style={{ height: beforePx }} />}
          {drawn.map(({ index }) => {
            const row = rows[index];
            if (!row) return null;
            const { source } = row;
            return (
              <tr
                key={source.id}
                aria-rowindex={index + 2}
                aria-selected={source.id === selectedId}
                onClick={() => props.onSelect(source.id)}
                onDoubleClick={() => props.onOpen(source.id)}
              >
                <td className={styles.title}>
                  <button
                    type="button"
                    className={styles.rowButton}
                    aria-current={source.id === selectedId}
                    title={row.title}
                    onClick={() => props.onSelect(source.id)}
                  >
                    {row.isOfOriginAbove && (
                      <span className={styles.sameOrigin} title="Of one origin with the source above">
                        <IconCornerDownRight size={14} aria-hidden />
                        <span className="bw-hidden">Of one origin with the source above: </span>
                      </span>
                    )}
                    {row.title}
                    {!source.csl.title && <span className="bw-muted"> · {source.csl.id}</span>}
                  </button>
                </td>
                <td className={styles.authors} title={row.authors}>
                  {row.authors || <span className="bw-muted">not stated</span>}
                </td>
                <td>{row.year || <span className="bw-muted">not stated</span>}</td>
                <td>
                  <RatingPill reliability={source.reliability} />
                </td>
                <td className={styles.number}>{numberText(row.facts)}</td>
                <td title={row.formats}>
                  {row.formats || (
                    <span className="bw-muted" title="The library does not hold the text of this source">
                      <IconFileOff className={styles.inLine ?? ''} size={14} aria-hidden /> no text
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
          {afterPx > 0 && <tr style={{ height: afterPx }} />}
        </tbody>
      </table>
    </section>
  );
}
