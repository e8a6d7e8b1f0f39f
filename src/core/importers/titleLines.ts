/**
 * Tells a document's own headline from what stands above it or in its properties: the kind of paper, its number, an agency's
 * slug, the head of the paper that it was written on, a file's name.
 */

const KIND_OF =
  '(?:policy|issue|research|working|discussion|occasional|white|green|briefing|background|technical|annual|special|strategic|statistical|official|joint|final|public|weekly|daily|monthly|quarterly|fact)';
/** What papers are called by their kind. With a word before it or a number behind it, it may be all the title that there is. */
const KIND_NOUN =
  '(?:briefs?|reports?|papers?|notes?|memo(?:randum)?|insights?|commentary|analysis|perspectives?|newsletter|briefing|reviews?|bulletin|series|statement|communiqu[eé]|declaration|digest|circular|sheet)';
const NUMBER = '(?:(?:no|nr|n[°º]|number|issue|vol|volume)\\.? ?|#)?[\\p{L}./() -]{0,12}\\d[\\p{L}\\d./() -]{0,20}';
const KIND_WITH_WORD = new RegExp(
  `^(?:${KIND_OF} )+${KIND_NOUN}(?:[:,]? ${NUMBER})?$|^${KIND_NOUN}[:,]? ${NUMBER}$`,
  'iu',
);

/** Lines over a text that are never its headline: kinds and sections of a paper, and the first headings within one. */
const KIND_ALONE = new RegExp(
  `^(?:${KIND_NOUN}|news|opinion|comment|features?|editorial|exclusive|interview|explainer|special report|world|politics|defen[cs]e|security|blog|research|backgrounder|fact ?sheet|advisory|announcement|contents|table of contents|abstract|(?:executive )?summary|introduction|foreword|preface|key (?:points|events|findings|judge?ments)|highlights|acknowledge?ments|transcript)$`,
  'i',
);
const RELEASE = new RegExp(
  `^(?:(?:press|news|media) (?:release|statement|advisory|notice|note)|communiqu[eé] de presse|pressemitteilung|nota de prensa|comunicato stampa|comunicado de imprensa)(?:[:,]? ${NUMBER})?$|^(?:for )?immediate release\\b.{0,60}$`,
  'iu',
);
/** What a program counts before a heading: `1. Introduction`, `II Summary`. */
const COUNTED = /^(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[IVX]{1,4}[.)]?|[A-Z][.)])\s+/;
/** Markings, and what is said of how a text may be used. */
const HANDLING =
  /^[([]?(?:(?:top )?secret|confidential|restricted|unclassified|official(?:[- ]sensitive)?|for official use only|embargo(?:ed)?\b.{0,80}|not for (?:release|distribution|publication)\b.{0,60}|(?:final |first )?draft|tlp:.{3,20}|advance copy|(?:please )?check against delivery|as (?:delivered|prepared(?: for delivery)?))[)\]]?$/i;
/** `No. 45/2024`, `S/2024/123`, `SG/SM/21234`, `COM(2023) 123 final`. */
const RUNNING_NUMBER =
  /^(?:(?:no|nr|n[°º]|number|vol(?:ume)?|issue|(?:our |your )?ref(?:erence)?|case|doc(?:ument)?)\b[.:]? ?\S*\d\S*(?:[,;]? \S{1,12}){0,3}|(?:\p{Lu}[\p{Lu}\d().-]{0,11}\/)+\S*\d\S*(?: \S{1,8}){0,2}|[\d./-]+|\p{Lu}{2,5}\(\d{4}\) ?\d+(?: final)?)$/iu;
/** Where its sender is to be found. */
const CONTACT =
  /^(?:tel|phone|telephone|fax|e-?mail|web|contacts?|(?:media|press) contact|address|p\.? ?o\.? box)\b.{0,3}[:\d].*$|^\S+@\S+$|^\d{1,5} [\p{Lu}].{0,40}\b(?:street|st|road|rd|avenue|ave|lane|square|quay|boulevard)\b.{0,40}$/iu;
