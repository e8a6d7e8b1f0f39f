import type { PassageRole } from '../../model/source.ts';
import type { Block } from './blocks.ts';

/** A block with what the rules ask of it. */
export interface Piece extends Block {
  /** Its words for matching: one space between words, straight quotes, no emphasis marks; at most `MOST_READ` long. */
  readonly words: string;
  readonly wordCount: number;
  /** Ends as a sentence does: with a full stop, question mark or exclamation mark, quotes and brackets aside. */
  readonly endsSentence: boolean;
  /** A paragraph of text, as against a line of a heading, a list of names or a form. */
  readonly prose: boolean;
}

/** What a passage is, and why it is held to be so; the reason is shown to the user. */
export interface Verdict {
  readonly role: PassageRole;
  readonly reason: string;
}

/** One verdict a piece, null while no rule has spoken. */
export type Verdicts = (Verdict | null)[];

/** No rule needs more of a paragraph than this; it bounds what a hostile line can cost. In UTF-16 code units. */
const MOST_READ = 2000;
const SENTENCE_END = /[.!?…。！？؟۔।]["')\]*_]*$/;
/** `U.S.`, `D.C.`: a full stop that ends an abbreviation, which headlines have too. */
const ABBREVIATION_END = /(?:^|\s)(?:\p{Lu}\.){2,}$/u;
const UNSPACED_SCRIPT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

/** Words by white space; scripts that set none count two characters as a word. */
function countWords(words: string): number {
  const unspaced = words.match(UNSPACED_SCRIPT)?.length ?? 0;
  return words.split(' ').filter(Boolean).length + Math.floor(unspaced / 2);
}

/** Markdown's emphasis, links and inline code down to their words. */
function withoutInlineMarks(words: string): string {
  return words
    .replace(/!?\[([^[\]]{0,500})\]\([^()]{0,1000}\)/g, '$1')
    .replace(/(\*\*|__|`+)(?=\S)([^\n]{1,200}?\S?)\1/g, '$2')
    .replace(/(^|[\s(])[*_](?=\S)([^*_]{1,500})[*_](?=$|[\s).,:;!?])/g, '$1$2');
}

export function pieceOf(text: string, block: Block, isMarkdown: boolean): Piece {
  const cut = text.slice(block.start, Math.min(block.end, block.start + MOST_READ)).toWellFormed();
  const folded = cut
    .replace(/[\s\u200b\u2060]+/g, ' ')
    .replace(/[‘’‛ʼ]/g, "'")
    .replace(/[“”„‟]/g, '"')
    .trim();
  const words = isMarkdown ? withoutInlineMarks(folded) : folded;
  const ending = text
    .slice(Math.max(block.start, block.end - 12), block.end)
    .replace(/[’‘]/g, "'")
    .replace(/[“”]/g, '"');
  const wordCount = countWords(words);
  const endsSentence = SENTENCE_END.test(ending) && !ABBREVIATION_END.test(words.slice(-12));
  const prose = (endsSentence && wordCount >= 8) || wordCount >= 30;
  return { ...block, words, wordCount, endsSentence, prose };
}
