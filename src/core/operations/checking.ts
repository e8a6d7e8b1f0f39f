import type { z } from 'zod';
import type { checkResultSchema } from '../../contract/contract.ts';
import type { FactEvidence } from '../database/library.ts';
import type { OperationContext } from './context.ts';
import { breathe, type Report } from './progress.ts';

type CheckResult = z.output<typeof checkResultSchema>;
type CheckProblem = CheckResult['problems'][number];

/** Quotes between two pauses for other work. */
const QUOTES_A_STEP = 500;

const HINTS = {
  damaged: 'Make no changes; open the newest backup instead.',
  statement: 'Compare it with the newest backup, then save the statement again.',
  orphaned: 'Open the fact: select its words again in the document, or remove this evidence.',
  documentMissing: 'Import the document again.',
  mismatch: 'Open the document there, and select the right words again.',
} as const;

/**
 * Integrity of the file, and every quote against its document. Dormant evidence is counted and no fault; an orphaned quote
 * is one, because a deck would show words that no text holds.
 */
export async function checkLibrary(
  { library, runCheckJob }: Pick<OperationContext, 'library' | 'runCheckJob'>,
  report: Report,
  signal: AbortSignal,
): Promise<CheckResult> {
  report({ doing: 'Checking the file', done: 0, total: null });
  await breathe();
  const problems: CheckProblem[] = [];
  const job = { kind: 'library', file: library.path, readOnly: library.readOnly } as const;
  const ofFile = await library.alone(() => runCheckJob(job, signal));
  for (const { looked, faults } of chained(ofFile, library.contentSteps())) {
    for (const { message, factId } of faults) {
      const hint = factId === null ? HINTS.damaged : HINTS.statement;
      problems.push({ code: 'INTEGRITY', message, hint, factId, place: null });
    }
    report({ doing: looked, done: 0, total: null });
    await breathe();
    signal.throwIfAborted();
  }
  const counts = library.evidence.counts();
  const total = counts.anchored + counts.dormant + counts.orphaned + counts.located;
  let quotes = 0;
  let done = 0;
  let held: { id: string; text: string | null } = { id: '', text: null };
  for (const evidence of library.evidence.each()) {
    if (++done % QUOTES_A_STEP === 0) {
      report({ doing: 'Checking quotes', done, total });
      await breathe();
      signal.throwIfAborted();
    }
    if (evidence.documentId !== null && held.id !== evidence.documentId) {
      held = { id: evidence.documentId, text: library.documents.get(evidence.documentId)?.text ?? null };
    }
    const problem = problemOf(evidence, held.text);
    if (problem !== null) problems.push(problem);
    else if (evidence.state === 'anchored' && evidence.documentId !== null) quotes++;
  }
  return { ok: problems.length === 0, facts: library.counts().facts, quotes, dormant: counts.dormant, problems };
}

function* chained<T>(...lists: readonly Iterable<T>[]): Generator<T> {
  for (const list of lists) yield* list;
}

/** What is wrong with a piece of evidence, given the text of its document; null where nothing is. */
function problemOf(evidence: FactEvidence, text: string | null): CheckProblem | null {
  const { factId, documentId, quote, start, end } = evidence;
  const place = documentId === null || start === null || end === null ? null : { documentId, start, end };
  if (evidence.state === 'orphaned') {
    const message = `The document no longer holds the quote of fact ${factId}: “${excerpt(quote)}”.`;
    return { code: 'ORPHANED', message, hint: HINTS.orphaned, factId, place: null };
  }
  if (evidence.state !== 'anchored' || documentId === null) return null;
  if (text === null) {
    const message = `The document of a quote of fact ${factId} is gone.`;
    return { code: 'DOCUMENT_MISSING', message, hint: HINTS.documentMissing, factId, place: null };
  }
  if (text.slice(start ?? 0, end ?? 0) === quote) return null;
  const message = `The quote of fact ${factId} is not at its place in the document: “${excerpt(quote)}”.`;
  return { code: 'QUOTE_MISMATCH', message, hint: HINTS.mismatch, factId, place };
}

function excerpt(quote: string | null): string {
  const text = quote ?? '';
  return text.length > 60 ? `${[...text].slice(0, 60).join('')}…` : text;
}
