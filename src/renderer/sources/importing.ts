import type { z } from 'zod';
import type { importResultSchema, Progress } from '../../contract/contract.ts';
import type { HandedOver, Handing } from '../../contract/shell.ts';
import { BriefwrightError } from '../../model/errors.ts';
import { shownFileName } from '../../model/shownFileName.ts';
import { client } from '../api/index.ts';
import { undoOf } from '../app/history.ts';
import { countText } from '../common/format.ts';
import { LastingJob, useLastingJob } from '../common/lastingJob.ts';
import { tell, tellError } from '../common/toast.tsx';
import { shell } from '../shell/index.ts';
import { askAboutLibraries } from './askingLibrary.ts';
import { askColumns } from './tables/asking.ts';

type ImportResult = z.output<typeof importResultSchema>;
export type ImportedFile = ImportResult['files'][number];

const job = new LastingJob<ImportResult>('Reading the files');

/** The import under way, and the report of the last one: a row for each file; null where there was none, or it was put away. */
export function useImporting() {
  const { result, ...rest } = useLastingJob(job);
  return { ...rest, report: result?.files ?? null };
}

export const putReportAway = job.putAway;

export function cameIn({ status }: ImportedFile): boolean {
  return status === 'imported' || status === 'merged';
}

/** The row of a file that never reached the library. */
function refusedRow({ name, reason }: HandedOver['refused'][number]): ImportedFile {
  return {
    path: name,
    status: 'failed',
    code: 'NOT_HANDED_OVER',
    reason,
    hint: null,
    sources: [],
    documents: [],
    passages: 0,
    leftOut: [],
    woken: 0,
    orphaned: [],
    proposed: 0,
  };
}

/** A stream that has nothing to tell but its end. */
function ended<Result>(value: Result) {
  return { next: async () => ({ done: true as const, value }) };
}

/**
 * Imports the files that `take` gives; one import at a time. A cancelled one leaves nothing behind. Gives how many came in.
 */
export async function importFiles(take: (handing: Handing<AbortSignal>) => Promise<HandedOver>): Promise<number> {
  let handed: HandedOver = { paths: [], refused: [] };
  const id = crypto.randomUUID();
  const handing = new AbortController();
  const end = await job.run(
    async (signal, report) => {
      handed = await handOver(take, handing.signal, report);
      const refused = handed.refused.map(refusedRow);
      const paths = await withoutLeftOut(handed.paths, handing.signal);
      if (paths.length === 0) return ended({ files: refused });
      const chosen = await askColumns(paths, handing.signal, (path) =>
        report({ doing: `The columns of ${shownFileName(path)} wait for a look, under Sources`, done: 0, total: null }),
      );
      report({ doing: 'Reading the files', done: 0, total: null });
      const mappings = { chosen: chosen.map((one) => ({ ...one, header: [...one.header] })) };
      const stream = await client.import({ paths, job: id, mappings }, { signal });
      return {
        next: async () => {
          const step = await stream.next();
          return step.done && step.value
            ? { ...step, value: { ...step.value, files: [...step.value.files, ...refused] } }
            : step;
        },
      };
    },
    async () => {
      handing.abort();
      await client.stopJob({ job: id });
    },
  );
  await shell.release(handed.paths).catch(() => undefined);
  if (end?.how === 'failed') tellError(end.error);
  if (end?.how === 'cancelled') tell('Import cancelled: nothing of it is in the library.');
  if (end?.how !== 'done') return 0;
  if (end.askedToStop) tell('The files had come in before the import could be cancelled.');
  return finish(end.result);
}

const LIBRARY = /\.briefwright$/i;

/** The files to import: a library that was handed over is asked about first. One that is opened or left out is none of them. */
async function withoutLeftOut(paths: readonly string[], signal: AbortSignal): Promise<string[]> {
  const libraries = paths.filter((path) => LIBRARY.test(path));
  if (libraries.length === 0) return [...paths];
  const wish = await askAboutLibraries(libraries.map(shownFileName), signal);
  if (signal.aborted) throw new BriefwrightError('CANCELLED', 'It was cancelled before the files were handed over.');
  if (wish === 'open') for (const path of libraries) await shell.openLibrary(path);
  return wish === 'merge' ? [...paths] : paths.filter((path) => !LIBRARY.test(path));
}

/** The files on their way to the library; given up where the user cancels meanwhile. */
async function handOver(
  take: (handing: Handing<AbortSignal>) => Promise<HandedOver>,
  signal: AbortSignal,
  report: (progress: Progress) => void,
): Promise<HandedOver> {
  try {
    const handed = await take({
      onHanded: (done) => report({ doing: 'Reading the files', done, total: null }),
      signal,
    });
    signal.throwIfAborted();
    return handed;
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new BriefwrightError('CANCELLED', 'It was cancelled before the files were handed over.', { cause: error });
  }
}

function finish({ files, operation = null }: ImportResult): number {
  if (files.length === 0) {
    putReportAway();
    return 0;
  }
  const came = files.filter(cameIn).length;
  const isOneStep = came === 0 || operation !== null;
  tell(
    isOneStep
      ? importWords(files)
      : `${importWords(files)} The library was changed meanwhile: undo takes the files back one by one.`,
    undoOf({ operation }),
  );
  return came;
}

/** What came of an import, in one sentence. */
export function importWords(files: readonly ImportedFile[]): string {
  const came = files.filter(cameIn).length;
  const failed = files.filter(({ status }) => status === 'failed').length;
  const [only] = files;
  if (files.length === 1 && only?.library) {
    return came === 1
      ? `The library ${only.library.name} was merged into this one.`
      : `All that the library ${only.library.name} holds is here already.`;
  }
  if (files.length === 1 && came === 1) return 'The file came in.';
  const all = came === files.length ? `${countText(came, 'file')} came in` : `${came} of ${files.length} files came in`;
  return failed === 0 ? `${all}.` : `${all}, ${failed} could not be imported.`;
}

/**
 * How many proposals an import gives to decide on, `12 proposals from 3 documents`; what copies of a text state as well is decided
 * with it, and said apart. Null where there are none.
 */
export function proposedWords(files: readonly ImportedFile[]): string | null {
  const own = ({ proposed, inCopies = 0 }: ImportedFile): number => proposed - inCopies;
  const proposing = files.filter((file) => own(file) > 0);
  const count = proposing.reduce((sum, file) => sum + own(file), 0);
  const copied = files.reduce((sum, { inCopies = 0 }) => sum + inCopies, 0);
  const words = `${countText(count, 'proposal')} from ${countText(proposing.length, 'document')}`;
  if (copied === 0) return count === 0 ? null : words;
  return count === 0 ? `${countText(copied, 'proposal')}, all of copies` : `${words}, ${copied} more of copies`;
}

/** The proposals of one file: `11 proposals, 9 of them stated by a copy too`. */
export function fileProposedWords({ proposed, inCopies = 0 }: ImportedFile): string {
  const words = countText(proposed, 'proposal');
  if (inCopies === 0) return words;
  return `${words}, ${inCopies === proposed ? (proposed === 1 ? 'which' : 'all of which') : `${inCopies} of which`} a copy states too`;
}
