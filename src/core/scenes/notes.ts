import type { Locator, LocatorLabel } from '../../model/fact.ts';
import type { NoteParagraph } from '../../model/scene.ts';
import { citationKey, type EvidenceNote, type Statement } from '../../model/slidePlan.ts';
import type { Context } from './context.ts';
import { slideText } from './text/clean.ts';

const SHORT_LOCATORS: Partial<Record<LocatorLabel, string>> = {
  page: 'p.',
  paragraph: 'para.',
  chapter: 'ch.',
  section: 'sec.',
  volume: 'vol.',
  line: 'l.',
  figure: 'fig.',
  'sub-verbo': 's.v.',
  'article-locator': 'art.',
  'title-locator': 'title',
};

/** A locator as words: `para. 11`. */
export function locatorWords(locator: Locator): string {
  return `${SHORT_LOCATORS[locator.label] ?? locator.label} ${locator.value}`;
}

const STANCES = { supports: '', contradicts: 'Contradicts: ', context: 'Context: ' } as const;

/** Said of what another source of the origin above it has too. */
export const COPY_WORDS = 'of one origin with the above: no further evidence';

/** Said of a fact whose date nobody has looked at since its source got another one. */
export const REDATED_WORDS = 'Its date was worked out by a date of its source that is another one now: check it.';

/** One piece of evidence: its quote or why there is none, source, place, rating, and the hash of its document once. */
function evidenceWords(note: EvidenceNote, told: Set<string>, context: Context): string {
  const name = context.sourceNames.get(note.sourceId) ?? 'Untitled source';
  const place = note.locator ? `, ${locatorWords(note.locator)}` : '';
  const copy = note.isCopy ? ` · ${COPY_WORDS}` : '';
  const where = `${name}${place} · rating ${note.rating}${copy}`;
  if (note.quote === null) {
    const why =
      note.state === 'dormant'
        ? 'the quote is not held yet'
        : note.state === 'orphaned'
          ? 'the quote is no longer found in its document'
          : 'located without a quote';
    return `${STANCES[note.stance]}${where} · ${why}`;
  }
  const hash = note.documentSha256;
  const document = hash === null ? '' : told.has(hash) ? ' · document as above' : ` · document SHA-256 ${hash}`;
  if (hash !== null) told.add(hash);
  return `${STANCES[note.stance]}\u201c${note.quote}\u201d \u2014 ${where}${document}`;
}

/**
 * The notes of one slide: its marking, then for each statement its words and mark and, for each piece of its evidence,
 * the quote, source, locator, Admiralty rating and the SHA-256 of the document (in full, once a slide). The private note
 * of a fact is never among them. A handout has none.
 */
export function notesOf(statements: readonly Statement[], context: Context): NoteParagraph[] {
  if (context.handout) return [];
  const told = new Set<string>();
  const notes: NoteParagraph[] = [{ text: `Marking: ${context.plan.marking}`, factId: null }];
  for (const statement of statements) {
    const { factId } = statement;
    const mark = context.cited.marks.get(citationKey(statement.citations)) ?? '';
    const labels = statement.labels.length > 0 ? `${statement.labels.join(' · ')}: ` : '';
    notes.push({ text: slideText(`${labels}${statement.text} ${mark}`), factId });
    if (context.redated?.has(factId)) notes.push({ text: REDATED_WORDS, factId });
    for (const note of context.evidence.get(factId) ?? []) {
      notes.push({ text: slideText(evidenceWords(note, told, context)), factId });
    }
  }
  return notes;
}
