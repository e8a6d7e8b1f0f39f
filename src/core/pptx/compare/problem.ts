/** What `verify` can find wrong with a deck. Each code is one kind of difference from what the library recorded. */
export type ProblemCode =
  | 'mark-missing'
  | 'mark-changed'
  | 'mark-unresolved'
  | 'unmarked-statement'
  | 'number-changed'
  | 'statement-changed'
  | 'statement-missing'
  | 'title-changed'
  | 'source-entry-changed'
  | 'text-changed'
  | 'text-missing'
  | 'text-moved'
  | 'chart-changed'
  | 'notes-changed'
  | 'notes-missing'
  | 'marking-changed'
  | 'as-of-changed'
  | 'unrecorded-text'
  | 'unrecorded-slide';

export interface DeckProblem {
  /** In the deck that was read, from 1; 0 is the deck as a whole. */
  readonly slide: number;
  readonly code: ProblemCode;
  /** One sentence that names what and where. */
  readonly message: string;
  readonly factId: string | null;
}

const QUOTED_LENGTH = 90;

/** Words of a deck as a message quotes them: the whole of a short text, the beginning of a long one. */
export function quoted(text: string): string {
  const characters = [...text];
  return characters.length <= QUOTED_LENGTH ? `“${text}”` : `“${characters.slice(0, QUOTED_LENGTH).join('')}…”`;
}