const FIRST_LEAD = /\b(?:\d(?:st|nd|rd|th)[- ]?(?:ld|lead|writethru)|writethru)\b/i;
/** What an agency's editors tell each other: `(Adds quotes, background)`. */
const NOTE_OF_EDITORS =
  /^\((?:adds?|updates?|recasts?|corrects?|releads?|repeats?|refiles?|changes?|rewrites?|trims?)\b.{0,200}\)$/i;

/** A file's name, or what a program gives a document that nobody has named. */
const FILE_NAME =
  /\.(?:docx?|docm|dotx?|pdf|indd|qxp|qxd|pptx?|xlsx?|rtf|odt|tex|dvi|ps|eps|pmd|p65|fm|html?|txt|md|pages|pub|wpd|cdr|tmp)$/i;
const NO_NAME =
  /^(?:untitled.*|(?:new )?document ?\d*|dokument ?\d*|doc\d*|powerpoint[- ]pr[äe]sentation|presentation ?\d*|slide \d+|layout \d+|title|no title|none|null|microsoft (?:word|powerpoint|excel)\b.*|word document|print|page \d+|scan.*|img[_-]?\d+.*|templates?|.{0,20}template(?: \d+)?|cover|book\d*|about:blank|wordperfect.*|\(?anonymous\)?|full page photo|acrobat.*|adobe .*|normal|final|draft)$/i;

/** `BC-BLACKSEA-MINES (UPDATE 2)`, `USA-TRADE/CHINA`, `port_strike_v2`: how an agency or a computer calls a text. */
function isSlug(words: string): boolean {
  if (/^(?:bc|am|pm)-\S+/i.test(words) && words.split(' ').length <= 8) return true;
  if (/^\S+$/.test(words))
    return (
      /^[\p{Lu}\d]+(?:[-/:_][\p{Lu}\d]+){2,}$/u.test(words) ||
      /^[\p{Ll}\d]+(?:[-_][\p{Ll}\d]+){2,}$/u.test(words) ||
      (/_/.test(words) && /^[\p{L}\d_.-]+$/u.test(words))
    );
  if (/^[\p{Lu}\d]+[-/:_][\p{Lu}\d/:_-]+ \((?:update|wrapup|pix|tv|corrected|repeat|lead|add)\b[^)]*\)$/iu.test(words))
    return words === words.toUpperCase();
  return FIRST_LEAD.test(words) && words.split(' ').length <= 8;
}

/** Whether words can never be a document's title: the kind of paper, a marking, a number, a slug, a file's name. */
export function isNoTitle(words: string): boolean {
  return (
    !/\p{L}{2}/u.test(words) ||
    KIND_ALONE.test(words.replace(COUNTED, '')) ||
    RELEASE.test(words) ||
    HANDLING.test(words) ||
    RUNNING_NUMBER.test(words) ||
    CONTACT.test(words) ||
    NOTE_OF_EDITORS.test(words) ||
    isFileName(words) ||
    isSlug(words)
  );
}

/** Whether words are a file's name, or those that a program puts where nobody gave a title. */
export function isFileName(words: string): boolean {
  return FILE_NAME.test(words) || NO_NAME.test(words);
}

/** `Annual Report 2023`, `Working Paper No. 7`: a title only where nothing better is said. */
export const isKindOfPaper = (words: string): boolean => KIND_WITH_WORD.test(words);

/** What institutions are. */
const INSTITUTION =
  'house|parliament|assembly|senate|congress|office|ministry|department|embassy|consulate|council|committee|subcommittee|commission|university|college|academy|institut(?:e|ion)|centre|center|bank|government|court|tribunal|authority|secretariat|headquarters|agency|bureau|directorate(?:-general)?|inspectorate|administration|federation|association|foundation|organi[sz]ation|nations|republic|kingdom|commonwealth|corporation|board|treasury|chamber|delegation|cabinet|chancellery|navy|army|library|museum|faculty';
/** Words that are more often something else: an institution's name only in capitals. */
const INSTITUTION_IN_CAPITALS =
  'command|corps|forces?|services?|group|union|society|school|unit|division|branch|mission|network|police|company|states|america';
