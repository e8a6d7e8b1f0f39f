import { stringify } from 'csv-stringify/sync';
import { edtfWords } from '../../model/edtf.ts';
import type { Fact } from '../../model/fact.ts';
import { ratingText } from '../../model/scales.ts';
import { type Source, sourceName } from '../../model/source.ts';
import type { Library } from '../database/library.ts';
import { bibtexOf } from './bibtexText.ts';
import { breathe } from './progress.ts';
import { entitiesText, measuresText } from './tableCells.ts';
import { type AnnotatedWork, webAnnotationCollection } from './webAnnotations.ts';

export const EXPORT_MEDIA_TYPES = {
  json: 'application/json',
  csv: 'text/csv',
  'csl-json': 'application/vnd.citationstyles.csl+json',
  bibtex: 'application/x-bibtex',
  md: 'text/markdown',
  'web-annotations': 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
} as const;
export type ExportFormat = keyof typeof EXPORT_MEDIA_TYPES;

const PAGE = 500;

/** Every fact of the library, a page at a time. */
async function* factPages(library: Library): AsyncGenerator<readonly Fact[]> {
  let after: string | null = null;
  do {
    const page = library.facts.page({ limit: PAGE, after });
    yield page.facts;
    after = page.next;
    await breathe();
  } while (after !== null);
}

/** A cell that a spreadsheet would take for a formula is written as text. */
function safeCell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  return /^[=+\-@\t\r]/.test(text) && typeof value !== 'number' ? `'${text}` : text;
}

const CSV_COLUMNS = [
  'id',
  'revision',
  'kind',
  'status',
  'statement',
  'themes',
  'eventDate',
  'asOf',
  'marking',
  'likelihood',
  'confidence',
  'measures',
  'entities',
  'source',
  'locator',
  'quote',
  'rating',
  'stance',
  'state',
  'prefix',
  'suffix',
  'sourceTitle',
  'sourceUrl',
  'restsOn',
  'inferred',
] as const;

/** One row for each piece of evidence; a fact without evidence has one row. */
function csvRows(fact: Fact, sources: ReadonlyMap<string, Source>): string[][] {
  const start = [
    fact.id,
    fact.revision,
    fact.kind,
    fact.status,
    fact.statement,
    fact.themes.join('; '),
    fact.eventDate,
    fact.asOf,
    fact.marking,
    fact.likelihood,
    fact.confidence,
    measuresText(fact.measures),
    entitiesText(fact.entities),
  ];
  const evidence = fact.evidence.map((e) => {
    const source = sources.get(e.sourceId);
    const locator = e.locator ? `${e.locator.label} ${e.locator.value}` : null;
    const rating = ratingText(source?.reliability ?? null, e.credibility);
    const cells = [source?.csl.id ?? e.sourceId, locator, e.quote, rating, e.stance, e.state, e.prefix, e.suffix];
    return [...cells, source?.csl.title ?? null, source?.csl.URL ?? null];
  });
  const end = [fact.restsOn.join('; '), fact.inferred.join('; ')];
  const none = Array.from({ length: CSV_COLUMNS.length - start.length - end.length }, () => null);
  return (evidence.length > 0 ? evidence : [none]).map((cells) => [...start, ...cells, ...end].map(safeCell));
}

