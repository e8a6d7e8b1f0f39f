import { ActionIcon, Anchor } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { JobProgress } from '../common/JobProgress.tsx';
import { type LastingJob, useLastingJob } from '../common/lastingJob.ts';
import { backupJob, checkJob, exportJob } from '../file/fileJobs.ts';
import { lookingJob } from '../inbox/looking.ts';
import { importWords, proposedWords, putReportAway, useImporting } from '../sources/importing.ts';
import styles from './App.module.css';
import { hrefOf, INBOX, type ScreenName } from './route.ts';

/** Work that was begun on another screen and goes on, with what came of an import: above whatever the user looks at now. */
export function WorkStrip({ screen }: { readonly screen: ScreenName }) {
  const importing = useImporting();
  const { report } = importing;
  return (
    <>
      {screen !== 'sources' && importing.progress && (
        <Strip>
          <JobProgress job={importing} />
        </Strip>
      )}
      {screen !== 'sources' && report && (
        <Strip>
          <span role="status">{importWords(report)}</span>
          <Anchor href={hrefOf({ screen: 'sources', sourceId: null })}>See what came of each file</Anchor>
          {proposedWords(report) && <Anchor href={hrefOf(INBOX)}>{proposedWords(report)}</Anchor>}
          <ActionIcon aria-label="Put the report away" onClick={putReportAway}>
            <IconX size={16} />
          </ActionIcon>
        </Strip>
      )}
      {screen !== 'inbox' && <FileWork job={lookingJob} />}
      {screen !== 'file' && (
        <>
          <FileWork job={backupJob} />
          <FileWork job={checkJob} />
          <FileWork job={exportJob} />
        </>
      )}
    </>
  );
}

function FileWork<Result>(props: { readonly job: LastingJob<Result> }) {
  const job = useLastingJob(props.job);
  return (
    job.progress && (
      <Strip>
        <JobProgress job={job} />
      </Strip>
    )
  );
}

function Strip({ children }: { readonly children: ReactNode }) {
  return <div className={styles.strip}>{children}</div>;
}
