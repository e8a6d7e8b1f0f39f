import { BriefwrightError } from '../../../model/errors.ts';
import type { ImportedReference } from '../../../model/imported.ts';
import type { CslDate, CslFields, CslName } from '../../../model/source.ts';
import { doiOf, setAddress, setDoi } from './addresses.ts';
import { commaName } from './commaName.ts';
import { cslDateFrom, cslDateOf } from './cslDates.ts';
import type { Losses } from './losses.ts';
import { LONGEST_VALUE, plainLines, plainWords } from './plainWords.ts';
import type { RisRecord } from './risRecords.ts';
import { RIS_TYPES } from './risTypes.ts';

/** A part of something larger: its T2 or BT is the title of that. */
const PARTS = new Set([
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'article',
  'chapter',
  'paper-conference',
  'entry-dictionary',
  'entry-encyclopedia',
  'post-weblog',
  'webpage',
  'broadcast',
  'figure',
]);

/** Fields of one tag, or of the first of several tags that is there. */
const TEXT_FIELDS: Readonly<Record<string, readonly string[]>> = {
  'title-short': ['ST'],
  'original-title': ['OP'],
  volume: ['VL', 'VO'],
  publisher: ['PB'],
  edition: ['ET'],
  'number-of-volumes': ['NV'],
  'call-number': ['CN'],
  language: ['LA'],
  source: ['DP'],
  archive: ['DB'],
};
const KNOWN = new Set(
  (
    'TI T1 CT BT T2 JO JF J1 J2 JA T3 AU A1 A2 A3 A4 ED TA PY Y1 DA Y2 SP EP IS CP M1 M3 SN DO DI UR LK L1 L2 L4 KW N1 N2 AB ' +
    'CY PP AN ID LB SE'
  ).split(' '),
);

function valuesOf({ fields }: RisRecord) {
  const long = fields.find(({ value }) => value.length > LONGEST_VALUE);
  if (long) throw new BriefwrightError('VALUE_TOO_LONG', `Its field ${long.tag} is longer than any reference needs.`);
  const all = (...tags: string[]): string[] =>
    tags.flatMap((tag) => fields.filter((field) => field.tag === tag).map(({ value }) => value)).filter(Boolean);
  const first = (...tags: string[]): string => plainWords(all(...tags)[0] ?? '');
  return { all, first };
}

type Values = ReturnType<typeof valuesOf>;

/** `2020/03/15/words`, `2020///Spring`, `2020`, or any other date. */
function risDate(words: string): CslDate | null {
  const parts = /^(-?\d{4})\/([^/]*)(?:\/([^/]*))?(?:\/(.*))?$/.exec(words.trim());
  if (!parts) return cslDateOf(words);
  const [, year = '', month = '', day = '', rest = ''] = parts;
  const date = cslDateFrom(year, month.trim(), day.trim());
  const known = date?.['date-parts']?.[0]?.length ?? 0;
  // A month or day that the calendar does not have: the words are kept and nothing is guessed.
  if (date && !date.season && ((known === 1 && month.trim() !== '') || (known < 3 && /\d/.test(day))))
    return { literal: words.trim().slice(0, 200) };
  return rest.trim() !== '' && date?.['date-parts']?.[0]?.length === 1 ? cslDateFrom(year, rest.trim(), '') : date;
}

/** Where a year alone stands beside a fuller date of the same year, the fuller one. */
function issuedOf(values: Values): CslDate | null {
  const dates = values.all('PY', 'Y1', 'DA').flatMap((words) => risDate(plainWords(words)) ?? []);
  const sound = dates.filter((date) => date['date-parts'] !== undefined);
  const [first] = sound;
  if (!first) return dates[0] ?? null;
  const year = first['date-parts']?.[0]?.[0];
  const ofYear = sound.filter((date) => date['date-parts']?.[0]?.[0] === year);
  return ofYear.reduce((best, date) =>
    (date['date-parts']?.[0]?.length ?? 0) > (best['date-parts']?.[0]?.length ?? 0) ? date : best,
  );
}

function namesOf(values: readonly string[]): CslName[] {
  return values.flatMap((value) => value.split(/\s*;\s*|\n/)).flatMap((words) => commaName(plainWords(words)) ?? []);
}

function setNames(csl: Record<string, unknown>, type: string, values: Values): void {
  const set = (name: string, names: readonly CslName[]): void => {
    if (names.length > 0) csl[name] = names;
  };
  const isPart = type === 'chapter' || type === 'paper-conference' || type.startsWith('entry');
  set('author', namesOf(values.all('AU', 'A1')));
  set('editor', namesOf(values.all('ED', ...(isPart || type === 'book' ? ['A2'] : []))));
  if (!isPart && type !== 'book') set('contributor', namesOf(values.all('A2')));
  set('collection-editor', namesOf(values.all('A3')));
  set('translator', namesOf(values.all('A4', 'TA')));
}

function setTitles(csl: Record<string, unknown>, type: string, values: Values): void {
  const whole = values.first('BT');
  const title = values.first('TI', 'T1', 'CT') || (PARTS.has(type) ? '' : whole);
  if (title !== '') csl.title = title;
  const journals = [values.first('T2'), values.first('JF'), values.first('JO'), values.first('J2'), values.first('JA')];
  const [longest = ''] = journals.filter(Boolean);
  if (PARTS.has(type)) {
    const container = whole || longest;
    if (container !== '' && container !== title) csl['container-title'] = container;
    const short = values.first('J2', 'JA', 'J1');
    if (short !== '' && short !== container) csl['container-title-short'] = short;
    if (values.first('T3') !== '') csl['collection-title'] = values.first('T3');
  } else {
    const series = values.first('T2', 'T3') || (type === 'book' ? '' : longest);
    if (series !== '' && series !== title) csl['collection-title'] = series;
  }
}

