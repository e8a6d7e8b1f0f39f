import { ActionIcon, Alert, Button } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconCheck, IconFileExport, IconShieldCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Progress } from '../../contract/contract.ts';
import type { Briefing } from '../../model/briefing.ts';
import { client } from '../api/index.ts';
import { useHistorySteps } from '../app/history.ts';
import { FileTools } from '../common/FileTools.tsx';
import { countText } from '../common/format.ts';
import { JobProgress } from '../common/JobProgress.tsx';
import { useJob } from '../common/job.ts';
import { PaneBar } from '../common/Panes.tsx';
import { tell, tellError } from '../common/toast.tsx';
import { shell } from '../shell/index.ts';
import styles from './Briefings.module.css';

interface Written {
  readonly file: string;
  readonly slides: number;
}
type Verified = Awaited<ReturnType<typeof client.verify>>;

/** The head of the slide pane: whether the slides are up to date, and the export with what comes of it. */
export function Exporting({
  briefing,
  busy,
  progress,
  ready,
}: {
  readonly briefing: Briefing;
  readonly busy: boolean;
  readonly progress: Progress | null;
  readonly ready: boolean;
}) {
  const job = useJob('Writing the deck');
  const [written, setWritten] = useState<Written | null>(null);
  const [verified, setVerified] = useState<Verified | null>(null);

  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);

  const write = async () => {
    const name = briefing.name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim() || 'Briefing';
    try {
      const out = await shell.saveAs(`${name}.pptx`);
      if (out === null) return;
      setWritten(null);
      setVerified(null);
      const id = crypto.randomUUID();
      const end = await job.run(
        (signal) => client.exportBriefing({ id: briefing.id, out, job: id }, { signal }),
        () => client.stopJob({ job: id }),
      );
      if (end.how === 'failed') tellError(end.error);
      else if (end.how === 'cancelled') tell('Export cancelled. No file was left.');
      else {
        const { file, slides } = end.result;
        setWritten({ file, slides: slides.length });
        if (end.askedToStop) tell('The deck was written before it could be cancelled.');
        else if (!shown.current) tell(`Deck written: ${countText(slides.length, 'slide')} in ${file}`);
        if (shell.can.download && !shell.can.chooseSavePlace) await shell.download(end.result.file);
      }
    } catch (error) {
      tellError(error);
    }
  };
  const verify = async (file: string) => {
    try {
      setVerified(await client.verify({ deck: file }));
    } catch (error) {
      tellError(error);
    }
  };

  return (
    <>
      <PaneBar>
        <span className={styles.state} role="status">
          {busy ? (progress?.doing ?? 'Bringing the slides up to date') : ready ? 'Slides are up to date' : ''}
        </span>
        <HistorySteps />
        <Button
          leftSection={<IconFileExport size={15} />}
          disabled={!ready || job.progress !== null}
          onClick={() => void write()}
        >
          Export to PowerPoint
        </Button>
      </PaneBar>
      <JobProgress job={job} />
      {written && (
        <Alert
          className={styles.written}
          variant="default"
          icon={<IconCheck size={18} className={styles.good ?? ''} />}
          withCloseButton
          closeButtonLabel="Close"
          onClose={() => setWritten(null)}
          title={`Written: ${countText(written.slides, 'slide')}`}
        >
          <p className={styles.path}>{written.file}</p>
          <div className={styles.factTools}>
            <FileTools file={written.file} />
            <Button
              variant="default"
              leftSection={<IconShieldCheck size={14} />}
              onClick={() => void verify(written.file)}
            >
              Verify
            </Button>
          </div>
          {verified && <VerifiedWords verified={verified} />}
        </Alert>
      )}
    </>
  );
}

/** One step back and one forward, each with what it would do. */
function HistorySteps() {
  const { undo, redo, stepBack, stepForward } = useHistorySteps();
  return (
    <span className={styles.steps}>
      <ActionIcon
        aria-label={undo ? `Undo “${undo}”` : 'Nothing to undo here'}
        title={undo ? `Undo “${undo}”` : 'Nothing to undo here'}
        disabled={!undo}
        onClick={stepBack}
      >
        <IconArrowBackUp size={16} />
      </ActionIcon>
      <ActionIcon
        aria-label={redo ? `Redo “${redo}”` : 'Nothing to redo here'}
        title={redo ? `Redo “${redo}”` : 'Nothing to redo here'}
        disabled={!redo}
        onClick={stepForward}
      >
        <IconArrowForwardUp size={16} />
      </ActionIcon>
    </span>
  );
}

function VerifiedWords({ verified }: { readonly verified: Verified }) {
  const { ok, statements, marks, problems } = verified;
  return (
    <div role="status">
      <p>
        {ok
          ? `Verified: ${countText(statements, 'statement')} and ${countText(marks, 'mark')} stand as the library recorded them.`
          : `${countText(problems.length, 'problem')} found:`}
      </p>
      {problems.length > 0 && (
        <ul>
          {problems.map((problem) => (
            <li key={`${problem.slide}-${problem.code}-${problem.message}`}>
              Slide {problem.slide}: {problem.message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
