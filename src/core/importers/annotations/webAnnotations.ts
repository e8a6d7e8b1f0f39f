import { MOTIVATIONS, type Motivation } from '../../../model/annotation.ts';
import { BriefwrightError } from '../../../model/errors.ts';
import type { ImportedAnnotations, ImportProblem, PlacedElsewhere } from '../../../model/imported.ts';
import { lossCounter } from '../bibliography/losses.ts';
import { refuseNonText } from '../content.ts';
import { decodeText } from '../encoding.ts';
import { plainWords } from '../html/metadata/words.ts';
import { idOf, isOf, type JsonObject, listOf, objectOf, objectsIn, termOf, textOf } from './json.ts';
import { targetsOf } from './target.ts';

const MOST_ANNOTATIONS = 50_000;
/** Of pages that hold pages. */
const DEEPEST = 6;
const LONGEST = 100_000;
const SHOWN = 60;
const UUID = /^urn:uuid:([\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12})$/i;

/**
 * What a file lists: annotations by themselves, in a list, in pages of a collection (W3C), in a graph, or as Hypothesis writes
 * them to a file (`annotations`) and answers them (`rows`).
 */
function annotationsIn(value: unknown, depth = 0): unknown[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((inner) => annotationsIn(inner, depth + 1));
  const thing = objectOf(value);
  if (thing === null) return [];
  if (isOf(thing, 'Annotation') || thing.target !== undefined) return [thing];
  const lists = [thing.items, thing['@graph'], thing.annotations, thing.rows].flatMap(listOf);
  return [
    ...lists.flatMap((inner) => annotationsIn(inner, depth + 1)),
    ...annotationsIn(thing.first, depth + 1),
    ...annotationsIn(thing.next, depth + 1),
  ];
}

/** What somebody said, and the tags that they gave. */
function saidIn(annotation: JsonObject): string | null {
  const bodies = [...listOf(annotation.body), annotation.bodyValue, annotation.text].flatMap((body) => {
    if (typeof body === 'string') return [{ value: body, isTag: false, isAddress: /^(?:https?|urn):\S+$/.test(body) }];
    const thing = objectOf(body);
    const value = textOf(thing?.value);
    if (thing === null || value === null) return [];
    const isTag = listOf(thing.purpose ?? thing.motivation).some((purpose) => termOf(purpose) === 'tagging');
    return [{ value: thing.format === 'text/html' ? (plainWords(value) ?? '') : value, isTag, isAddress: false }];
  });
  const said = bodies
    .filter(({ isTag, isAddress, value }) => !isTag && !isAddress && value.trim() !== '')
    .map(({ value }) => value);
  const tags = [...bodies.filter(({ isTag }) => isTag).map(({ value }) => value), ...listOf(annotation.tags)].filter(
    (tag) => textOf(tag) !== null,
  );
  const all = [...said, ...(tags.length > 0 ? [`Tags: ${tags.join(', ')}`] : [])].join('\n\n');
  return textOf(all);
}

function motivationOf(annotation: JsonObject, body: string | null, hasQuote: boolean): Motivation {
  const said = listOf(annotation.motivation ?? annotation.motivatedBy).map(termOf);
  const known = MOTIVATIONS.find((motivation) => said.includes(motivation));
  if (known !== undefined) return known;
  return body !== null ? 'commenting' : hasQuote ? 'highlighting' : 'bookmarking';
}

/** `acct:ada@hypothes.is` is ada. */
function authorOf(annotation: JsonObject): string | null {
  const [creator] = listOf(annotation.creator);
  const person = objectOf(creator);
  const info = objectOf(annotation.user_info);
  const named = [
    person?.name,
    person?.nickname,
    info?.display_name,
    person?.email,
    person && idOf(person),
    creator,
    annotation.user,
  ];
  const name = named.map(textOf).find((one) => one !== null) ?? null;
  return name === null ? null : (/^acct:([^@]+)@/.exec(name)?.[1] ?? name);
}

function timeOf(value: unknown): string | null {
  const time = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? new Date(value) : null;
  return time === null || Number.isNaN(time.getTime()) ? null : time.toISOString();
}

function whereOf(place: number, words: string | null): string {
  const shown = words?.replace(/\s+/g, ' ') ?? '';
  const cut = shown.length > SHOWN ? `${shown.slice(0, SHOWN - 1).toWellFormed()}…` : shown;
  return cut === '' ? `annotation ${place}` : `annotation ${place} (“${cut}”)`;
}

/** One annotation, a place each that it is about. Throws BriefwrightError for what is none. */
function readAnnotation(value: unknown, place: number): PlacedElsewhere[] {
  const annotation = objectOf(value) ?? {};
  const beside = [textOf(annotation.uri)].filter((address) => address !== null);
  const targets = targetsOf(annotation, beside);
  if (targets.length === 0) throw new BriefwrightError('ANNOTATION_MALFORMED', 'It does not say what it is about.');
  const body = saidIn(annotation);
  const created = timeOf(annotation.created);
  return targets.map((target, at) => {
    if (Math.max(body?.length ?? 0, target.quote?.exact.length ?? 0) > LONGEST)
      throw new BriefwrightError('VALUE_TOO_LONG', 'It is longer than any annotation needs to be.');
    return {
      where: whereOf(place, target.quote?.exact ?? body),
      id: at === 0 ? (UUID.exec(idOf(annotation) ?? '')?.[1]?.toLowerCase() ?? null) : null,
      motivation: motivationOf(annotation, body, target.quote !== null),
      body,
      author: authorOf(annotation),
      created,
      modified: timeOf(annotation.modified ?? annotation.updated) ?? created,
      ...target,
    };
  });
}

/**
 * Annotations in the W3C's Web Annotation Data Model (JSON-LD, 2017), or as Hypothesis exports them. One that is none costs that one.
 * Throws BINARY_FILE, FILE_DAMAGED, EMPTY_FILE and FILE_TOO_LARGE.
 */
export function readWebAnnotations(bytes: Uint8Array, fileName: string): ImportedAnnotations {
  refuseNonText(bytes, fileName);
  let whole: unknown;
  try {
    whole = JSON.parse(decodeText(bytes).text);
  } catch (error) {
    if (error instanceof BriefwrightError) throw error;
    throw new BriefwrightError('FILE_DAMAGED', 'The file of annotations is no whole JSON.', {
      hint: 'Export it again from the program that it comes from.',
      cause: error,
    });
  }
  const listed = annotationsIn(whole);
  if (listed.length === 0)
    throw new BriefwrightError('EMPTY_FILE', 'The file has no annotation in it.', {
      hint: 'Export the annotations again; a page of a collection that lies elsewhere is not fetched.',
    });
  if (listed.length > MOST_ANNOTATIONS)
    throw new BriefwrightError(
      'FILE_TOO_LARGE',
      `The file has over ${MOST_ANNOTATIONS} annotations, which is the limit.`,
      {
        hint: 'Export them in several files.',
      },
    );
  const losses = lossCounter();
  const annotations: PlacedElsewhere[] = [];
  const problems: ImportProblem[] = [];
  for (const [at, value] of listed.entries()) {
    if (objectsIn(value).some(({ references }) => listOf(references).length > 0)) {
      losses.add('reply to an annotation');
      continue;
    }
    try {
      annotations.push(...readAnnotation(value, at + 1));
    } catch (error) {
      if (!(error instanceof BriefwrightError)) throw error;
      problems.push({ where: whereOf(at + 1, null), code: error.code, message: error.message });
    }
  }
  return { kind: 'annotations', annotations, problems, leftOut: losses.list() };
}
