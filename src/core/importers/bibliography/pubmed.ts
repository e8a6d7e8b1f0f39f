import type { ImportedReferences } from '../../../model/imported.ts';
import type { Losses } from './losses.ts';
import type { RisField, RisRecord } from './risRecords.ts';
import { cutBy, readTagged } from './taggedRecords.ts';

/** Tags of PubMed's format in those of RIS. */
const TAGS: Readonly<Record<string, string>> = {
  TI: 'TI',
  BTI: 'BT',
  JT: 'T2',
  TA: 'JA',
  VI: 'VL',
  IP: 'IS',
  PG: 'SP',
  FAU: 'AU',
  CN: 'AU',
  FED: 'ED',
  AB: 'AB',
  PB: 'PB',
  PL: 'CY',
  EN: 'ET',
  CTI: 'T3',
};
/** What PubMed notes for itself; nothing of a work is lost with it. */
const OWN = new Set(
  'PMID DP OWN STAT DCOM LR CRDT MHDA EDAT PHST DA PST SB JID IRAD AUID AID LID AU ED JT ISBN IS LA MH OT OTO RN SO PMC DEP PT'.split(
    ' ',
  ),
);

const LINE = /^([A-Z]{2,4}) {0,2}- ?(.*)$/;

/** `Doe J` as PubMed shortens names; what has no initials at its end is an organisation. */
function shortName(words: string): string {
  const [, family, initials] = /^(.+) (\p{Lu}{1,4})$/u.exec(words) ?? [];
  return family && initials ? `${family}, ${[...initials].map((initial) => `${initial}.`).join(' ')}` : words;
}

/** `2020 Mar 15` as RIS writes it; `2020 Mar-Apr` and the like stay as they are. */
const dateOf = (words: string): string => words.replace(/^(\d{4}) (\p{L}+)(?: (\d{1,2}))?$/u, '$1/$2/$3');

function languageOf(code: string): string {
  try {
    return new Intl.Locale(code).language;
  } catch {
    return code;
  }
}

function recordOf(fields: readonly RisField[], line: number, losses: Losses): RisRecord {
  const all = (tag: string): string[] => fields.filter((field) => field.tag === tag).map(({ value }) => value);
  const read: RisField[] = [];
  const put = (tag: string, values: readonly string[]): void => {
    for (const value of values) if (value !== '') read.push({ tag, value });
  };
  for (const { tag, value } of fields) {
    const ris = TAGS[tag];
    if (ris !== undefined) put(ris, [value]);
    else if (!OWN.has(tag)) losses.add(`field ${tag} of PubMed, which has no place in a reference`);
  }
  if (all('FAU').length === 0) put('AU', all('AU').map(shortName));
  if (all('FED').length === 0) put('ED', all('ED').map(shortName));
  const doi = [...all('LID'), ...all('AID')].find((value) => /\[doi\]/i.test(value));
  if (doi !== undefined) put('DO', [doi.replace(/\s*\[doi\].*$/i, '')]);
  put('LA', all('LA').slice(0, 1).map(languageOf));
  put(
    'SN',
    [...all('IS'), ...all('ISBN')].slice(0, 1).map((value) => value.replace(/\s*\(.*$/, '')),
  );
  put(
    'KW',
    [...all('MH'), ...all('OT')].map((value) => value.replaceAll('*', '')),
  );
  put('PY', all('DP').map(dateOf));
  // A number in PubMed alone says nothing of a work.
  if (read.length > 0) put('AN', all('PMID'));
  const isOfBook = all('BTI').length > 0;
  const type = isOfBook
    ? all('TI').length > 0
      ? 'CHAP'
      : 'BOOK'
    : all('JT').length + all('TA').length > 0
      ? 'JOUR'
      : 'GEN';
  return { type, fields: read, line, closed: true };
}

/** A record begins at `PMID`, or after an empty line; a line that is indented goes on from the one above it. */
const cut = cutBy({
  field: LINE,
  begins: (tag) => tag === 'PMID',
  endsAtEmpty: true,
  between: ' ',
  recordOf,
});

/** The records of PubMed's format (`.nbib`). Throws as `readTagged` does. */
export function readPubmed(bytes: Uint8Array): ImportedReferences {
  return readTagged(bytes, cut, 'Check that it is PubMed’s format: each record begins with PMID.');
}
