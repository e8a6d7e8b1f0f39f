/** What an operation failed with, for people: its sentence, what to do next, and its code. */
export interface ErrorWords {
  readonly message: string;
  readonly hint: string | null;
  readonly code: string | null;
}

/** Any error in the words of the operation that failed; what has no words of its own gets plain ones. */
export function describeError(error: unknown): ErrorWords {
  if (!(error instanceof Error)) return { message: 'Something went wrong.', hint: null, code: null };
  const data = 'data' in error ? error.data : null;
  const field = (name: string) => {
    const value = typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[name] : null;
    return typeof value === 'string' ? value : null;
  };
  return { message: error.message, hint: field('hint'), code: field('code') };
}
