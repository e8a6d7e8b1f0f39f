import type { Engine } from 'citeproc';
import { BriefwrightError } from '../../model/errors.ts';
import {
  type Citation,
  type CitedSources,
  citationKey,
  type FormattedRun,
  originCited,
  type SourceEntry,
} from '../../model/slidePlan.ts';
import { type CslItem, sourceName } from '../../model/source.ts';
import { citeprocItems, itemLinks } from './cslInput.ts';
import { buildEngine, type LocaleXml } from './engine.ts';
import { entryWithKey, type ItemLinks, parseOutput, plainText } from './outputFormat.ts';
import { type StyleFacts, styleFacts } from './styleFacts.ts';

export interface CitationInput {
  /** CSL-JSON; `id` is the id of the source in the library. Those that no cluster cites get no entry. */
  readonly items: readonly CslItem[];
  /** The citations of each statement, in order of first appearance in the deck; numbers follow this order. */
  readonly clusters: readonly (readonly Citation[])[];
  /** A CSL 1.0 style with rules of its own. */
  readonly styleXml: string;
  /** BCP 47; a style with a `default-locale` keeps its own. */
  readonly locale: string;
  readonly localeXml: LocaleXml;
  /** Print `p. 5` in marks too. Left out, marks stay short, and the locator stands in the notes alone. */
  readonly locatorsInMarks?: boolean;
}

/** A cited source: `key` is its id inside citeproc, which keeps ids as keys of plain objects. */
interface Cited {
  readonly key: string;
  readonly item: CslItem;
}

/** What citeproc prints where a style has no form for an item. */
const NO_PRINTED_FORM = /\[CSL STYLE ERROR: reference with no printed form\.\]|\[NO_PRINTED_FORM\]/g;

/**
 * Marks and source entries by a CSL 1.0 style, through citeproc. Numeric styles number sources in the order in which
 * they are first cited, unless the style sorts its bibliography; author-date styles tell apart works of one author and
 * year (2024a, 2024b). A footnote style has no mark for the text: its sources are numbered in order of citation, and the
 * entries are those of its bibliography, or of its notes where it has none.
 * The same input gives the same output; nothing is kept between calls. Throws BAD_STYLE for an unusable style, and
 * CITATION_FAILED where citeproc gives up on a source.
 */
export function citeSources(input: CitationInput): CitedSources {
  const facts = styleFacts(input.styleXml);
  const cited = citedInOrder(input);
  // Author-date styles say `n.d.` themselves, and their marks must stay short.
  const items = citeprocItems([...cited.values()], facts.numeric);
  const engine = buildEngine({ ...input, item: (key) => items.get(key) ?? { id: key, type: 'document' } });
  try {
    engine.updateItems([...items.keys()]);
    const marks = makeMarks(input, facts, engine, cited);
    const entries = makeEntries(facts, engine, [...cited.values()]);
    return { numeric: facts.numeric, marks, entries: withOriginsTold(entries, input.clusters, engine, cited) };
  } catch (cause) {
    // citeproc throws plain strings.
    if (typeof cause !== 'string') throw cause;
    throw new BriefwrightError('CITATION_FAILED', `The sources cannot be cited in this style: ${cause}`, {
      hint: 'Try another citation style.',
      cause,
    });
  }
}

function citedInOrder(input: CitationInput): ReadonlyMap<string, Cited> {
  const items = new Map(input.items.map((item) => [item.id, item]));
  const cited = new Map<string, Cited>();
  for (const { sourceId } of input.clusters.flat()) {
    if (cited.has(sourceId)) continue;
    const item = items.get(sourceId);
    if (!item) throw new Error(`The source ${sourceId} is cited but was not given.`);
    cited.set(sourceId, { key: `s${cited.size}`, item });
  }
  return cited;
}

function makeMarks(
  input: CitationInput,
  facts: StyleFacts,
  engine: Engine,
  cited: ReadonlyMap<string, Cited>,
): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  const bySources = new Map<string, string>();
  for (const cluster of input.clusters) {
    const key = citationKey(cluster);
    if (marks.has(key)) continue;
    const cites = citesOf(cluster, cited, input.locatorsInMarks ?? false);
    const known = JSON.stringify(cites);
    const mark = bySources.get(known) ?? (facts.footnotes ? noteMark(cites) : inTextMark(engine, cites));
    bySources.set(known, mark);
    marks.set(key, mark);
  }
  return marks;
}

interface CiteOf {
  readonly id: string;
  readonly label?: string;
  readonly locator?: string;
}

function citesOf(
  cluster: readonly Citation[],
  cited: ReadonlyMap<string, Cited>,
  locators: boolean,
): readonly CiteOf[] {
  const cites = new Map<string, CiteOf>();
  for (const { sourceId, locator } of cluster) {
    const id = cited.get(sourceId)?.key ?? '';
    const cite = locators && locator ? { id, label: locator.label, locator: locator.value } : { id };
    cites.set(JSON.stringify(cite), cite);
  }
  return [...cites.values()];
}

