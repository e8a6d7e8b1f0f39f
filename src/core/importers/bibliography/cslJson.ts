import { z } from 'zod';
import { BriefwrightError } from '../../../model/errors.ts';
import type { ImportedReference, ImportedReferences, ImportProblem } from '../../../model/imported.ts';
import type { CslFields } from '../../../model/source.ts';
import { decodeText } from '../encoding.ts';
import { setAddress, setDoi } from './addresses.ts';
import { cslDateOf, dateParts } from './cslDates.ts';
import { CSL_TYPES, UNKNOWN_TYPE } from './cslTypes.ts';
import { refuseTooMany } from './limits.ts';
import { type Losses, lossCounter } from './losses.ts';
import { LONGEST_VALUE, plainLines, plainWords } from './plainWords.ts';

const LARGEST_JUNK = 20_000;
const DEEPEST_JUNK = 20;
const MOST_NAMES = 5_000;

const words = z.union([z.string().max(LONGEST_VALUE), z.number().transform(String)]);
/** Crossref gives titles as lists of one. */
const line = z.union([words, z.array(words).transform((all) => all[0] ?? '')]).transform(plainWords);
const nameSchema = z.looseObject({
  family: line.optional(),
  given: line.optional(),
  literal: line.optional(),
  name: line.optional(),
});
const part = z
  .union([z.number(), z.string(), z.null()])
  .transform((given) => (given === '' || given === null ? null : Number(given)));
const dateSchema = z.looseObject({
  'date-parts': z.array(z.array(part)).max(10).optional(),
  literal: line.optional(),
  raw: line.optional(),
});

const NAMES = new Set(
  (
    'author chair collection-editor compiler composer container-author contributor curator director editor ' +
    'editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author performer ' +
    'producer recipient reviewed-author script-writer series-creator translator'
  ).split(' '),
);
const DATES = new Set(['accessed', 'available-date', 'event-date', 'issued', 'original-date', 'submitted']);
const LINES = new Set(
  (
    'title title-short container-title container-title-short collection-title publisher publisher-place event-title ' +
    'event-place genre language page volume issue number edition archive archive_location medium status version section ' +
    'original-title reviewed-title ISBN ISSN PMID PMCID'
  ).split(' '),
);
/** Types that other programs write for those of CSL. */
const TYPES: Readonly<Record<string, string>> = {
  'journal-article': 'article-journal',
  'proceedings-article': 'paper-conference',
  'book-chapter': 'chapter',
  'posted-content': 'article',
  monograph: 'book',
  'edited-book': 'book',
  website: 'webpage',
  dissertation: 'thesis',
};
/** Keys that would change what an object is. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

type Item = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function depthOf(value: unknown, depth = 0): number {
  if (typeof value !== 'object' || value === null || depth > DEEPEST_JUNK) return depth;
  return Math.max(
    depth,
    ...Object.values(value)
      .slice(0, 1_000)
      .map((held) => depthOf(held, depth + 1)),
  );
}

function namesIn(value: unknown): object[] {
  return z
    .array(z.unknown())
    .max(MOST_NAMES)
    .parse(Array.isArray(value) ? value : [value])
    .flatMap((given): object[] => {
      const name = typeof given === 'string' ? { literal: plainWords(given) } : nameSchema.parse(given);
      const { family, given: first, literal, name: whole, ...rest } = name as z.output<typeof nameSchema>;
      const particles = Object.fromEntries(
        ['dropping-particle', 'non-dropping-particle', 'suffix'].flatMap((field) => {
          const said = rest[field];
          return typeof said === 'string' && said.trim() !== '' ? [[field, plainWords(said)]] : [];
        }),
      );
      const known = { ...(family ? { family } : {}), ...(first ? { given: first } : {}), ...particles };
      if (family || first) return [known];
      return literal || whole ? [{ literal: literal || whole }] : [];
    });
}

/** A date with the parts that the calendar has; words where it has no parts. */
function dateIn(value: unknown): object | null {
  const date = dateSchema.parse(
    typeof value === 'string' || typeof value === 'number' ? { raw: String(value) } : value,
  );
  const days = (date['date-parts'] ?? []).flatMap(([year, month, day]) => {
    const parts = year == null ? null : (dateParts(year, month ?? undefined, day ?? undefined) ?? dateParts(year));
    return parts ? [parts] : [];
  });
  const season = typeof date.season === 'number' || typeof date.season === 'string' ? { season: date.season } : {};
  const circa = date.circa ? { circa: true } : {};
  // The end `[0]` is that of a range that goes on.
  const goesOn = days.length === 1 && date['date-parts']?.length === 2 && date['date-parts'][1]?.[0] === 0;
  if (days.length > 0) return { 'date-parts': goesOn ? [...days, [0]] : days.slice(0, 2), ...season, ...circa };
  const words = date.literal || date.raw;
  if (!words) return null;
  // `2024-02-30` is no day, and must not be printed as one.
  if (/^\d{4}-\d\d?-\d\d?$/.test(words)) return cslDateOf(words);
  return date.literal ? { literal: date.literal } : { raw: date.raw };
}

