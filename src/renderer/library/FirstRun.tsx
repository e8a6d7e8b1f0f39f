import { Button } from '@mantine/core';
import { client } from '../api/index.ts';
import { go } from '../app/route.ts';
import { countText } from '../common/format.ts';
import { JobProgress } from '../common/JobProgress.tsx';
import { useJob } from '../common/job.ts';
import { tell, tellError } from '../common/toast.tsx';
import { shell } from '../shell/index.ts';
import { importFiles, useImporting } from '../sources/importing.ts';
import styles from './FirstRun.module.css';

/** An empty library: begin with your own articles, or look around in the sample. */
export function FirstRun() {
  const job = useJob();
  const importing = useImporting();
  const isBusy = job.progress !== null || importing.progress !== null;

  const fillWithSample = async () => {
    const end = await job.run((signal) => client.sample({ documents: null }, { signal }));
    if (end.how === 'done')
      tell(`The sample is in: ${countText(end.result.facts, 'fact')} from ${countText(end.result.sources, 'source')}.`);
    if (end.how === 'cancelled') tell('Cancelled: the library is still empty.');
    if (end.how === 'failed') tellError(end.error);
  };

  const importPicked = async () => {
    const came = await importFiles((handing) => shell.pickFiles(handing));
    if (came > 0) go({ screen: 'sources', sourceId: null });
  };

  return (
    <div className={styles.page}>
      <div className={styles.inner}>
        <h1>This library is empty</h1>
        <p className={styles.lead}>
          Facts come from sources: import an article, read it, and keep what matters as facts with their exact quotes.
        </p>
        <div className={styles.ways}>
          <section className={styles.way}>
            <h2>Your own articles</h2>
            <p>
              Saved pages, mails, PDFs, Word files, books, bibliographies and tables. Their text is frozen with its
              hash, and never leaves this machine.
            </p>
            <div className={styles.drop}>Drop files anywhere on this window</div>
            {shell.can.pickFiles && (
              <Button disabled={isBusy} onClick={() => void importPicked()}>
                Choose files…
              </Button>
            )}
          </section>
          <section className={styles.way}>
            <h2>The sample library</h2>
            <p>
              Defence and security facts with sources, ratings and themes, ready to search and to build a deck from. It
              can be undone.
            </p>
            <Button variant="default" disabled={isBusy} onClick={() => void fillWithSample()}>
              Fill with the sample
            </Button>
          </section>
        </div>
        <JobProgress job={job} />
      </div>
    </div>
  );
}
