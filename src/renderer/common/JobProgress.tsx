import { Button, Progress as ProgressBar } from '@mantine/core';
import styles from './JobProgress.module.css';
import type { Job } from './job.ts';

/** Long work under way: what is being done, how far it is, and how to stop it. Nothing where no work is under way. */
export function JobProgress({ job }: { readonly job: Job }) {
  const { progress } = job;
  if (!progress) return null;
  const { doing, done, total } = progress;
  return (
    <div className={styles.job}>
      <span className="bw-ellipsis" role="status">
        {job.cancelling ? 'Cancelling' : doing}
        {total !== null && total > 0 && ` · ${done} of ${total}`}
      </span>
      <Button variant="default" size="compact-xs" onClick={job.cancel} disabled={job.cancelling}>
        Cancel
      </Button>
      <ProgressBar
        className={styles.bar}
        size="sm"
        value={total ? (100 * done) / total : 100}
        animated={!total}
        striped={!total}
        aria-label={doing}
      />
    </div>
  );
}
