// biome-ignore-all lint/a11y/useSemanticElements: a table whose rows are drawn only where they are seen cannot be a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { FactRow } from './FactRow.tsx';
import styles from './FactTable.module.css';
import type { Lists } from './lists.ts';
import type { Selection } from './selection.ts';
import type { FactWindow } from './useFactWindow.ts';

const ROW_PX = 48;
const HEAD_PX = 28;
const OVERSCAN_ROWS = 12;

/** Where the list was scrolled to when it was last seen: who comes back from another screen finds it there. */
let lastOffsetPx = 0;

export interface FactTableHandle {
  readonly scrollTo: (index: number) => void;
  readonly focus: () => void;
  /** How many rows the pane shows at once. */
  readonly rowsInSight: () => number;
}

/** The facts, of which only the rows in sight are drawn. The table has the focus; the cursor is its active row. */
export function FactTable(props: {
  readonly facts: FactWindow;
  readonly lists: Lists;
  readonly selection: Selection;
  readonly ref: Ref<FactTableHandle>;
  readonly onActivate: (index: number, extend: boolean) => void;
  readonly onTick: (index: number, extend: boolean) => void;
  readonly onEdit: (index: number) => void;
  /** Stands over the row of this fact while its statement is edited. */
  readonly editor: { readonly factId: string; readonly content: ReactNode } | null;
}) {
  const { facts, selection } = props;
  const { onRange } = facts;
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: facts.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN_ROWS,
    scrollMargin: HEAD_PX,
    scrollPaddingStart: HEAD_PX,
    initialOffset: lastOffsetPx,
    // The pane is not measured yet when it is drawn for the first time: it is no higher than the window.
    initialRect: { width: 0, height: window.innerHeight },
  });
  const items = rows.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  // As the list knows it: asking the page would have it laid out once more.
  const offsetPx = rows.scrollOffset ?? 0;
  useEffect(() => {
    lastOffsetPx = offsetPx;
    onRange(first, last);
  }, [first, last, offsetPx, onRange]);

  useImperativeHandle(props.ref, () => ({
    scrollTo: (index) => rows.scrollToIndex(index, { align: 'auto' }),
    focus: () => scroller.current?.focus({ preventScroll: true }),
    rowsInSight: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW_PX) / ROW_PX) - 1),
  }));

  const active = selection.activeId;
  const activeIsDrawn = items.some((item) => facts.factAt(item.index)?.id === active);
  return (
    <div className={styles.frame}>
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label="Facts"
        aria-rowcount={facts.total + 1}
        aria-colcount={6}
        aria-multiselectable="true"
        aria-busy={facts.isFirstLoad}
        aria-activedescendant={active && activeIsDrawn ? `fact-${active}` : undefined}
        className={styles.grid}
        data-list
      >
        <div role="row" aria-rowindex={1} className={`${styles.columns} ${styles.head}`}>
          <ColumnHead>
            <span className="bw-hidden">Selected</span>
          </ColumnHead>
          <ColumnHead>Statement</ColumnHead>
          <ColumnHead className={styles.themes}>Themes</ColumnHead>
          <ColumnHead>Event</ColumnHead>
          <ColumnHead>Rating</ColumnHead>
          <ColumnHead>Status</ColumnHead>
        </div>
        <div role="rowgroup" className={styles.space} style={{ height: rows.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const fact = facts.factAt(index);
            return (
              <FactRow
                key={fact?.id ?? `row-${index}`}
                fact={fact}
                index={index}
                topPx={start - HEAD_PX}
                isActive={fact !== null && fact.id === active}
                isTicked={fact !== null && selection.selected.has(fact.id)}
                lists={props.lists}
                onActivate={props.onActivate}
                onTick={props.onTick}
                onEdit={props.onEdit}
                editor={fact && props.editor?.factId === fact.id ? props.editor.content : null}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

function ColumnHead({
  children,
  className,
}: {
  readonly children: ReactNode;
  readonly className?: string | undefined;
}) {
  return (
    <span role="columnheader" className={className}>
      {children}
    </span>
  );
}
