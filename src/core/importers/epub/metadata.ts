import type { CslName } from '../../../model/source.ts';
import { parseLabelledDate } from '../dates.ts';
import type { Declared } from '../document.ts';
import { cslName } from '../names.ts';
import type { XmlElement } from '../xml.ts';

/** MARC relator codes of those whom CSL names; a creator of no stated role is an author. */
const ROLES: Readonly<Record<string, string>> = { aut: 'author', edt: 'editor', trl: 'translator' };
const NO_TITLE = /^(?:untitled|unknown|\[?no title\]?)$/i;
const NOBODY = /^(?:unknown|unbekannt|inconnu|anonymous|calibre.*|n\/a|none|-+)$/i;

const wordsOf = (element: XmlElement | undefined): string => element?.text.replace(/\s+/g, ' ').trim() ?? '';

/** The elements of a book's metadata, also where OEB 1 wraps them in `dc-metadata` and `x-metadata`. */
const elementsIn = (metadata: XmlElement): readonly XmlElement[] =>
  metadata.children.flatMap((child) => (/-metadata$/.test(child.name) ? child.children : [child]));

/** What EPUB 3 says of an element in a `meta` that refines it, or EPUB 2 in an attribute of the element. */
function refined(elements: readonly XmlElement[], element: XmlElement, property: string): string | null {
  const id = element.attribute('id');
  const meta = elements.find(
    (one) => one.name === 'meta' && one.attribute('property') === property && one.attribute('refines') === `#${id}`,
  );
  return (id === undefined ? '' : wordsOf(meta)) || element.attribute(property)?.trim() || null;
}

function titleOf(elements: readonly XmlElement[]): string | null {
  const titles = elements.filter(({ name }) => name.toLowerCase() === 'title');
  const ofType = (type: string): XmlElement | undefined =>
    titles.find((one) => refined(elements, one, 'title-type') === type);
  const main = wordsOf(
    ofType('main') ?? titles.find((one) => !/^(?:subtitle|short)$/.test(refined(elements, one, 'title-type') ?? '')),
  );
  const subtitle = wordsOf(ofType('subtitle'));
  if (main === '' || NO_TITLE.test(main)) return null;
  return subtitle === '' || main.includes(subtitle) ? main : `${main}: ${subtitle}`;
}

/** A name by first and last, from the form that it is filed under where that is of the same words. */
function nameOf(words: string, fileAs: string | null): CslName {
  const filed = /^([^,]+), ([^,]+)$/.exec(fileAs ?? '');
  const letters = (text: string): string => [...text.toLowerCase().replace(/[^\p{L}]/gu, '')].sort().join('');
  if (filed?.[1] && filed[2] && letters(fileAs ?? '') === letters(words)) return { family: filed[1], given: filed[2] };
  return cslName(words);
}

/** People by the field of CSL that they belong to. */
function peopleIn(elements: readonly XmlElement[]): Map<string, CslName[]> {
  const people = new Map<string, CslName[]>();
  for (const element of elements) {
    const kind = element.name.toLowerCase();
    if (kind !== 'creator' && kind !== 'contributor') continue;
    const role = refined(elements, element, 'role')?.toLowerCase().slice(0, 3);
    const field = role === undefined ? (kind === 'creator' ? 'author' : null) : ROLES[role];
    for (const name of wordsOf(element).split(/\s*[;&]\s*/)) {
      if (!field || name === '' || NOBODY.test(name) || name.includes('@')) continue;
      people.set(field, [...(people.get(field) ?? []), nameOf(name, refined(elements, element, 'file-as'))]);
    }
  }
  return people;
}

/** An ISBN of 10 or 13 digits whose check digit is right, without hyphens; else null. */
function isbnOf(words: string): string | null {
  const digits = words
    .replace(/^(?:urn:)?isbn[:\s]*/i, '')
    .replace(/[-\s]/g, '')
    .toUpperCase();
  const values = [...digits].map((digit) => (digit === 'X' ? 10 : Number(digit)));
  const sum = (weight: (index: number) => number): number =>
    values.reduce((total, value, index) => total + value * weight(index), 0);
  if (/^97[89]\d{10}$/.test(digits)) return sum((index) => (index % 2 === 0 ? 1 : 3)) % 10 === 0 ? digits : null;
  return /^\d{9}[\dX]$/.test(digits) && sum((index) => 10 - index) % 11 === 0 ? digits : null;
}

/** Whether a date is the time at which a program made the file, which it states once more as that of the last change. */
function isTimeOfMaking(elements: readonly XmlElement[], date: XmlElement): boolean {
  const words = wordsOf(date);
  if (!/T\d{2}:\d{2}/.test(words) || date.attribute('event') !== undefined) return false;
  return elements.some((one) => one.attribute('property') === 'dcterms:modified' && wordsOf(one) === words);
}

/** What a book's package document declares of it; what it does not state is absent. */
export function bookMetadataOf(metadata: XmlElement | null): Declared {
  const found: Record<string, unknown> = { type: 'book' };
  const foundIn: Record<string, string> = { type: 'format of the file (EPUB)' };
  const put = (field: string, value: unknown, where: string): void => {
    if (value === null || value === undefined || value === '' || field in found) return;
    found[field] = value;
    foundIn[field] = `${where} of the book’s metadata`;
  };
  const elements = metadata === null ? [] : elementsIn(metadata);
  const named = (name: string): XmlElement[] => elements.filter((one) => one.name.toLowerCase() === name);
  put('title', titleOf(elements), 'title');
  for (const [field, names] of peopleIn(elements)) put(field, names, field === 'author' ? 'creator' : field);
  put('publisher', wordsOf(named('publisher')[0]), 'publisher');
  const dated = named('date').filter((date) =>
    /^(?:publication|original-publication)?$/.test(date.attribute('event') ?? ''),
  );
  for (const date of dated)
    if (!isTimeOfMaking(elements, date)) put('issued', parseLabelledDate(wordsOf(date)), 'date');
  const language = wordsOf(named('language')[0]);
  if (/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(language) && !/^und/i.test(language))
    put('language', language, 'language');
  for (const identifier of named('identifier')) {
    const words = wordsOf(identifier);
    put('ISBN', isbnOf(words), 'identifier');
    put(
      'DOI',
      /^(?:(?:urn:)?doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i.exec(words)?.[1],
      'identifier',
    );
    if (!/doi\.org\//.test(words)) put('URL', /^https?:\/\/\S+\.\S+$/.exec(words)?.[0], 'identifier');
  }
  return { metadata: found, foundIn };
}
