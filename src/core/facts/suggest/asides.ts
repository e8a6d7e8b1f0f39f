import type { Span } from './language.ts';

/** Sections that tell of the writer, the publisher or how a text came about, or that are others' words, up to the next heading. */
const SECTION =
  /^(?:about (?!the (?:exercise|summit|agreement|programme))|(?:media |press |editorial )?contacts?\b|related(?: (?:information|contents?|articles?|stories|links|news|coverage|reading|documents|topics|posts|pages))?$|references$|bibliography$|(?:end)?notes$|sources$|further reading|acknowledge?ments|funding$|disclosures?(?: statement)?$|conflicts? of interest|notes on contributors|(?:the |our )?authors?$|disclaimer|cautionary statement|forward-looking statements|basis of preparation|methods?$|methodology$|how we (?:counted|measured|calculated|worked|did (?:it|this))\b|see also|read (?:also|more|next)$|(?:\d+ )?(?:readers?'? )?comments?(?: *\(.*\)?| +\d+)?:?$|join the conversation|have your say|letters to the editor|our standards|topics$|tags$|(?:top|most read|more|other|latest) stories\b|most (?:read|viewed|popular|shared)\b|you (?:might|may) also like|also in\b|recommended\b|trending\b|more (?:from|on)\b|editors?['’]s? picks)/i;

/** Whether a heading begins a section of which nothing is read. */
export const beginsAside = (title: string): boolean => SECTION.test(title);

/** What a paragraph begins with that is a note of the makers': "Method. We count", "(Note 3) One dollar is", "¹ Interview". */
const NOTE =
  /^\W{0,3}(?:method(?:ology)?|acknowledge?ments?|the authors?|author|editors?|photos?|picture|image|media contact|press contact|contact|tips|dial-in|investor presentation|data cut-off|desk|funding|disclosure|reading time)\b(?: \([^)]{1,40}\))?[^.:]{0,24}(?:[.:*]|\*\*)/i;
const NUMBERED_NOTE = /^(?:\((?:Note|Reference) \d+\)|\[(?:Note|Reference) \d+\]|[¹²³⁴-⁹†‡])/u;

const ROLE =
  '(?:correspondent|reporter|editor|columnist|journalist|fellow|lecturer|professor|researcher|analyst|writer|author|freelanc\\w+|contributor|doctorate|student|consultant|engineer|photographer|clerk|surveyor|producer|novelist|historian)';
/** "Mitchell Grogan is defence correspondent.", "The writer is an associate editor.", "She has covered the border since 2015." */
const BIOGRAPHY = new RegExp(
  `^\\W{0,3}(?:The (?:writer|author|reviewer)s?\\b|About the|\\p{Lu}[\\p{L}'.-]+(?: \\p{Lu}[\\p{L}'.-]+){1,3})(?: (?:is|was|are|were) (?:an? |the |our |currently |completing a )?(?:[\\w'’-]+ ){0,6}?${ROLE}\\b| (?:has |have )?(?:covers?|covered|reports|reported|writes|written|teaches|taught) (?!to |a fall|that )(?:[\\w'’-]+ ){0,5}(?:for|from|on|about|since|at|border|war|affairs|defen[cs]e|security)\\b)`,
  'u',
);
const LONGEST_BIOGRAPHY = 420;

/** A publisher of itself: "It has 212 staff and was founded in 1921", "is published every second Wednesday by". */
const FOUNDED =
  /\b(?:founded|established|set up|stood up|created) in (?:1[89]|20)\d\d\b|\bpublished (?:in \p{Lu}\w+ )?since (?:1[89]|20)\d\d\b/u;
const BODY_OF =
  /\b(?:has|have|employs?|with|by its) (?:about |some |over |more than )?(?:staff of )?\d[\d,. ]* (?:staff|subscribers|employees|readers|members of staff|people|offices)\b|\bits staff of \d|\bindependent (?:external )?(?:auditor|think|newspaper|publication|research|organi[sz]ation)|\baccepts? no (?:advertising|funding)|\bdoes not receive\b|\bis owned by\b|\bnon-?(?:profit|partisan)\b|\btax-deductible\b/i;
const PUBLISHED_EVERY =
  /\bis (?:published|out|issued) (?:every|each|weekly|monthly|daily|quarterly|fortnightly|twice)\b/i;

/** From these shares of a text on a paragraph may be of its writer, and of its publisher. */
const WRITERS_FROM = 0.6;
const PUBLISHERS_FROM = 0.75;

/** Whether a paragraph, by its words and its place, is a note, a biography or the publisher's own, of which nothing is read. */
export function isAside(words: string, { start }: Span, length: number): boolean {
  if (NUMBERED_NOTE.test(words) || NOTE.test(words)) return true;
  if (start > WRITERS_FROM * length && words.length < LONGEST_BIOGRAPHY && !/["“]/.test(words) && BIOGRAPHY.test(words))
    return true;
  return (
    start > PUBLISHERS_FROM * length && (PUBLISHED_EVERY.test(words) || (FOUNDED.test(words) && BODY_OF.test(words)))
  );
}
