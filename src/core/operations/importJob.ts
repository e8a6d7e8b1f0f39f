import type { ImportedContent } from '../../model/imported.ts';
import { shownFileName } from '../../model/shownFileName.ts';
import type { CandidateFact } from '../../model/suggestion.ts';
import type { TableMapping } from '../../model/tableMapping.ts';
import { zoteroReferences } from '../importers/bibliography/zoteroReference.ts';
import { importFile } from '../importers/index.ts';
import { readFileBytes } from './fileBytes.ts';
import { originOf, publishedOf } from './published.ts';
import { likenessOf } from './sameOrigin.ts';
import { candidatesIn, type Found, type ReadableDocument, type SuggestWith } from './suggestJob.ts';
import { checkOf, summaryOf, type TableCheck, type TableSummary } from './tableReading.ts';

/** One file to be read. Everything in it is plain, so that it can be handed to another process. */
export interface ImportJob {
  readonly path: string;
  /** What facts are looked for with, once the file is read; left out, none are looked for. */
  readonly suggest?: SuggestWith;
}

/** A document that the library holds, to be looked through for facts. */
export interface SuggestJob {
  /** For messages. */
  readonly name: string;
  readonly document: ReadableDocument;
  readonly suggest: SuggestWith;
}

/** A file whose tables are to be looked at, or checked by a mapping, before they are imported. */
export interface TableJob {
  readonly path: string;
  /** The tables to check, by their place in the file; null for a look at all of them. */
  readonly tables: { readonly places: readonly number[]; readonly mapping: TableMapping } | null;
}

/** A copy of the database of a Zotero data folder, to be read. */
export interface ZoteroJob {
  readonly zotero: string;
  /** Of its folder, for messages. */
  readonly name: string;
}

/**
 * `likeness` of a document are the hashes by which others like it are found. `candidates` of one that was looked through; null
 * where that failed: it can be looked through again later.
 */
export type ReadContent = ImportedContent & {
  readonly likeness?: readonly number[];
  readonly candidates?: readonly CandidateFact[] | null;
};

/** What is found in a document that the library holds. */
export interface FoundFacts extends Found {
  readonly kind: 'suggestions';
}

/** What the tables of a file hold, or what is wrong with them; none where it holds no table. */
export type LookedAtTables =
  | { readonly kind: 'tableSummaries'; readonly summaries: readonly TableSummary[] }
  | { readonly kind: 'tableCheck'; readonly check: TableCheck };

/** What can be asked of the import job. */
export type AnyImportJob = ImportJob | SuggestJob | TableJob | ZoteroJob;
/** What it answers. */
export type AnyImportResult = ReadContent | FoundFacts | LookedAtTables;

type ResultOf<Job> = Job extends SuggestJob ? FoundFacts : Job extends TableJob ? LookedAtTables : ReadContent;

/** Reads a file or a document somewhere: in this process, or in one that can be killed. */
export type ImportJobRunner = <Job extends AnyImportJob>(job: Job, signal: AbortSignal) => Promise<ResultOf<Job>>;

/**
 * Reads one file, or looks one document through. It has no library. Throws BriefwrightError, and nothing else, for a file that
 * is bad or not there.
 */
export const runImportJob: ImportJobRunner = async <Job extends AnyImportJob>(job: Job) =>
  answer(job) as Promise<ResultOf<Job>>;

async function answer(job: AnyImportJob): Promise<AnyImportResult> {
  if ('document' in job) return findFacts(job);
  if ('tables' in job) return lookAtTables(job);
  return 'zotero' in job ? readZotero(job) : readAndFind(job);
}

async function readZotero({ zotero }: ZoteroJob): Promise<ReadContent> {
  const { readZoteroDatabase } = await import('../database/zotero.ts');
  const { items, leftOut } = readZoteroDatabase(zotero);
  return zoteroReferences(items, leftOut);
}

async function lookAtTables({ path, tables: asked }: TableJob): Promise<LookedAtTables> {
  const content = await importFile(await readFileBytes(path), shownFileName(path));
  const tables = content.kind === 'tables' ? content.tables : [];
  if (asked === null) return { kind: 'tableSummaries', summaries: tables.map(summaryOf) };
  const wanted = tables.filter((_, place) => asked.places.includes(place));
  return { kind: 'tableCheck', check: checkOf(wanted, asked.mapping) };
}

async function findFacts({ document, suggest }: SuggestJob): Promise<FoundFacts> {
  return { kind: 'suggestions', ...(await candidatesIn(document, suggest)) };
}

async function readAndFind({ path, suggest }: ImportJob): Promise<ReadContent> {
  const imported = await importFile(await readFileBytes(path), shownFileName(path));
  if (imported.kind !== 'document') return imported;
  const { text, passages, metadata } = imported.document;
  const content = { ...imported, likeness: likenessOf(text, passages) };
  if (suggest === undefined) return content;
  try {
    const document = { text, passages, published: publishedOf(metadata), origin: originOf(metadata) };
    const { candidates, otherLanguages } = await candidatesIn(document, suggest);
    const notRead = otherLanguages.map(({ language, passages: count }) => ({
      what: `${count === 1 ? 'passage' : 'passages'} in ${language}, in which no facts are looked for`,
      count,
    }));
    return {
      ...content,
      document: { ...imported.document, leftOut: [...imported.document.leftOut, ...notRead] },
      candidates,
    };
  } catch {
    // The document is well. That nothing was found in it is told when it is looked through by itself.
    return { ...content, candidates: null };
  }
}
