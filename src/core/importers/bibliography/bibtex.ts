import { type Entry, type Library, type Options, parse } from '@retorquere/bibtex-parser';
import { BriefwrightError } from '../../../model/errors.ts';
import type { ImportedReference, ImportedReferences, ImportProblem } from '../../../model/imported.ts';
import { decodeText } from '../encoding.ts';
import { normaliseText } from '../normalise.ts';
import { bibtexChunks, type Chunk, NOT_ENTRIES } from './bibtexChunks.ts';
import { bibtexReference } from './bibtexReference.ts';
import { type Losses, lossCounter } from './losses.ts';

const MONTHS = Object.fromEntries(
  'January February March April May June July August September October November December'
    .split(' ')
    .map((name) => [name.slice(0, 3), name]),
);

/** A command that the parser does not know leaves the words it was given. */
const wordsOf = (_node: unknown, tex: string): string =>
  tex
    .replace(/\\hyphen\b\s*/g, '-')
    .replace(/\\slash\b\s*/g, '/')
    .replace(/\\[A-Za-z]+\*?\s*|\\.|[{}]/g, '');

/** Titles stay as they are written: neither lower case nor the protection of capitals is made up. */
const OPTIONS: Options = {
  sentenceCase: false,
  english: false,
  caseProtection: false,
  unsupported: wordsOf,
  // In a date `~` says "about"; in LaTeX it is a space.
  fieldMode: { date: 'verbatim', urldate: 'verbatim', eventdate: 'verbatim', origdate: 'verbatim' },
};

/** JabRef writes the encoding on top. What says nothing is UTF-8, of which a damaged byte costs a character, never the file. */
function statedEncoding(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1_000)).toString('latin1');
  return /^%?\s*Encoding:\s*([\w.:-]+)/im.exec(head)?.[1] ?? 'utf-8';
}

function parsed(text: string, strings: Readonly<Record<string, string>>): Library {
  return parse(text, { ...OPTIONS, strings: { ...MONTHS, ...strings } });
}

/**
 * A file that the parser throws at is read entry by entry; else all at once, since entries take fields from one another
 * (`crossref`).
 */
function parsedTogether(chunks: readonly Chunk[]): Library {
  try {
    return parsed(chunks.map((chunk) => chunk.text).join('\n'), {});
  } catch {
    const sound = chunks.filter((chunk) => parsedAlone(chunk, {}) !== null);
    try {
      return parsed(sound.map((chunk) => chunk.text).join('\n'), {});
    } catch (cause) {
      throw new BriefwrightError('FILE_DAMAGED', 'The bibliography cannot be read.', {
        hint: 'Open it in its own program and save it again.',
        cause,
      });
    }
  }
}

function parsedAlone(chunk: Pick<Chunk, 'text'>, strings: Readonly<Record<string, string>>): Library | null {
  try {
    return parsed(chunk.text, strings);
  } catch {
    return null;
  }
}

/**
 * An entry that is nearly well written, mended: a key with characters that keys cannot have, a comma that is missing
 * between two fields, a single sign of the dollar. Null where it is bad in another way.
 */
