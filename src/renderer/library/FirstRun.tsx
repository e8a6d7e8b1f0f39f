import { Button } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { client } from '../api/index.ts';
import { go } from '../app/route.ts';
import { countText } from '../common/format.ts';
import { JobProgress } from '../common/JobProgress.tsx';
import { useJob } from '../common/job.ts';
import { tell, tellError } from '../common/toast.tsx';
import { shell } from '../shell/index.ts';
import styles from './FirstRun.module.css';

/** An empty library: begin with your own articles, or look around in the sample. */
export function FirstRun() {
  const job = useJob();
  const isBusy = job.progress !== null;

  const fillWithSample = async () => {
    const end = await job.run((signal) => client.sample({ documents: null }, { signal }));
    if (end.how === 'done')
      tell(`The sample is in: ${countText(end.result.facts, 'fact')} from ${countText(end.result.sources, 'source')}.`);
    if (end.how === 'cancelled') tell('Cancelled: the library is still empty.');
    if (end.how === 'failed') tellError(end.error);
  };

  const importPaths = async (take: () => Promise<readonly string[]>) => {
    let paths: readonly string[] = [];
    try {
      paths = await take();
      if (paths.length === 0) return;
      const end = await job.run((signal) => client.import({ paths: [...paths] }, { signal }));
      if (end.how === 'cancelled') tell('Import cancelled.');
      if (end.how === 'failed') tellError(end.error);
      if (end.how === 'done') {
        const came = end.result.files.filter((file) => file.status === 'imported' || file.status === 'merged').length;
        const failed = end.result.files.find((file) => file.status === 'failed');
        if (failed)
          tellError(new Error(`${countText(came, 'file')} came in. One did not: ${failed.reason ?? failed.code}`));
        else tell(`${countText(came, 'file')} came in.`);
        if (came > 0) go({ screen: 'sources', sourceId: null });
      }
    } catch (error) {
      tellError(error);
    } finally {
      await shell.release(paths).catch(() => undefined);
    }
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
              Text, Markdown and web articles are stored as they are, with their hash, and never leave this machine.
            </p>
            <Dropzone
              className={styles.drop}
              onDrop={(files) => void importPaths(() => shell.droppedFiles(files))}
              disabled={isBusy}
              activateOnClick={false}
              aria-label="Drop articles here"
            >
              <span>Drop files here</span>
            </Dropzone>
            {shell.can.pickFiles && (
              <Button disabled={isBusy} onClick={() => void importPaths(() => shell.pickFiles())}>
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
