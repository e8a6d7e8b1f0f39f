import type { Library } from '../database/library.ts';
import { breathe, type Report } from './progress.ts';

interface CheckProblem {
  readonly code: string;
  readonly message: string;
}

/**
 * Integrity of the file, and every quote against its document. Dormant evidence is counted and no fault; an orphaned quote
 * is one, because a deck would show words that no text holds.
 */
export async function checkLibrary(library: Library, report: Report, signal: AbortSignal) {
  report({ doing: 'Checking the file', done: 0, total: null });
  const problems: CheckProblem[] = library.integrity().map((message) => ({ code: 'INTEGRITY', message }));
  await breathe();
  const counts = library.evidence.counts();
  const total = counts.anchored + counts.dormant + counts.orphaned + counts.located;
  let quotes = 0;
  let done = 0;
  let held: { id: string; text: string | null } = { id: '', text: null };
  for (const evidence of library.evidence.each()) {
    if (++done % 500 === 0) {
      signal.throwIfAborted();
      report({ doing: 'Checking quotes', done, total });
      await breathe();
    }
    if (evidence.state === 'orphaned') {
      problems.push({
        code: 'ORPHANED',
        message: `The document no longer holds the quote of fact ${evidence.factId}: “${excerpt(evidence.quote)}”.`,
      });
    }
    if (evidence.state !== 'anchored' || evidence.documentId === null) continue;
    if (held.id !== evidence.documentId) {
      held = { id: evidence.documentId, text: library.documents.get(evidence.documentId)?.text ?? null };
    }
    if (held.text === null) {
      problems.push({
        code: 'DOCUMENT_MISSING',
        message: `The document of a quote of fact ${evidence.factId} is gone.`,
      });
    } else if (held.text.slice(evidence.start ?? 0, evidence.end ?? 0) !== evidence.quote) {
      problems.push({
        code: 'QUOTE_MISMATCH',
        message: `The quote of fact ${evidence.factId} is not at its place in the document: “${excerpt(evidence.quote)}”.`,
      });
    } else {
      quotes++;
    }
  }
  return { ok: problems.length === 0, facts: library.counts().facts, quotes, dormant: counts.dormant, problems };
}

function excerpt(quote: string | null): string {
  const text = quote ?? '';
  return text.length > 60 ? `${[...text].slice(0, 60).join('')}…` : text;
}
