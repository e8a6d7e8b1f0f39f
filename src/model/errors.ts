/** Exit codes of the command line. */
export const EXIT = { done: 0, found: 1, usage: 2, unusable: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/**
 * An error that a user can act on: a code for programs, one clear sentence, and what to do next.
 * `exit` is what the command line ends with.
 */
export class BriefwrightError extends Error {
  readonly code: string;
  readonly hint: string | null;
  readonly exit: ExitCode;

  constructor(code: string, message: string, options: { hint?: string; exit?: ExitCode; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'BriefwrightError';
    this.code = code;
    this.hint = options.hint ?? null;
    this.exit = options.exit ?? EXIT.unusable;
  }
}

/** For the default branch of a switch over a closed union: the compiler proves that it is never reached. */
export function assertNever(value: never, what: string): never {
  throw new Error(`Unhandled ${what}: ${JSON.stringify(value)}`);
}
