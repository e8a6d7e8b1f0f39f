/** What makes the reading of an entry doubtful. */
export type Doubt =
  | 'authors'
  | 'authorForm'
  | 'moreAuthors'
  | 'date'
  | 'undated'
  | 'title'
  | 'noTitle'
  | 'longTitle'
  | 'container'
  | 'nowhere'
  | 'plain'
  | 'unread';

/** How much of the certainty each doubt leaves, and what is said of it. `bench/references.ts` holds them against what came out. */
const DOUBTS: Readonly<Record<Doubt, { readonly leaves: number; readonly says: string }>> = {
  authors: { leaves: 0.85, says: 'no author was found' },
  authorForm: { leaves: 0.9, says: 'whoever wrote it is kept as one name' },
  moreAuthors: { leaves: 0.95, says: 'it names only some of the authors (et al.)' },
  date: { leaves: 0.6, says: 'no date was found' },
  undated: { leaves: 1, says: 'it says that it has no date' },
  title: { leaves: 0.75, says: 'where the title ends is not marked' },
  noTitle: { leaves: 0.1, says: 'no title was found' },
  longTitle: { leaves: 0.3, says: 'the title is very long' },
  container: { leaves: 0.85, says: 'the name behind the title may be a site or a publisher' },
  nowhere: { leaves: 0.85, says: 'where it appeared was not found' },
  plain: { leaves: 0.9, says: 'nothing but stops parts its fields' },
  unread: { leaves: 0.05, says: 'it is too long for one reference' },
};
const UNDOUBTED = 0.98;

/** From 0 to 1: of references read with these doubts, the share that is right in authors, year, title and container. */
export function certaintyOf(doubts: readonly Doubt[]): number {
  return Math.round(doubts.reduce((left, doubt) => left * DOUBTS[doubt].leaves, UNDOUBTED) * 100) / 100;
}

/** The doubts in words for the user; what leaves the certainty as it is, is none. */
export function doubtWords(doubts: readonly Doubt[]): string[] {
  return doubts.map((doubt) => DOUBTS[doubt].says);
}