/** The same in other languages, where the first word of the name says it. */
const INSTITUTION_ABROAD =
  /^(?:minist(?:ère|erio|ero|ério|erstwo|arstvo)|(?:bundes)?ministerium|auswärtiges amt|bundes(?:republik|amt|rat|tag|wehr)|republik|république|república|repubblica|assemblée|asamblea|sénat|senado|senato|gobierno|gouvernement|governo|conseil|consejo|consiglio|presidencia|présidence|cámara|camera)\b/iu;
const HEAD = new RegExp(`^(?:${INSTITUTION})$`, 'i');
const HEAD_IN_CAPITALS = new RegExp(`^(?:${INSTITUTION}|${INSTITUTION_IN_CAPITALS})$`, 'i');
const SMALL = /^(?:of|for|on|in|to|at|and|the|&|de|des|du|la|le|les|der|die|das|und|del|della|di|da|do|y|e|et|an?)$/i;
/** What is written by an institution, or done by it: then it is no more its name. */
const WORK_OR_DEED =
  /\b(?:reports?|bulletin|reviews?|strategy|strategies|plans?|survey|outlook|papers?|act|law|treaty|convention|conference|polic(?:y|ies)|budget|guidelines?|guidance|framework|handbook|history|annual|statement|declaration|resolution|remarks|speech|minutes|agenda|(?:ac)?cuses?|adopts?|agrees?|aims?|announces?|approves?|asks?|backs|bans|begins?|blames?|blocks|calls?|clears?|condemns?|confirms?|cuts?|debates?|defends?|demands?|denies|ends?|expands?|faces?|fails?|fears?|finds?|gets?|gives?|goes|has|have|hits?|holds?|hosts?|is|are|joins?|launches|loses?|makes?|meets?|moves?|names?|needs?|opens?|orders?|passes|picks|pledges|publishes|pushes|raises?|rejects?|releases?|says?|seeks?|sends?|sets?|shows?|signs?|starts?|stops?|suspends?|takes?|targets|tells?|turns?|urges?|votes?|wants?|warns?|wins?|will|withdraws?)\b/i;
const NOT_A_NAME =
  /^(?:an?|how|why|what|when|where|who|inside|behind|beyond|against|towards?|from|after|before|is|are|can|should|will|meet|no|new|\p{L}+ing)\b|(?<!minister|general|president|people|governor|women|king|queen|secretary|chief)['’]s\b|[?!:;,“”"]/iu;
const MOST_WORDS_OF_A_NAME = 9;

/**
 * Whether a line is nothing but an institution's name, as letterheads are: `NATIONAL STATISTICS OFFICE`, `House of Assembly`,
 * `Select Committee on Ports`. What it does, or what it wrote, makes a line a headline.
 */
export function isLetterhead(line: string): boolean {
  const words = line.trim().replace(/\s[–—|-]\s[^\p{Ll}]*$/u, '');
  const tokens = words.replace(/^the /i, '').split(/\s+/);
  if (tokens.length > MOST_WORDS_OF_A_NAME || NOT_A_NAME.test(words) || WORK_OR_DEED.test(words)) return false;
  if (INSTITUTION_ABROAD.test(words)) return tokens.length <= 6;
  if (!tokens.every((token) => SMALL.test(token) || /^[\p{Lu}\d(]/u.test(token))) return false;
  const end = tokens.findIndex((token) => SMALL.test(token) && !/^(?:and|&)$/i.test(token));
  const head = tokens[(end === -1 ? tokens.length : end) - 1]?.replace(/[.,]$/, '') ?? '';
  const inCapitals = words === words.toUpperCase();
  return (inCapitals ? HEAD_IN_CAPITALS : HEAD).test(head);
}

/** `THE LONG TABLE | Conversations on security`: the name of a series, in capitals before a stroke. */
export const isSeriesHead = (line: string): boolean => /^\p{Lu}[\p{Lu}\d&'’ .-]{3,40} \| \S/u.test(line);
