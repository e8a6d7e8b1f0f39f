import { BriefwrightError, EXIT } from '../../model/errors.ts';
import { FACT_STATUSES, type FactStatus } from '../../model/fact.ts';
import { nearestNames } from '../../model/nearest.ts';
import type { FactQuery, Library } from '../database/library.ts';
import { selectThemes } from './themes.ts';

function unknownSource(id: string): BriefwrightError {
  return new BriefwrightError('UNKNOWN_SOURCE', `The library has no source ${id}.`, {
    hint: 'List them with `briefwright sources LIB`.',
  });
}

function statusOf(text: string): FactStatus {
  const status = FACT_STATUSES.find((known) => known === text);
  if (status) return status;
  const near = nearestNames(text, FACT_STATUSES);
  throw new BriefwrightError('UNKNOWN_STATUS', `“${text}” is no status of a fact.`, {
    hint: `Use ${(near.length > 0 ? near : FACT_STATUSES).join(', ')}.`,
    exit: EXIT.usage,
  });
}

/** A source by its id, or by the id of its CSL item, which is easier to type. */
export function sourceOf(library: Library, id: string) {
  const source = library.sources.get(id) ?? library.sources.byCslId(id);
  if (!source) throw unknownSource(id);
  return source;
}

export function listFacts(
  library: Library,
  query: {
    query?: string | undefined;
    themes: readonly string[];
    sourceId?: string | undefined;
    status?: string | undefined;
    limit: number;
    after?: string | undefined;
  },
) {
  const page: FactQuery = {
    query: query.query,
    themes: query.themes.length > 0 ? selectThemes(library, query.themes).map((theme) => theme.slug) : undefined,
    sourceId: query.sourceId === undefined ? undefined : sourceOf(library, query.sourceId).id,
    status: query.status === undefined ? undefined : statusOf(query.status),
    limit: query.limit,
    after: query.after,
  };
  return library.facts.page(page);
}

export function listThemes(library: Library) {
  return { themes: library.themes.list().map(({ slug, name, colour, facts }) => ({ slug, name, colour, facts })) };
}

/** The newest document of a source. */
export function readSource(library: Library, sourceId: string) {
  const source = sourceOf(library, sourceId);
  const info = library.documents.forSource(source.id)[0];
  const document = info ? library.documents.get(info.id) : null;
  if (!document) {
    throw new BriefwrightError('NO_DOCUMENT', `The library does not hold the text of source ${source.csl.id}.`, {
      hint: 'Import its file: `briefwright import LIB FILE`.',
    });
  }
  const { id, sha256, text } = document;
  return { document: { id, sourceId: source.id, sha256, text }, passages: library.documents.passages(id) };
}
