import type { RecordedStatement } from '../../../model/deckRecord.ts';
import type { TextRole } from './owners.ts';
import { type DeckProblem, quoted } from './problem.ts';
import { changedNumbers, skeleton } from './words.ts';

/** Where on the slide a text stands, as a message says it. */
export type Place = 'on the slide' | 'in a table';

type Found = Omit<DeckProblem, 'slide'>;

/** What a changed text means, worst first: a mark that is gone or another, a number, then words. */
export function describeChange(
  before: string,
  after: string,
  role: TextRole,
  marks: readonly string[],
  place: Place,
): Found {
  const mark = changedMark(before, after, role.statements) ?? lostMark(before, after, marks);
  if (mark) return mark;
  const factId = changedStatement(after, role.statements)?.factId ?? null;
  const changes = skeleton(before) === skeleton(after) ? changedNumbers(before, after) : [];
  if (changes.length > 0) {
    const numbers = changes.map(({ from, to }) => `${from} is now ${to}`).join(', ');
    return {
      code: 'number-changed',
      message: `A number ${role.isTitle ? 'in the title' : place} was changed: ${numbers} in ${quoted(after)}.`,
      factId,
    };
  }
  const wording = `${quoted(before)} now reads ${quoted(after)}`;
  if (role.isTitle) return { code: 'title-changed', message: `The title was changed: ${wording}.`, factId };
  if (role.isSourceEntry) {
    return { code: 'source-entry-changed', message: `A source entry was changed: ${wording}.`, factId: null };
  }
  if (role.statements.length > 0) {
    return { code: 'statement-changed', message: `A statement ${place} was changed: ${wording}.`, factId };
  }
  return { code: 'text-changed', message: `Words ${place} were changed: ${wording}.`, factId: null };
}

/** What a text that is gone means. */
export function describeMissing(text: string, role: TextRole, place: Place): Found {
  const [statement] = role.statements;
  if (statement && text === statement.mark) {
    return {
      code: 'mark-missing',
      message: `The mark ${text} of ${quoted(statement.text)} is missing.`,
      factId: statement.factId,
    };
  }
  const factId = statement?.factId ?? null;
  if (role.isTitle) return { code: 'title-changed', message: `The title ${quoted(text)} is missing.`, factId };
  if (role.isSourceEntry) {
    return { code: 'source-entry-changed', message: `The source entry ${quoted(text)} is missing.`, factId: null };
  }
  if (statement) {
    return { code: 'statement-missing', message: `A statement ${place} is missing: ${quoted(text)}.`, factId };
  }
  return { code: 'text-missing', message: `Words ${place} are missing: ${quoted(text)}.`, factId: null };
}

/** The statement of a text whose words are no longer in it; else its first. */
function changedStatement(after: string, statements: readonly RecordedStatement[]): RecordedStatement | undefined {
  return statements.find((statement) => !after.includes(statement.text)) ?? statements[0];
}

/** A change that leaves the words as they were and takes or alters a mark. */
function changedMark(before: string, after: string, statements: readonly RecordedStatement[]): Found | null {
  for (const { mark, text, factId } of statements) {
    if (mark === '') continue;
    const words = text !== '' && before.includes(text) ? text : '';
    const at = before.indexOf(mark, before.indexOf(words) + words.length);
    if (at < 0) continue;
    const head = before.slice(0, at).trimEnd();
    const tail = before.slice(at + mark.length).trimStart();
    if (!after.startsWith(head)) continue;
    const rest = after.slice(head.length).trim();
    if (!rest.endsWith(tail)) continue;
    const instead = rest.slice(0, rest.length - tail.length).trim();
    const where = quoted(words || head || text);
    if (instead === '') return { code: 'mark-missing', message: `The mark ${mark} after ${where} is missing.`, factId };
    if (instead !== mark && looksLikeMark(instead)) {
      return { code: 'mark-changed', message: `The mark ${mark} after ${where} is now ${instead}.`, factId };
    }
  }
  return null;
}

/** A mark that belongs to no one statement, as in the source line below a chart. */
function lostMark(before: string, after: string, marks: readonly string[]): Found | null {
  for (const mark of marks) {
    for (let at = before.indexOf(mark); at >= 0; at = before.indexOf(mark, at + 1)) {
      const head = before.slice(0, at);
      const tail = before.slice(at + mark.length);
      if (!after.startsWith(head.trimEnd()) || !after.endsWith(tail.trimStart())) continue;
      const instead = after.slice(head.trimEnd().length, after.length - tail.trimStart().length).trim();
      if (instead === '') {
        return { code: 'mark-missing', message: `The mark ${mark} is missing in ${quoted(after)}.`, factId: null };
      }
      if (looksLikeMark(instead)) {
        return {
          code: 'mark-changed',
          message: `The mark ${mark} is now ${instead} in ${quoted(after)}.`,
          factId: null,
        };
      }
    }
  }
  return null;
}

/** `[3]`, `[3], [4]`, `3`, `(Author, 2025)`. */
function looksLikeMark(text: string): boolean {
  return /^[[\](){}\d\s,;–-]+$/.test(text) || /^\([^()]*\)$/.test(text);
}