function fieldValue(name: string, value: unknown): unknown {
  if (value === null || value === '') return undefined;
  if (NAMES.has(name)) {
    const names = namesIn(value);
    return names.length > 0 ? names : undefined;
  }
  if (DATES.has(name)) return dateIn(value) ?? undefined;
  if (LINES.has(name)) return line.parse(value) || undefined;
  if (name === 'abstract' || name === 'note' || name === 'annote') return plainLines(words.parse(value)) || undefined;
  return value;
}

/** The type of CSL that a type is, whatever joins its words; `document` for one that CSL does not have, which is told. */
function typeIn(stated: string, losses: Losses): string {
  const type = stated.trim().toLowerCase();
  const known = [type, type.replace(/[_ ]/g, '-'), type.replace(/[- ]/g, '_')].find((name) => CSL_TYPES.has(name));
  if (known !== undefined) return known;
  const same = TYPES[type];
  if (same === undefined && type !== '') losses.add(UNKNOWN_TYPE);
  return same ?? 'document';
}

/** One item as a reference; throws a ZodError where a field has another shape than CSL-JSON gives it. */
function referenceOf(item: Item, losses: Losses): ImportedReference {
  const csl: Record<string, unknown> = { type: typeIn(line.optional().parse(item.type) ?? '', losses) };
  const inferred: string[] = [];
  for (const [name, value] of Object.entries(item)) {
    if (['id', 'type', 'URL', 'DOI', 'keyword'].includes(name)) continue;
    if (FORBIDDEN.has(name)) {
      losses.add('field with a name that is not allowed');
      continue;
    }
    const known = fieldValue(name, value);
    if (known === undefined) continue;
    const isKnown = NAMES.has(name) || DATES.has(name) || LINES.has(name) || name === 'abstract' || name === 'note';
    if (!isKnown && (depthOf(known) >= DEEPEST_JUNK || JSON.stringify(known).length > LARGEST_JUNK)) {
      losses.add('field that is too large, or nested too deep, to be kept');
      continue;
    }
    csl[name] = known;
  }
  if (item.URL != null) setAddress(csl, inferred, [line.parse(item.URL)], losses);
  if (item.DOI != null) setDoi(csl, line.parse(item.DOI), losses);
  if (Object.keys(csl).length === 1 && item.type === undefined)
    throw new BriefwrightError('ENTRY_EMPTY', 'It has no field that says anything of a work.');
  const keyword = item.keyword ?? item.keywords;
  const keywords = Array.isArray(keyword) ? keyword : typeof keyword === 'string' ? keyword.split(/\s*[,;]\s*/) : [];
  const id = words.optional().safeParse(item['citation-key'] ?? item.id).data ?? '';
  return {
    citationKey: plainWords(id) || null,
    csl: csl as CslFields,
    inferred,
    keywords: keywords.flatMap((word) => (typeof word === 'string' && word.trim() !== '' ? [plainWords(word)] : [])),
    notes: [],
    attachments: [],
    annotations: [],
    certainty: null,
  };
}

/** The items of a file: an array of them, one alone, or an object that holds the array. */
function itemsIn(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return null;
  const held = value.items ?? value.references;
  if (Array.isArray(held)) return held;
  return typeof value.type === 'string' || typeof value.title === 'string' ? [value] : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BriefwrightError('FILE_DAMAGED', 'The file is no JSON.', {
      hint: 'Export it again from the program that it comes from, as CSL-JSON.',
      cause,
    });
  }
}

/** What a ZodError says, for people. */
function faultOf(error: z.ZodError): string {
  const [issue] = error.issues;
  return `Its field ${issue?.path.join('.') || 'of that name'} has not the shape that CSL-JSON gives it.`;
}

/**
 * The items of a CSL-JSON file. Throws UNKNOWN_ENCODING, FILE_DAMAGED for what is no JSON, and NO_REFERENCES for JSON of
 * another kind; a bad item is told in `problems`.
 */
export function readCslJson(bytes: Uint8Array): ImportedReferences {
  const decoded = decodeText(bytes, 'utf-8');
  const losses = lossCounter();
  for (const { what, count } of decoded.notes) losses.add(what, count);
  const items = itemsIn(parseJson(decoded.text));
  if (
    items === null ||
    items.length === 0 ||
    !items.some((item) => isObject(item) && ('type' in item || 'title' in item))
  )
    throw new BriefwrightError('NO_REFERENCES', 'The file is JSON, but holds no reference.', {
      hint: 'Import a bibliography in CSL-JSON: a list of items with their types and titles.',
    });
  refuseTooMany(items.length);
  const references: ImportedReference[] = [];
  const problems: ImportProblem[] = [];
  for (const [index, item] of items.entries()) {
    const id =
      isObject(item) && (typeof item.id === 'string' || typeof item.id === 'number')
        ? ` (${String(item.id).slice(0, 100)})`
        : '';
    const where = `item ${index + 1}${id}`;
    try {
      if (!isObject(item)) throw new BriefwrightError('ENTRY_MALFORMED', 'It is no object.');
      references.push(referenceOf(item, losses));
    } catch (error) {
      if (error instanceof BriefwrightError) problems.push({ where, code: error.code, message: error.message });
      else if (error instanceof z.ZodError) problems.push({ where, code: 'ENTRY_MALFORMED', message: faultOf(error) });
      else throw error;
    }
  }
  return { kind: 'references', references, problems, leftOut: losses.list() };
}