function escapeMarkdown(text: string): string {
  return text.replace(/([\\`*_[\]<>#|])/g, '\\$1');
}

function factMarkdown(fact: Fact, sources: ReadonlyMap<string, Source>): string {
  const facets = [fact.kind, fact.status, ...fact.themes, fact.eventDate === null ? '' : edtfWords(fact.eventDate)];
  const lines = [`- ${escapeMarkdown(fact.statement)} (${facets.filter(Boolean).join(', ')})`];
  for (const evidence of fact.evidence) {
    const source = sources.get(evidence.sourceId);
    const name = escapeMarkdown(source ? sourceName(source.csl) : evidence.sourceId);
    const place = evidence.locator ? `, ${evidence.locator.label} ${evidence.locator.value}` : '';
    const rating = ratingText(source?.reliability ?? null, evidence.credibility);
    const quote =
      evidence.quote === null ? 'quote not held' : `“${escapeMarkdown(evidence.quote.replace(/\s+/g, ' '))}”`;
    lines.push(`  - ${evidence.stance}: ${quote} (${name}${place}, ${rating})`);
  }
  return `${lines.join('\n')}\n`;
}

function sourceNamesOfDocuments(
  sources: readonly (Source & { readonly documents: readonly { readonly id: string }[] })[],
): ReadonlyMap<string, string> {
  return new Map(sources.flatMap((s) => s.documents.map((document) => [document.id, sourceName(s.csl)] as const)));
}

/** A note on a fact stands with the fact's statement, one on a document with its source. */
function annotationsMarkdown(library: Library, names: ReadonlyMap<string, string>): string {
  const annotations = library.annotations.list({});
  if (annotations.length === 0) return '';
  const noted = library.facts.getMany(annotations.flatMap(({ factId }) => factId ?? []));
  const statements = new Map(noted.map(({ id, statement }) => [id, statement]));
  const lines = annotations.map(({ motivation, documentId, factId, quote, body, author, modified }) => {
    const where =
      documentId === null ? `fact: ${statements.get(factId ?? '') ?? factId}` : (names.get(documentId) ?? documentId);
    const words = [quote === null ? '' : `“${quote.replace(/\s+/g, ' ')}”`, body?.replace(/\s+/g, ' ') ?? ''];
    const said = words.filter((word) => word !== '').join(': ');
    const by = [where, author ?? '', modified.slice(0, 10)].filter((part) => part !== '').join(', ');
    return `- ${motivation}: ${escapeMarkdown(said)} (${escapeMarkdown(by)})`;
  });
  return `\n# Annotations\n\n${lines.join('\n')}\n`;
}

/** Where a file lay on this machine is nobody else's business. */
function withoutPaths({ documents, ...source }: ReturnType<Library['sources']['list']>[number]) {
  return { ...source, documents: documents.map(({ importedFrom: _, ...document }) => document) };
}

/** A piece of an export: its text, and how many facts are in it. */
interface ExportPiece {
  readonly text: string;
  readonly facts: number;
}

const piece = (text: string, facts = 0): ExportPiece => ({ text, facts });

/**
 * The library in another format, in pieces that follow one another. JSON is what `add` reads; private notes and annotations
 * are in it. Markdown has the annotations too; `web-annotations` is them alone, in the W3C's format.
 */
export async function* exportLibrary(library: Library, format: ExportFormat): AsyncGenerator<ExportPiece> {
  const sources = library.sources.list();
  const byId = new Map<string, Source>(sources.map((source) => [source.id, source]));
  switch (format) {
    case 'csl-json': {
      const items = sources.map((source) => source.csl);
      yield piece(`${JSON.stringify(items, null, 2)}\n`);
      return;
    }
    case 'bibtex':
      yield piece(sources.length === 0 ? '' : bibtexOf(sources.map((source) => source.csl)));
      return;
    case 'csv':
      yield piece(stringify([[...CSV_COLUMNS]]));
      for await (const facts of factPages(library)) {
        yield piece(stringify(facts.flatMap((f) => csvRows(f, byId))), facts.length);
      }
      return;
    case 'md': {
      yield piece('# Facts\n\n');
      for await (const facts of factPages(library)) {
        yield piece(facts.map((f) => factMarkdown(f, byId)).join(''), facts.length);
      }
      const list = sources.map((s) => `- ${escapeMarkdown(sourceName(s.csl))} (\`${s.csl.id}\`)`).join('\n');
      yield piece(`\n# Sources\n\n${list}\n`);
      yield piece(annotationsMarkdown(library, sourceNamesOfDocuments(sources)));
      return;
    }
    case 'web-annotations': {
      const works = new Map<string, AnnotatedWork | null>();
      const workOf = (documentId: string): AnnotatedWork | null => {
        const known = works.get(documentId);
        if (known !== undefined) return known;
        const document = library.documents.get(documentId);
        const source = document ? byId.get(document.sourceId) : undefined;
        const work = document && source ? { document, source } : null;
        works.set(documentId, work);
        return work;
      };
      yield piece(`${JSON.stringify(webAnnotationCollection(library.annotations.list({}), workOf), null, 2)}\n`);
      return;
    }
    case 'json': {
      yield piece(`{"sources": ${JSON.stringify(sources.map(withoutPaths))},\n"facts": [`);
      let first = true;
      for await (const facts of factPages(library)) {
        const text = facts.map((fact) => `\n${JSON.stringify(fact)}`).join(',');
        if (text !== '') yield piece(first ? text : `,${text}`, facts.length);
        first = first && text === '';
      }
      yield piece(`\n],\n"annotations": ${JSON.stringify(library.annotations.list({}))}}\n`);
    }
  }
}
