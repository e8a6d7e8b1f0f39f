import { BriefwrightError, EXIT, type ExitCode } from '../model/errors.ts';

/** An error as it crosses to another thread or process, where a class does not. */
export interface SentError {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
  readonly exit: ExitCode;
}

/** An error to be sent. What no user can act on is told as `otherwise` says. */
export function sentError(error: unknown, otherwise: Pick<SentError, 'code' | 'message' | 'hint'>): SentError {
  if (!(error instanceof BriefwrightError)) return { ...otherwise, exit: EXIT.unusable };
  const { code, message, hint, exit } = error;
  return { code, message, hint, exit };
}

/** The words for a fault of ours: what could not be done, and what went wrong. */
export function internalFault(what: string, error: unknown): Pick<SentError, 'code' | 'message' | 'hint'> {
  return { code: 'INTERNAL', message: `${what}: ${error instanceof Error ? error.message : error}`, hint: null };
}

/** The error that was sent. */
export function receivedError({ code, message, hint, exit }: SentError): BriefwrightError {
  return new BriefwrightError(code, message, { exit, ...(hint === null ? {} : { hint }) });
}
