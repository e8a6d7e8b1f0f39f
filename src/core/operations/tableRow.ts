import { type NewFactInput, newFactSchema } from '../../contract/shapes.ts';
import { isEdtf } from '../../model/edtf.ts';
import { BriefwrightError } from '../../model/errors.ts';
import { LOCATOR_LABELS, type Locator, type LocatorLabel } from '../../model/fact.ts';
import type { ImportedTableRow } from '../../model/imported.ts';
import { RELIABILITY_CODES, type Reliability } from '../../model/scales.ts';
import type { DateOrder, TableField } from '../../model/tableMapping.ts';
import { slugOf } from '../../model/theme.ts';
import { parseLabelledDate } from '../importers/dates.ts';
import { publishedOf } from './published.ts';
import { entitiesIn, measuresIn } from './tableCells.ts';
import type { Columns } from './tableColumns.ts';

/** A row of a table of facts, still without its source. */
export interface TableRow {
  readonly where: string;
  /** Our own export's id of the fact, where one is stated. */
  readonly factId: string | null;
  readonly fact: NewFactInput;
  /** What ties it to its source; null where the row names none. */
  readonly evidence: Omit<NewFactInput['evidence'][number], 'sourceId'> | null;
  /** The row's cells about its source. */
  readonly source: Readonly<Record<'key' | 'title' | 'url' | 'author' | 'publisher' | 'published', string>>;
  /** Whether the table has titles of sources in a column of their own, so that the key is none. */
  readonly hasTitles: boolean;
  readonly reliability: Reliability | null;
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const listIn = (cell: string): string[] => cell.split(/\s*[;|\n]\s*/).filter((part) => part !== '');

function badRow(code: string, message: string): BriefwrightError {
  return new BriefwrightError(code, message);
}

/** 03/04/2025: its numbers, in the order in which they stand, and what may stand behind them. */
const TWO_NUMBERS = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?=\D|$)/;

/** Which order of day and month a date leaves no doubt of: 13/04/2025 has its day first. Null for any other words. */
export function orderShownBy(cell: string): DateOrder | null {
  const [, first = '', , second = ''] = TWO_NUMBERS.exec(cell.trim()) ?? [];
  if (Number(first) > 12 === Number(second) > 12) return null;
  return Number(first) > 12 ? 'day-first' : 'month-first';
}

/**
 * A date as EDTF. Throws BAD_DATE for what is none, and DATE_AMBIGUOUS for 03/04/2025 where nobody has said which its order is:
 * its day cannot be told from its month.
 */
