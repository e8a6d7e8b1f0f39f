/** Words that deny what they stand with. "Not only", "no fewer than" and "not more than" deny nothing of it. */
const DENYING =
  /\b(?:not(?![ -](?:only|just|merely|more|less|fewer|least|exceed|to[ -]exceed|above|over)\b)|no(?! (?:fewer|less|more|later|doubt|sooner)\b|\.)|never|nor|neither|without|den(?:y|ies|ied|ying)|false(?:ly)?|untrue|refus(?:es|ed|ing)|fail(?:s|ed|ing)? to|reject(?:s|ed|ing)?)\b|n['’]t\b/i;

/** Whether words deny something; which thing it is, is not asked. */
export function denies(words: string): boolean {
  return DENYING.test(words);
}
