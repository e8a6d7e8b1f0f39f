import { BriefwrightError } from '../../model/errors.ts';

/** What an operation failed with, for people: its sentence, what to do next, and its code. */
export interface ErrorWords {
  readonly message: string;
  readonly hint: string | null;
  readonly code: string | null;
  /** The field that was refused, `evidence.quote`; absent where none is named. */
  readonly field?: string;
}

/** `evidence[0].quote: the document does not hold these words`, as it is told to who writes JSON. */
const OF_FIELD = /^(?<field>\w+(?:\[\d+\])?(?:\.\w+(?:\[\d+\])?)*): (?<first>.)(?<rest>.*)$/s;

/** The message about a field as a sentence, and the field apart: who fills a form sees where it stands. */
function fieldWords(message: string): { readonly message: string; readonly field?: string } {
  const { field, first = '', rest = '' } = OF_FIELD.exec(message)?.groups ?? {};
  if (field === undefined) return { message };
  const sentence = first.toUpperCase() + rest;
  return { message: /[.!?]$/.test(sentence) ? sentence : `${sentence}.`, field };
}

/** Any error in the words of the operation that failed; what has no words of its own gets plain ones. */
export function describeError(error: unknown): ErrorWords {
  // What the page itself refuses or gives up has not crossed a wire.
  if (error instanceof BriefwrightError) return { message: error.message, hint: error.hint, code: error.code };
  if (!(error instanceof Error)) return { message: 'Something went wrong.', hint: null, code: null };
  const data = 'data' in error ? error.data : null;
  const field = (name: string) => {
    const value = typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[name] : null;
    return typeof value === 'string' ? value : null;
  };
  const code = field('code');
  const words = code === 'BAD_FACT' ? fieldWords(error.message) : { message: error.message };
  return { ...words, hint: field('hint'), code };
}
