import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { IconCheck, IconCopy, IconFileExport, IconShieldCheck, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { FileTools } from '../common/FileTools.tsx';
import { bytesText } from '../common/format.ts';
import { JobProgress } from '../common/JobProgress.tsx';
import { type LastingJob, useLastingJob } from '../common/lastingJob.ts';
import { shell } from '../shell/index.ts';
import { CheckReport } from './CheckReport.tsx';
import styles from './File.module.css';
import {
  backUp,
  backupJob,
  check,
  checkJob,
  type ExportFormat,
  exportAs,
  exportJob,
  lastBackupWords,
  type WrittenFile,
} from './fileJobs.ts';

/** One thing that can be done with the file: what it is for, its button, and how it went. */
function Work<Result>(props: {
  readonly id: string;
  readonly title: string;
  readonly words: ReactNode;
  readonly job: LastingJob<Result>;
  readonly button: ReactNode;
  readonly children: (result: Result) => ReactNode;
}) {
  const job = useLastingJob(props.job);
  return (
    <section className={styles.card} aria-labelledby={props.id}>
      <h2 id={props.id}>{props.title}</h2>
      <p className="bw-muted">{props.words}</p>
      {job.progress ? <JobProgress job={job} /> : <div className={styles.tools}>{props.button}</div>}
      {job.result !== null && props.children(job.result)}
    </section>
  );
}

export function BackupWork(props: { readonly path: string; readonly lastBackup: WrittenBefore | null }) {
  const { path, lastBackup } = props;
  return (
    <Work
      id="file-backup"
      title="Backup"
      job={backupJob}
      words={
        <>
          A whole copy, checked before it takes its name. {lastBackupWords(lastBackup)}
          {lastBackup && <span className={styles.path}> {lastBackup.file}</span>}
        </>
      }
      button={
        <Button leftSection={<IconCopy size={15} />} onClick={() => void backUp()}>
          Back up…
        </Button>
      }
    >
      {(written) => <Written what="Backed up" job={backupJob} written={written} library={path} canOpen={false} />}
    </Work>
  );
}

interface WrittenBefore {
  readonly at: string;
  readonly file: string;
}

export function CheckWork({ facts }: { readonly facts: string }) {
  return (
    <Work
      id="file-check"
      title="Check"
      job={checkJob}
      words={`Looks whether the file is whole, and compares every quote of its ${facts} with the document it is from. It changes nothing.`}
      button={
        <Button variant="default" leftSection={<IconShieldCheck size={15} />} onClick={() => void check()}>
          Check
        </Button>
      }
    >
      {(result) => <CheckReport result={result} />}
    </Work>
  );
}

const FORMATS: readonly { readonly value: ExportFormat; readonly label: string; readonly words: string }[] = [
  {
    value: 'json',
    label: 'JSON: all of it',
    words: 'Facts, sources, notes and annotations, for scripts and other programs.',
  },
  { value: 'csv', label: 'CSV: facts as a table', words: 'One row for each piece of evidence, for a spreadsheet.' },
  {
    value: 'md',
    label: 'Markdown: facts as text',
    words: 'Facts with their quotes, sources and annotations, to read.',
  },
  { value: 'csl-json', label: 'CSL-JSON: sources', words: 'Sources for Zotero and other reference managers.' },
  { value: 'bibtex', label: 'BibTeX: sources', words: 'Sources for LaTeX and reference managers.' },
  {
    value: 'web-annotations',
    label: 'JSON-LD: annotations',
    words: 'Highlights, comments and notes as W3C Web Annotations.',
  },
];

export function ExportWork({ path }: { readonly path: string }) {
  const [format, setFormat] = useState<ExportFormat>('json');
  return (
    <Work
      id="file-export"
      title="Export"
      job={exportJob}
      words={FORMATS.find(({ value }) => value === format)?.words}
      button={
        <>
          <NativeSelect
            aria-label="Format of the export"
            value={format}
            data={FORMATS.map(({ value, label }) => ({ value, label }))}
            onChange={(event) => setFormat(event.currentTarget.value as ExportFormat)}
          />
          <Button variant="default" leftSection={<IconFileExport size={15} />} onClick={() => void exportAs(format)}>
            Export…
          </Button>
        </>
      }
    >
      {(written) => <Written what="Exported" job={exportJob} written={written} library={path} canOpen />}
    </Work>
  );
}

/** What was written, and where; and, where the shell keeps it for as long as it runs only, that the download is the one to keep. */
function Written(props: {
  readonly what: string;
  readonly job: LastingJob<WrittenFile>;
  readonly written: WrittenFile;
  readonly library: string;
  readonly canOpen: boolean;
}) {
  const { file, bytes } = props.written;
  const folder = props.library.replace(/[^\\/]+$/, '');
  return (
    <div role="status" className={styles.report}>
      <p className={styles.good}>
        <IconCheck size={16} aria-hidden="true" />
        <strong>
          {props.what}: {bytesText(bytes)}
        </strong>
        <ActionIcon className={styles.close ?? ''} aria-label="Put this away" onClick={props.job.putAway}>
          <IconX size={16} />
        </ActionIcon>
      </p>
      <p className={styles.path}>{file}</p>
      {!shell.can.chooseSavePlace && !file.startsWith(folder) && (
        <p className={styles.bad}>
          Nothing can be written beside the library, so this copy goes when Briefwright ends: keep the downloaded one.
        </p>
      )}
      <div className={styles.tools}>
        <FileTools file={file} canOpen={props.canOpen} />
      </div>
    </div>
  );
}