function dateIn(cell: string, order: DateOrder | null): string | null {
  if (cell === '') return null;
  if (/\d{3}[\dX]/.test(cell) && isEdtf(cell)) return cell;
  const date = parseLabelledDate(cell);
  const day = date === null ? null : publishedOf({ issued: date });
  if (day !== null) return day;
  if (date?.literal === undefined) {
    const hint = /^\d{5}(?:\.\d+)?$/.test(cell)
      ? ' It may be a day as a spreadsheet counts them: format its cell as a date.'
      : '';
    throw badRow('BAD_DATE', `“${cell.slice(0, 60)}” is no date such as 2025-04-03, 2025-04 or 2021/2023.${hint}`);
  }
  const [, first = '', , second = '', year = ''] = TWO_NUMBERS.exec(cell) ?? [];
  if (order === null || year === '')
    throw badRow(
      'DATE_AMBIGUOUS',
      `Day and month of “${cell}” could be either: say which comes first, or write it as year-month-day.`,
    );
  const [month, dayOfMonth] = order === 'day-first' ? [second, first] : [first, second];
  return `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
}

/** `paragraph 11`, `p. 4`: a CSL locator. A bare number says no place. */
function locatorIn(cell: string): Locator | null {
  if (cell === '') return null;
  const [, word = '', value = ''] = /^([\p{L}-]+)\.?\s*(\S.*)$/u.exec(cell) ?? [];
  const name = { p: 'page', pp: 'page', para: 'paragraph', pages: 'page', ch: 'chapter' }[word.toLowerCase()] ?? word;
  const label = LOCATOR_LABELS.find((known) => known === name.toLowerCase());
  if (label !== undefined && value !== '') return { label, value };
  throw badRow('BAD_LOCATOR', `“${cell.slice(0, 60)}” is no place such as “page 4” or “paragraph 11”.`);
}

function placeIn(cell: (column: TableField) => string): Locator | null {
  const stated = locatorIn(cell('locator'));
  if (stated !== null) return stated;
  const bare = (['page', 'paragraph'] as const satisfies readonly LocatorLabel[]).find((label) => cell(label) !== '');
  return bare === undefined ? null : { label: bare, value: cell(bare) };
}

/** `B2`: the two Admiralty ratings. F and 6 say that nothing can be judged, and are unknown. */
function ratingIn(cell: string): { reliability: Reliability | null; credibility: 1 | 2 | 3 | 4 | 5 | null } {
  if (cell === '') return { reliability: null, credibility: null };
  const [, letter = '', digit = ''] = /^([A-F])?([1-6])$/i.exec(cell) ?? [];
  if (digit === '') throw badRow('BAD_RATING', `“${cell.slice(0, 60)}” is no Admiralty rating such as B2.`);
  const reliability = RELIABILITY_CODES.find((code) => code === letter.toUpperCase() && code !== 'F') ?? null;
  const credibility = ([1, 2, 3, 4, 5] as const).find((rating) => String(rating) === digit) ?? null;
  return { reliability, credibility };
}

/** A cell that would be a formula in a spreadsheet is exported as text, behind an apostrophe. */
const unguarded = (cell: string): string => cell.replace(/^'(?=[=+\-@\t])/, '');

/** When a source was published, in an order that is known; else as it stands, since a source keeps a date in words. */
function publishedIn(cell: string, order: DateOrder | null): string {
  const isEither = order !== null && parseLabelledDate(cell)?.literal !== undefined;
  return isEither ? (dateIn(cell, order) ?? cell) : cell;
}

/** The address of a row's source: what stands in its column, else what a cell about the source leads to. */
function addressIn(columns: Columns, stated: string, links: ImportedTableRow['links'] = {}): string {
  const linkOf = (column: TableField): string | undefined => links[columns.places.get(column) ?? -1];
  if (/^(?:[a-z][a-z\d+.-]*:|www\.)\S+$/i.test(stated)) return stated;
  return linkOf('sourceUrl') ?? (stated || (linkOf('sourceTitle') ?? linkOf('source') ?? ''));
}

/** Reads a row; throws BriefwrightError with what is wrong with it. What is not stated is null. */
export function readRow(columns: Columns, { where, cells, links }: ImportedTableRow): TableRow {
  const raw = (column: TableField): string => unguarded(cells[columns.places.get(column) ?? -1] ?? '');
  const cell = (column: TableField): string => raw(column).trim();
  const lower = (column: TableField): string | undefined => cell(column).toLowerCase() || undefined;
  if (cell('statement') === '') throw badRow('NO_STATEMENT', 'It has no statement.');
  const eventDate = dateIn(cell('eventDate'), columns.dateOrder);
  const restsOn = listIn(cell('restsOn'));
  const { reliability, credibility } = ratingIn(cell('rating'));
  const confidence = lower('confidence');
  const id = UUID.test(cell('id')) ? cell('id').toLowerCase() : null;
  const source = {
    key: cell('source'),
    title: cell('sourceTitle'),
    url: addressIn(columns, cell('sourceUrl'), links),
    author: cell('author'),
    publisher: cell('publisher'),
    published: publishedIn(cell('published'), columns.dateOrder),
  };
  const isSourced = source.key !== '' || source.title !== '' || source.url !== '';
  const locator = placeIn(cell);
  if (!isSourced && (cell('quote') !== '' || locator !== null))
    throw badRow('NO_SOURCE', 'It has a quote or a place, but no source that they are of.');
  const { entities, inferred: kindsInferred } = entitiesIn(cell('entities'));
  const measured = [...columns.measures].map(([place, name]) =>
    measuresIn(unguarded(cells[place] ?? '').trim(), name, columns.numbersArePlain),
  );
  const placeOf = (at: number): number => measured.slice(0, at).reduce((sum, { measures }) => sum + measures.length, 0);
  const inferred = [
    ...listIn(cell('inferred')),
    ...(columns.dateIsGuessed && eventDate !== null ? ['eventDate'] : []),
    ...(kindsInferred ? ['entities'] : []),
    ...measured.flatMap((one, at) => (one.inferred ? [`measures[${placeOf(at)}].unit`] : [])),
  ];
  const parsed = newFactSchema.safeParse({
    ...(id === null ? {} : { id }),
    statement: cell('statement'),
    kind: lower('kind'),
    status: lower('status'),
    themes: listIn(cell('themes').replaceAll(',', ';')).filter((theme) => slugOf(theme) !== ''),
    eventDate,
    asOf: dateIn(cell('asOf'), columns.dateOrder),
    marking: cell('marking').replace(/^tlp:.*/i, (label) => label.toUpperCase()) || null,
    likelihood: lower('likelihood'),
    confidence: confidence && confidence.charAt(0).toUpperCase() + confidence.slice(1),
    note: cell('note') || null,
    restsOn,
    measures: measured.flatMap(({ measures }) => measures),
    entities,
    inferred: [...new Set(inferred)],
    // The source is not known yet: this id stands in for it while the other fields are checked.
    evidence: isSourced
      ? [
          {
            sourceId: '00000000-0000-4000-8000-000000000000',
            quote: cell('quote') || null,
            prefix: raw('prefix') || null,
            suffix: raw('suffix') || null,
            locator,
            stance: lower('stance'),
            credibility,
          },
        ]
      : [],
  });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw badRow('BAD_FACT', `${issue?.path.findLast((part) => typeof part === 'string')}: ${issue?.message}`);
  }
  const [evidence = null] = parsed.data.evidence;
  return {
    where,
    factId: id,
    fact: { ...parsed.data, evidence: [] },
    evidence,
    source,
    hasTitles: columns.places.has('sourceTitle'),
    reliability,
  };
}
