import { BriefwrightError } from '../../../model/errors.ts';
import type { ImportedReference, ImportedReferences, ImportProblem } from '../../../model/imported.ts';
import type { CslDate, CslFields, CslName } from '../../../model/source.ts';
import type { ZoteroItem } from '../../../model/zotero.ts';
import { doiOf, setAddress, setDoi } from './addresses.ts';
import { cslDateFrom, cslDateOf } from './cslDates.ts';
import { type Losses, lossCounter } from './losses.ts';
import { LONGEST_VALUE, plainLines, plainWords } from './plainWords.ts';
import { ZOTERO_FIELDS, ZOTERO_ROLES, ZOTERO_TYPES } from './zoteroTypes.ts';

/** Fields that are read on their own, or say nothing of the work. */
const READ_APART = new Set([
  'date',
  'dateDecided',
  'dateEnacted',
  'issueDate',
  'accessDate',
  'url',
  'DOI',
  'extra',
  'abstractNote',
  'citationKey',
  'filingDate',
]);

/** Zotero keeps `2020-05-00 May 2020`: year, month and day with noughts for what is not told, then the words. */
function zoteroDate(words: string): CslDate | null {
  const kept = /^(\d{4})-(\d{2})-(\d{2})(?: (.*))?$/s.exec(words.trim());
  if (!kept) return cslDateOf(words);
  const [, year = '', month = '', day = '', said = ''] = kept;
  if (year === '0000') return cslDateOf(said);
  // Words of a range, or of a season, say more than its first day.
  const fromWords = said === '' || /^\d{1,2}:\d{2}/.test(said) ? null : cslDateOf(said);
  if (fromWords?.['date-parts'] && (fromWords['date-parts'].length === 2 || fromWords.season !== undefined))
    return fromWords;
  return cslDateFrom(year, month === '00' ? '' : month, day === '00' ? '' : day);
}

function nameOf({ family, given, whole }: ZoteroItem['creators'][number]): CslName | null {
  const [last, first] = [plainWords(family), plainWords(given)];
  if (last === '' && first === '') return null;
  if (whole || first === '') return { literal: last || first };
  const small = /^((?:\p{Ll}[\p{L}']*\s)+)(\p{Lu}.*)$/u.exec(last);
  return {
    ...(last === '' ? {} : { family: small?.[2] ?? last }),
    given: first,
    ...(small?.[1] === undefined ? {} : { 'non-dropping-particle': small[1].trim() }),
  };
}

function setNames(csl: Record<string, unknown>, item: ZoteroItem): void {
  const names = new Map<string, CslName[]>();
  for (const creator of item.creators) {
    const name = nameOf(creator);
    const role = ZOTERO_ROLES[creator.role] ?? 'contributor';
    if (name) names.set(role, [...(names.get(role) ?? []), name]);
  }
  for (const [role, all] of names) csl[role] = all;
}

/** Zotero users write fields that it lacks into `extra`, a line each: `DOI: 10.…`, `Citation Key: smith2020`. */
function fromExtra(extra: string, name: RegExp): string {
  return extra.split('\n').flatMap((line) => name.exec(line.trim())?.[1] ?? [])[0] ?? '';
}

/** One item of Zotero as a reference. Throws VALUE_TOO_LONG, and ENTRY_EMPTY for one that says nothing. */
function zoteroReference(item: ZoteroItem, losses: Losses): ImportedReference {
  const long = Object.entries(item.fields).find(([, value]) => value.length > LONGEST_VALUE);
  if (long) throw new BriefwrightError('VALUE_TOO_LONG', `Its field ${long[0]} is longer than any reference needs.`);
  const field = (name: string): string => plainWords(item.fields[name] ?? '');
  const csl: Record<string, unknown> = { type: ZOTERO_TYPES[item.itemType] ?? 'document' };
  const inferred: string[] = [];
  const known = new Set(READ_APART);
  for (const [name, candidates] of Object.entries(ZOTERO_FIELDS)) {
    for (const candidate of candidates) known.add(candidate);
    const words = candidates.map(field).find((found) => found !== '');
    if (words !== undefined) csl[name] = name === 'page' ? words.replace(/[‐‑‒–—]/g, '-') : words;
  }
  setNames(csl, item);
  const issued = zoteroDate(['date', 'dateDecided', 'dateEnacted', 'issueDate'].map(field).find(Boolean) ?? '');
  if (issued) csl.issued = issued;
  const accessed = zoteroDate(field('accessDate'));
  if (accessed) csl.accessed = accessed;
  const extra = plainLines(item.fields.extra ?? '');
  setDoi(csl, field('DOI') || fromExtra(extra, /^DOI:\s*(.+)$/i), losses);
  setAddress(csl, inferred, [field('url')], losses);
  const doiInUrl = /^https?:\/\/(?:dx\.)?doi\.org\//i.test(field('url')) ? doiOf(field('url')) : null;
  if (doiInUrl !== null) csl.DOI ??= doiInUrl;
  const abstract = plainLines(item.fields.abstractNote ?? '');
  if (abstract !== '') csl.abstract = abstract;
  const custom = Object.keys(item.fields).filter(
    (name) => !known.has(name) && field(name) !== '' && field(name).length <= 10_000,
  );
  if (custom.length > 0) csl.custom = Object.fromEntries(custom.map((name) => [name, field(name)]));
  if (Object.keys(csl).length === 1 && item.notes.length + item.attachments.length === 0)
    throw new BriefwrightError('ENTRY_EMPTY', 'It has no field that says anything of a work.');
  const keywords = [...item.tags, ...item.collections]
    .map(plainWords)
    .filter((words) => words !== '' && words.length <= 500);
  return {
    citationKey: field('citationKey') || fromExtra(extra, /^Citation Key:\s*(\S+)$/i) || null,
    csl: csl as CslFields,
    inferred,
    keywords: [...new Set(keywords)],
    notes: [extra, ...item.notes.map((note) => plainLines(note.slice(0, LONGEST_VALUE)))].filter(
      (words) => words !== '',
    ),
    attachments: item.attachments,
    annotations: item.annotations,
    certainty: null,
  };
}

/** Items of Zotero as references; a bad one costs itself. */
export function zoteroReferences(
  items: readonly ZoteroItem[],
  leftOut: readonly { readonly what: string; readonly count: number }[],
): ImportedReferences {
  const losses = lossCounter();
  for (const { what, count } of leftOut) losses.add(what, count);
  const references: ImportedReference[] = [];
  const problems: ImportProblem[] = [];
  for (const item of items) {
    try {
      references.push(zoteroReference(item, losses));
    } catch (error) {
      if (!(error instanceof BriefwrightError)) throw error;
      problems.push({ where: item.where, code: error.code, message: error.message });
    }
  }
  return { kind: 'references', references, problems, leftOut: losses.list() };
}
