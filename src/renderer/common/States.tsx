import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { describeError } from './errors.ts';
import styles from './States.module.css';

/** What stands where there is nothing yet: what would be here, and how to get it. */
export function EmptyState(props: {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className={styles.state}>
      {props.icon && (
        <div className={styles.icon} aria-hidden="true">
          {props.icon}
        </div>
      )}
      <h2>{props.title}</h2>
      {props.children && <p>{props.children}</p>}
      {props.actions && <div className={styles.actions}>{props.actions}</div>}
    </div>
  );
}

/** What went wrong, in the words of the operation, and a way to try it again. */
export function ErrorState({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
}) {
  const { message, hint } = describeError(error);
  return (
    <div className={styles.state} role="alert">
      <IconAlertTriangle className={styles.bad} aria-hidden="true" size={28} stroke={1.5} />
      <h2>{message}</h2>
      {hint && <p>{hint}</p>}
      {onRetry && (
        <div className={styles.actions}>
          <Button variant="default" onClick={onRetry}>
            Try again
          </Button>
        </div>
      )}
    </div>
  );
}

const WIDTHS = ['88%', '64%', '79%', '93%', '56%', '71%'];

/** One line that stands for text on its way. */
export function SkeletonLine({ width = '100%' }: { readonly width?: string }) {
  return <div className={styles.skeleton} style={{ width }} />;
}

/** Lines that stand for a list or a text on its way. */
export function SkeletonRows({ rows = 6, label = 'Loading' }: { readonly rows?: number; readonly label?: string }) {
  return (
    <div className={styles.rows} role="status" aria-busy="true">
      <span className="bw-hidden">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <SkeletonLine key={row} width={WIDTHS[row % WIDTHS.length] ?? '80%'} />
      ))}
    </div>
  );
}
