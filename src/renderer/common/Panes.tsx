import { useLocalStorage } from '@mantine/hooks';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import styles from './Panes.module.css';

const STEP_PX = 16;

interface Side {
  readonly label: string;
  readonly content: ReactNode;
  readonly startPx: number;
  readonly minPx: number;
  readonly maxPx: number;
}

/**
 * Up to three panes: where I am, what is there, what I have selected. The side panes can be made wider or narrower with
 * the pointer or, on the focused line between them, with the arrow keys; their widths are kept under `name`.
 */
export function Panes(props: {
  readonly name: string;
  readonly left?: Side | null;
  readonly right?: Side | null;
  readonly label: string;
  readonly children: ReactNode;
}) {
  const { left, right } = props;
  const [leftPx, setLeftPx] = useLocalStorage({
    key: `panes.${props.name}.left`,
    defaultValue: left?.startPx ?? 0,
    getInitialValueInEffect: false,
  });
  const [rightPx, setRightPx] = useLocalStorage({
    key: `panes.${props.name}.right`,
    defaultValue: right?.startPx ?? 0,
    getInitialValueInEffect: false,
  });
  const columns = [
    ...(left ? [`${clamp(leftPx || left.startPx, left)}px`, '1px'] : []),
    'minmax(0, 1fr)',
    ...(right ? ['1px', `${clamp(rightPx || right.startPx, right)}px`] : []),
  ];
  return (
    <div className={styles.panes} style={{ gridTemplateColumns: columns.join(' ') }}>
      {left && (
        <>
          <section className={`${styles.pane} ${styles.side}`} aria-label={left.label}>
            {left.content}
          </section>
          <Handle side={left} widthPx={clamp(leftPx || left.startPx, left)} grow={1} onWidth={setLeftPx} />
        </>
      )}
      <section className={styles.pane} aria-label={props.label}>
        {props.children}
      </section>
      {right && (
        <>
          <Handle side={right} widthPx={clamp(rightPx || right.startPx, right)} grow={-1} onWidth={setRightPx} />
          <section className={styles.pane} aria-label={right.label}>
            {right.content}
          </section>
        </>
      )}
    </div>
  );
}

/** The head of a pane: its title, then its tools. */
export function PaneBar({ title, children }: { readonly title?: ReactNode; readonly children?: ReactNode }) {
  return (
    <header className={styles.bar}>
      {title !== undefined && <h1>{title}</h1>}
      {children}
    </header>
  );
}

/** The part of a pane that scrolls. */
export function PaneBody({
  children,
  className = '',
}: {
  readonly children: ReactNode;
  readonly className?: string | undefined;
}) {
  return <div className={`${styles.body} ${className}`}>{children}</div>;
}

function Handle(props: {
  readonly side: Side;
  readonly widthPx: number;
  /** 1 where moving right makes the pane wider, −1 where it makes it narrower. */
  readonly grow: 1 | -1;
  readonly onWidth: (px: number) => void;
}) {
  const { side, widthPx, grow, onWidth } = props;
  const onPointerDown = (down: PointerEvent<HTMLDivElement>) => {
    const handle = down.currentTarget;
    handle.setPointerCapture(down.pointerId);
    const move = (event: globalThis.PointerEvent) =>
      onWidth(clamp(widthPx + grow * (event.clientX - down.clientX), side));
    const end = () => {
      handle.removeEventListener('pointermove', move);
      handle.removeEventListener('lostpointercapture', end);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', end);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (direction === 0) return;
    event.preventDefault();
    onWidth(clamp(widthPx + direction * grow * STEP_PX, side));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line between panes that can be moved is a separator, not an <hr>
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${side.label.toLowerCase()}`}
      aria-valuenow={widthPx}
      aria-valuemin={side.minPx}
      aria-valuemax={side.maxPx}
      tabIndex={0}
      className={styles.handle}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDoubleClick={() => onWidth(side.startPx)}
    />
  );
}

function clamp(px: number, side: Pick<Side, 'minPx' | 'maxPx'>): number {
  return Math.round(Math.min(side.maxPx, Math.max(side.minPx, px)));
}