function mended(chunk: Chunk, strings: Readonly<Record<string, string>>): Entry | null {
  const head = /^\s*@\s*[\w+-]+\s*[{(]\s*/.exec(chunk.text)?.[0] ?? '';
  const body = chunk.text.slice(head.length);
  const keyed = chunk.key === '' ? body : body.replace(/^[^,]*/, 'mended');
  const comma = keyed.replace(/([}"\d])([ \t]*\n\s*)(?=[A-Za-z][\w+-]*\s*=\s*[{"\d])/g, '$1,$2');
  // A sum of dollars is no beginning of a formula.
  const texts = [keyed, comma, comma.replace(/(?<!\\)\$/g, '\\$')].map((mendedBody) => head + mendedBody);
  for (const text of texts) {
    const [entry, second] = parsedAlone({ text }, strings)?.entries ?? [];
    if (entry?.input && !second && Object.keys(entry.fields).length > 0)
      return { ...entry, key: chunk.key || entry.key };
  }
  return null;
}

function whereOf(chunk: Chunk, number: number): string {
  return `entry ${number}${chunk.key === '' ? '' : ` (${chunk.key})`}, line ${chunk.line}`;
}

/** What the parser says of a bad entry, without its own counting of lines. */
function complaint(chunk: Chunk, strings: Readonly<Record<string, string>>): string {
  const [first] = parsedAlone(chunk, strings)?.errors ?? [];
  const words = first?.error
    .split('\n')[0]
    ?.replace(/ at line \d+.*$/s, '')
    .slice(0, 160);
  return words ? `It is not well written: ${words}.` : 'It is not well written.';
}

/** The parser's entries by the piece of the file that they stand in: it tells them by their text alone. */
function entriesByChunk(entries: readonly Entry[], chunks: readonly Chunk[]): Map<Chunk, Entry[]> {
  const found = new Map<Chunk, Entry[]>();
  let at = 0;
  for (const entry of entries) {
    // What is left of an entry that the parser gave up.
    if (entry.input === '') continue;
    let chunk = chunks[at];
    let index = at;
    while (chunk && !chunk.text.includes(entry.input)) chunk = chunks[++index];
    if (!chunk) continue;
    at = index;
    found.set(chunk, [...(found.get(chunk) ?? []), entry]);
  }
  return found;
}

/** JabRef's groups and their entries, as keywords of those. */
function groupsByKey(library: Library): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const group of Object.values(library.jabref?.groups ?? {})) {
    for (const key of group.entries) {
      if (typeof key === 'string' && group.name) groups.set(key, [...(groups.get(key) ?? []), group.name]);
    }
  }
  return groups;
}

function referenceOf(
  entry: Entry,
  groups: readonly string[],
  losses: Losses,
): ImportedReference | { readonly code: string; readonly message: string } {
  try {
    return bibtexReference(entry, groups, losses);
  } catch (error) {
    if (!(error instanceof BriefwrightError)) throw error;
    return { code: error.code, message: error.message };
  }
}

/**
 * The entries of a BibTeX or BibLaTeX file. Throws UNKNOWN_ENCODING, and NO_REFERENCES where no entry is in it; a bad entry
 * is told in `problems`.
 */
export function readBibtex(bytes: Uint8Array): ImportedReferences {
  const decoded = decodeText(bytes, statedEncoding(bytes));
  const { text, notes } = normaliseText(decoded.text);
  const losses = lossCounter();
  for (const { what, count } of [...decoded.notes, ...notes]) losses.add(what, count);
  const chunks = bibtexChunks(text);
  const sound = chunks.filter((chunk) => chunk.fault === null);
  const library = parsedTogether(sound);
  const byChunk = entriesByChunk(library.entries, sound);
  const groups = groupsByKey(library);
  const references: ImportedReference[] = [];
  const problems: ImportProblem[] = [];
  let number = 0;
  for (const chunk of chunks) {
    if (NOT_ENTRIES.has(chunk.directive)) continue;
    number += 1;
    const where = whereOf(chunk, number);
    const rescued = chunk.fault === null && !byChunk.has(chunk) ? mended(chunk, library.strings) : null;
    const entries = byChunk.get(chunk) ?? (rescued ? [rescued] : []);
    if (rescued) losses.add('entry that was not well written, and was mended');
    if (entries.length === 0) {
      const fault = chunk.fault ?? { code: 'ENTRY_MALFORMED', message: complaint(chunk, library.strings) };
      problems.push({ where, ...fault });
    }
    for (const entry of entries) {
      const whole = entries.length === 1 ? { ...entry, fields: { ...chunk.aside, ...entry.fields } } : entry;
      const made = referenceOf(whole as Entry, groups.get(entry.key) ?? [], losses);
      if ('csl' in made) references.push(made);
      else problems.push({ where, ...made });
    }
  }
  for (const { error } of library.errors)
    if (error.startsWith('Unresolved @string') && !error.endsWith('""'))
      losses.add('abbreviation that the file does not explain, kept as it stands');
  if (references.length === 0 && problems.length === 0)
    throw new BriefwrightError('NO_REFERENCES', 'The file holds no reference.', {
      hint: 'Check that it is the bibliography that you meant.',
    });
  return { kind: 'references', references, problems, leftOut: losses.list() };
}
