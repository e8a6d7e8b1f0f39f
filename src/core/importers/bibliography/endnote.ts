import type { ImportedReferences } from '../../../model/imported.ts';
import type { Losses } from './losses.ts';
import type { RisField, RisRecord } from './risRecords.ts';
import { cutBy, readTagged } from './taggedRecords.ts';

/** Types as EndNote writes them after `%0`, in small letters, in those of RIS; what is not here is a document. */
const TYPES: Readonly<Record<string, string>> = {
  'ancient text': 'ANCIENT',
  artwork: 'ART',
  bill: 'BILL',
  blog: 'BLOG',
  book: 'BOOK',
  'book section': 'CHAP',
  case: 'CASE',
  'chart or table': 'CHART',
  'classical work': 'CLSWK',
  'computer program': 'COMP',
  'conference paper': 'CPAPER',
  'conference proceedings': 'CPAPER',
  dataset: 'DATA',
  dictionary: 'DICT',
  'edited book': 'EDBOOK',
  'electronic article': 'EJOUR',
  'electronic book': 'EBOOK',
  'electronic book section': 'ECHAP',
  encyclopedia: 'ENCYC',
  figure: 'FIGURE',
  'film or broadcast': 'MPCT',
  'government document': 'GOVDOC',
  hearing: 'HEAR',
  interview: 'INTV',
  'journal article': 'JOUR',
  'legal rule or regulation': 'LEGAL',
  'magazine article': 'MGZN',
  manuscript: 'MANSCPT',
  map: 'MAP',
  'newspaper article': 'NEWS',
  pamphlet: 'PAMP',
  patent: 'PAT',
  'personal communication': 'PCOMM',
  preprint: 'PREP',
  'press release': 'PRESS',
  report: 'RPRT',
  serial: 'SER',
  standard: 'STAND',
  statute: 'STAT',
  thesis: 'THES',
  'unpublished work': 'UNPB',
  'web page': 'ELEC',
};

/** Tags of EndNote's import format in those of RIS. */
const TAGS: Readonly<Record<string, string>> = {
  A: 'AU',
  B: 'T2',
  C: 'CY',
  D: 'PY',
  E: 'ED',
  F: 'ID',
  G: 'LA',
  I: 'PB',
  J: 'T2',
  K: 'KW',
  L: 'CN',
  M: 'AN',
  N: 'IS',
  P: 'SP',
  R: 'DO',
  S: 'T3',
  T: 'TI',
  U: 'UR',
  V: 'VL',
  X: 'AB',
  Y: 'A3',
  Z: 'N1',
  '6': 'NV',
  '7': 'ET',
  '8': 'DA',
  '9': 'M3',
  '?': 'A4',
  '@': 'SN',
  '!': 'ST',
  '>': 'L1',
  '[': 'Y2',
};

const LINE = /^%(\S)(?:[ \t](.*)|)$/;

function recordOf(fields: readonly RisField[], line: number, losses: Losses): RisRecord {
  const stated = fields
    .find(({ tag }) => tag === '0')
    ?.value.trim()
    .toLowerCase();
  // Without a type the format is that of `refer`, in which what stands in a journal is an article of it.
  const type =
    stated === undefined ? (fields.some(({ tag }) => tag === 'J') ? 'JOUR' : 'GEN') : (TYPES[stated] ?? 'GEN');
  const read: RisField[] = [];
  for (const { tag, value } of fields) {
    const ris = TAGS[tag];
    if (ris !== undefined) read.push({ tag: ris, value });
    else if (tag !== '0') losses.add(`field %${tag} of EndNote, which has no place in a reference`);
  }
  return { type, fields: read, line, closed: true };
}

/** A record begins at `%0`, or after an empty line; a line without a tag goes on from the one above it. */
const cut = cutBy({
  field: LINE,
  // An abstract may have an empty line in it: only a type or an author begins what stands after one.
  begins: (tag, afterEmpty) => tag === '0' || (afterEmpty && /[ATJ]/.test(tag)),
  endsAtEmpty: false,
  between: '\n',
  recordOf,
});

/** The records of EndNote's import format (`.enw`). Throws as `readTagged` does. */
export function readEndnote(bytes: Uint8Array): ImportedReferences {
  return readTagged(bytes, cut, 'Check that it is EndNote’s import format: each record begins with %0.');
}
