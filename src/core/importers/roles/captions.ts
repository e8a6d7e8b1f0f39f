import type { Piece, Verdict } from '../piece.ts';

const PICTURE =
  'photo|photograph|image|flag|logo|avatar|icon|portrait|headshot|thumbnail|emblem|screenshot|infographic|crest|banner|placeholder';
/** `Avatar photo`, `Alliance flag`: the words of a picture that was not carried over. The noun is in small letters; in a heading it has a capital. */
const ALTERNATIVE_TEXT = new RegExp(`^\\p{Lu}[\\p{L}\\p{N}'.-]*(?: [\\p{L}\\p{N}'.-]+){0,2} (?:${PICTURE})$`, 'u');
const NOT_A_NAME = /\b(?:a|an|the|this|that|our|its|their|his|her|on|in|under|of|for|with|no|every|one|\p{L}+ing)\b/iu;
const PICTURE_OF =
  /^(?:Photo|Photograph|Logo|Screenshot|Flag|Headshot|Profile (?:photo|picture)) of (?!a |an )[^.!?]{1,80}$/;
const LABEL =
  /^(?:\(|\[)?(?:photo|image|picture|photograph|caption|illustration|graphic|map|credit|file photo|featured image|(?:photo|image|picture) (?:credit|source|courtesy|by)s?)(?: ?:| by | courtesy of | © )/i;
const FIGURE = /^(?:figure|fig\.|table|chart|map|exhibit|box) \d+(?:\.\d+)*[a-z]?(?: ?[:.–—|] ?)\S/i;
const CREDIT_AT_END =
  /(?:\((?:photo|image|picture)s?(?: credit| courtesy(?: of)?| by)?:? [^()]{1,80}\)|(?:^|\s)(?:[/|©] ?(?:getty images|reuters|ap photo|associated press|afp|epa-efe)|(?:[/|©] ?|via )(?:getty images|shutterstock|unsplash|alamy|istock|wikimedia commons|flickr))(?:[/, ][^.]{0,30})?)[.)]?$/i;
const LONGEST_CAPTION_WORDS = 60;

/** Words that stand for a picture, a figure or a table: alternative text, a caption, a credit. */
export function captionVerdict(piece: Piece): Verdict | null {
  if (piece.form === 'image') return { role: 'caption', reason: 'picture' };
  if (piece.form === 'caption') return { role: 'caption', reason: 'caption' };
  if (piece.form === 'heading' || piece.form === 'code' || piece.wordCount > LONGEST_CAPTION_WORDS) return null;
  if (ALTERNATIVE_TEXT.test(piece.words) && !NOT_A_NAME.test(piece.words))
    return { role: 'caption', reason: 'alternative text of a picture' };
  if (piece.wordCount <= 9 && PICTURE_OF.test(piece.words))
    return { role: 'caption', reason: 'alternative text of a picture' };
  if (LABEL.test(piece.words) || FIGURE.test(piece.words)) return { role: 'caption', reason: 'caption' };
  if (CREDIT_AT_END.test(piece.words)) return { role: 'caption', reason: 'picture credit' };
  return null;
}
