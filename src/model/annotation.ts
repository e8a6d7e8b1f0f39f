/** Motivations of the W3C Web Annotation vocabulary that the app offers. */
export const MOTIVATIONS = ['highlighting', 'commenting', 'questioning', 'bookmarking'] as const;
export type Motivation = (typeof MOTIVATIONS)[number];

/** What an annotation of a motivation is called. */
export const MOTIVATION_WORDS: Readonly<Record<Motivation, string>> = {
  highlighting: 'Highlight',
  commenting: 'Comment',
  questioning: 'Question',
  bookmarking: 'Bookmark',
};

/** A highlight or comment on a document, or a note on a fact (W3C Web Annotation). One of `documentId`, `factId` is set. */
export interface Annotation {
  readonly id: string;
  readonly motivation: Motivation;
  readonly documentId: string | null;
  readonly factId: string | null;
  /** TextPositionSelector in UTF-16 code units, and the exact words there; null on a fact. */
  readonly start: number | null;
  readonly end: number | null;
  readonly quote: string | null;
  /** What was said; null for a bare highlight. */
  readonly body: string | null;
  readonly author: string | null;
  /** ISO date and time. */
  readonly created: string;
  readonly modified: string;
}
