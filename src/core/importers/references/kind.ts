/** What is known of a work when its kind is worked out. */
export interface Clues {
  readonly container: string | null;
  readonly publisher: string | null;
  readonly genre: string | null;
  readonly number: string | null;
  readonly volume: string | null;
  readonly issue: string | null;
  /** It stands in a book: behind "In". */
  readonly isIn: boolean;
  /** Day or month are stated: what appears daily. */
  readonly isDayDated: boolean;
  readonly online: boolean;
  readonly edited: boolean;
}

const NEWSPAPER =
  /\b(?:times|post|guardian|telegraph|tribune|herald|gazette|daily|journal|news|newspaper|observer|independent|chronicle|mail|press|express|globe|standard|zeitung|monde|figaro|pa[ií]s|corriere|repubblica|reuters|diplomat|print|tory|today|bulletin)\b/i;
const GENRES: readonly (readonly [RegExp, string])[] = [
  [/thesis|dissertation/i, 'thesis'],
  [/lecture|speech|address|keynote|talk/i, 'speech'],
  [/conference|paper presentation|poster|symposium/i, 'paper-conference'],
  [/report|working paper|policy paper|policy brief|white paper|briefing|memo/i, 'report'],
  [/film|video|motion picture/i, 'motion_picture'],
  [/data ?set/i, 'dataset'],
  [/blog/i, 'post-weblog'],
  [/tweet|post|facebook/i, 'post'],
  [/podcast|broadcast|tv series/i, 'broadcast'],
  [/interview/i, 'interview'],
  [/press release/i, 'webpage'],
];

/** The kind of a work in CSL's words. It is hardly ever stated, so it is always named as inferred. */
export function kindOf(clues: Clues): string {
  const { container, genre } = clues;
  if (genre) {
    const known = GENRES.find(([pattern]) => pattern.test(genre));
    if (known) return known[1];
  }
  if (clues.isIn)
    return /proceedings|conference|symposium|workshop|congress|\bproc\b/i.test(container ?? '')
      ? 'paper-conference'
      : 'chapter';
  if (container !== null) {
    if (/^(?:proceedings|proc\.)|\b(?:conference|symposium|workshop)\b/i.test(container)) return 'paper-conference';
    if (clues.volume !== null || clues.issue !== null) return 'article-journal';
    if (clues.isDayDated) return NEWSPAPER.test(container) || !clues.online ? 'article-newspaper' : 'webpage';
    return clues.online ? 'webpage' : 'article-journal';
  }
  if (clues.number !== null) return 'report';
  if (clues.publisher !== null) return clues.online && !clues.edited ? 'report' : 'book';
  return clues.online ? 'webpage' : 'document';
}