function setNumbers(csl: Record<string, unknown>, type: string, values: Values): void {
  const [from, to] = [values.first('SP'), values.first('EP')];
  const isWhole = type === 'book' || type === 'thesis';
  if (isWhole && /^\d+$/.test(from) && to === '') csl['number-of-pages'] = from;
  else if (from !== '')
    csl.page = to !== '' && to !== from && !/[-–]/.test(from) ? `${from}-${to}` : from.replace(/[–—]/g, '-');
  const number = values.first('IS', 'CP') || values.first('M1');
  if (number !== '') csl[type.startsWith('article') || type === 'periodical' ? 'issue' : 'number'] = number;
  const serial = values.first('SN');
  if (serial !== '') csl[/^\d{4}-?\d{3}[\dXx]\b/.test(serial) && !/^97[89]/.test(serial) ? 'ISSN' : 'ISBN'] = serial;
  if (values.first('M3') !== '' && doiOf(values.first('M3')) === null) csl.genre = values.first('M3');
  const place = values.first('CY', 'PP');
  if (place !== '')
    csl[type === 'paper-conference' && values.first('PP') === '' ? 'event-place' : 'publisher-place'] = place;
}

/** `file:///C:/x.pdf`, `internal-pdf://1/x.pdf` and plain paths; web addresses among them are addresses of the work. */
function splitFiles(values: readonly string[]): { files: string[]; addresses: string[] } {
  const all = values.flatMap((value) => value.split(/\s*[;\n]\s*/)).filter((value) => value !== '');
  const isAddress = (value: string): boolean => /^(?:https?|ftp):|^www\./i.test(value);
  return { files: all.filter((value) => !isAddress(value)), addresses: all.filter(isAddress) };
}

/**
 * One record as a reference. Throws RECORD_WITHOUT_TYPE, VALUE_TOO_LONG, and ENTRY_EMPTY for one without a field that says
 * anything.
 */
export function risReference(record: RisRecord, losses: Losses): ImportedReference {
  if (record.type === null)
    throw new BriefwrightError('RECORD_WITHOUT_TYPE', 'No line TY begins it, so that it cannot be told what it is.');
  const values = valuesOf(record);
  const type = RIS_TYPES[record.type] ?? 'document';
  const csl: Record<string, unknown> = { type };
  const inferred: string[] = [];
  setTitles(csl, type, values);
  setNames(csl, type, values);
  for (const [name, tags] of Object.entries(TEXT_FIELDS)) {
    const found = values.first(...tags);
    if (found !== '') csl[name] = found;
  }
  setNumbers(csl, type, values);
  const issued = issuedOf(values);
  if (issued) csl.issued = issued;
  const accessed = risDate(values.first('Y2'));
  if (accessed) csl.accessed = accessed;
  setDoi(csl, values.first('DO', 'DI'), losses);
  const fromOther = doiOf(values.first('M3'));
  if (fromOther !== null) csl.DOI ??= fromOther;
  const { files, addresses } = splitFiles(values.all('L1'));
  setAddress(
    csl,
    inferred,
    [...values.all('UR').flatMap((value) => value.split(/\s*[;\n]\s*|\s+(?=https?:)/)), ...values.all('LK')],
    losses,
  );
  if (csl.URL === undefined)
    setAddress(csl, inferred, [...values.all('L2').flatMap((v) => v.split('\n')), ...addresses], losses);
  const abstract = values.all('AB', 'N2')[0];
  if (abstract) csl.abstract = plainLines(abstract);
  if (values.first('AN') !== '') csl.archive_location = values.first('AN');
  if (values.first('SE') !== '') csl.section = values.first('SE');
  const custom = customOf(record);
  if (Object.keys(csl).length === 1 && Object.keys(custom).length === 0)
    throw new BriefwrightError('ENTRY_EMPTY', 'It has no field that says anything of a work.');
  if (Object.keys(custom).length > 0) csl.custom = custom;
  const key = values.first('ID', 'LB');
  const keywords = values
    .all('KW')
    .flatMap((value) => value.split(/\s*[\n;]\s*/))
    .map(plainWords);
  return {
    citationKey: /^\S{1,100}$/.test(key) && /\p{L}/u.test(key) ? key : null,
    csl: csl as CslFields,
    inferred,
    keywords: [...new Set(keywords.filter((word) => word !== ''))],
    notes: values.all('N1').map(plainLines).filter(Boolean),
    attachments: files.map((path) => ({ path, title: null })),
    annotations: [],
    certainty: null,
  };
}

/** Fields that CSL has no name for, as they stand. */
function customOf({ fields }: RisRecord): Record<string, string> {
  const asText = new Set(Object.values(TEXT_FIELDS).flat());
  const custom: Record<string, string> = {};
  for (const { tag, value } of fields) {
    const words = plainWords(value);
    if (KNOWN.has(tag) || asText.has(tag) || words === '' || words.length > 10_000) continue;
    custom[tag] = custom[tag] === undefined ? words : `${custom[tag]}; ${words}`;
  }
  return custom;
}