function inTextMark(engine: Engine, cites: readonly CiteOf[]): string {
  if (cites.length === 0) return '';
  const mark = plainText(parseOutput(engine.makeCitationCluster(cites)).runs);
  return mark.replace(NO_PRINTED_FORM, 'source');
}

const noteNumber = (key: string) => Number(key.slice(1)) + 1;

function noteMark(cites: readonly CiteOf[]): string {
  const numbers = [...new Set(cites.map((cite) => noteNumber(cite.id)))].sort((a, b) => a - b);
  return numbers.join(', ');
}

function makeEntries(facts: StyleFacts, engine: Engine, cited: readonly Cited[]): readonly SourceEntry[] {
  const byKey = new Map(cited.map((source) => [source.key, source]));
  const bibliography = engine.makeBibliography();
  if (!bibliography) {
    return cited.map((source) => makeEntry(facts, engine, source, engine.makeCitationCluster([{ id: source.key }])));
  }
  const [parameters, printedTexts] = bibliography;
  const texts = printedTexts.map(entryWithKey);
  const textOf = new Map(texts.flatMap(({ key, text }) => (key === null ? [] : [[key, text] as const])));
  // Numeric styles print something for every source, so that there the place tells which source it is.
  const isWhole = texts.length === parameters.entry_ids.length;
  const printed = parameters.entry_ids.flatMap((keys, index) => {
    const own = keys.map((key) => textOf.get(key)).find((text) => text !== undefined);
    const text = own ?? (isWhole ? (texts[index]?.text ?? '') : '');
    return keys.flatMap((key) => {
      const source = byKey.get(key);
      return source ? [{ source, text }] : [];
    });
  });
  const order = facts.footnotes ? printed.sort((a, b) => noteNumber(a.source.key) - noteNumber(b.source.key)) : printed;
  return order.map(({ source, text }) => makeEntry(facts, engine, source, text));
}

/**
 * An entry whose origin another entry before it has says so: whoever counts the list must not take copies for sources that agree.
 * A style without numbers names the other by its mark.
 */
function withOriginsTold(
  entries: readonly SourceEntry[],
  clusters: CitationInput['clusters'],
  engine: Engine,
  cited: ReadonlyMap<string, Cited>,
): readonly SourceEntry[] {
  const origins = new Map(clusters.flat().map((citation) => [citation.sourceId, originCited(citation)]));
  const first = new Map<string, SourceEntry>();
  return entries.map((entry) => {
    const origin = origins.get(entry.sourceId) ?? entry.sourceId;
    const other = first.get(origin);
    if (other === undefined) {
      first.set(origin, entry);
      return entry;
    }
    const name = other.label ?? inTextMark(engine, [{ id: cited.get(other.sourceId)?.key ?? '' }]);
    return { ...entry, runs: [...entry.runs, plainRun(` One origin with ${name}.`)] };
  });
}

function makeEntry(facts: StyleFacts, engine: Engine, { key, item }: Cited, text: string): SourceEntry {
  const links: ItemLinks = itemLinks(item);
  const parsed = parseOutput(text.replace(NO_PRINTED_FORM, ''), links);
  const { label, runs } = splitLabel(parsed.margin, parsed.runs, facts, engine, key);
  return { sourceId: item.id, label, runs: runs.length > 0 ? runs : [plainRun(sourceName(item))] };
}

function splitLabel(
  margin: string,
  runs: readonly FormattedRun[],
  facts: StyleFacts,
  engine: Engine,
  key: string,
): { readonly label: string | null; readonly runs: readonly FormattedRun[] } {
  if (facts.footnotes) {
    return { label: String(noteNumber(key)), runs: margin ? [plainRun(`${margin} `), ...runs] : runs };
  }
  if (!facts.numeric) return { label: null, runs: margin ? [plainRun(`${margin} `), ...runs] : runs };
  if (margin) return { label: margin, runs };
  // A style that does not align its second field prints the number at the head of the entry, or not at all.
  const place = engine.registry.registry[key]?.seq ?? 0;
  const mark = inTextMark(engine, [{ id: key }]);
  // A style may number its sources backwards.
  const number = /\d+/.exec(mark)?.[0] ?? place;
  const [first, ...rest] = runs;
  const head = first ? new RegExp(`^[[(]?(?:${place}|${number})[\\])]?[.:]?(?=\\s|$)`).exec(first.text) : null;
  if (!first || !head) return { label: mark, runs };
  const left = first.text.slice(head[0].length).trimStart();
  return { label: head[0], runs: left ? [{ ...first, text: left }, ...rest] : rest };
}

function plainRun(text: string): FormattedRun {
  return { text, italic: false, bold: false, superscript: false, url: null };
}
