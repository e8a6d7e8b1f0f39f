/** Kinds of works of CSL 1.0.2 that analysts meet, in words. */
const TYPES: readonly (readonly [string, string])[] = [
  ['article', 'Article (preprint or working paper)'],
  ['article-journal', 'Journal article'],
  ['article-magazine', 'Magazine article'],
  ['article-newspaper', 'Newspaper article'],
  ['book', 'Book'],
  ['broadcast', 'Broadcast'],
  ['chapter', 'Chapter'],
  ['dataset', 'Data set'],
  ['document', 'Document'],
  ['hearing', 'Hearing'],
  ['interview', 'Interview'],
  ['legislation', 'Law or regulation'],
  ['manuscript', 'Manuscript'],
  ['paper-conference', 'Conference paper'],
  ['personal_communication', 'Personal communication'],
  ['post', 'Post on social media'],
  ['post-weblog', 'Blog post'],
  ['report', 'Report'],
  ['speech', 'Speech'],
  ['standard', 'Standard'],
  ['thesis', 'Thesis'],
  ['treaty', 'Treaty'],
  ['webpage', 'Web page'],
];

/** The kinds to choose from, and the one that is set where it is none of them. */
export function kindsWith(kind: string): { value: string; label: string }[] {
  const kinds = TYPES.map(([value, label]) => ({ value, label }));
  return kinds.some(({ value }) => value === kind) ? kinds : [...kinds, { value: kind, label: kind }];
}

/** A kind of work in words. */
export function kindText(kind: string): string {
  return TYPES.find(([value]) => value === kind)?.[1] ?? kind;
}
