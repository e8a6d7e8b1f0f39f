import type { z } from 'zod';
import type { suggestionSchema } from '../../contract/suggestions.ts';
import type { Library, StoredSuggestion, SuggestionQuery } from '../database/library.ts';
import { contextAt } from '../facts/anchor.ts';
import { locatorOf } from '../facts/locator.ts';
import { type AcceptedMany, acceptSuggestions } from './acceptingMany.ts';
import type { OperationContext } from './context.ts';
import { copiesFinder, copiesOf, listOnce, placeNamer } from './copies.ts';
import { today } from './day.ts';
import { requiredSuggestion } from './deciding.ts';
import { linksOf } from './linkingFacts.ts';
import { sourceOf } from './listing.ts';
import { breathe, type Report } from './progress.ts';
import { lookThrough } from './suggesting.ts';

type Shown = z.output<typeof suggestionSchema>;

/** Candidates as the facts they would become. Documents are read once for all candidates of theirs. */
class Shower {
  private readonly library: Library;
  private readonly documents = new Map<string, ReturnType<Shower['read']>>();

  constructor(library: Library) {
    this.library = library;
  }

  /** The words of a candidate as evidence, where they stand. */
  private evidenceIn({ id, sourceId, documentId, quote, start, end }: StoredSuggestion): Shown['evidence'][number] {
    const { document, passages } = this.documents.get(documentId) ?? this.read(documentId);
    this.documents.set(documentId, { document, passages });
    const { prefix, suffix } = contextAt(document?.text ?? '', start, end);
    return {
      id,
      sourceId,
      documentId,
      documentSha256: document?.sha256 ?? null,
      quote,
      prefix,
      suffix,
      start,
      end,
      locator: locatorOf(passages, start),
      stance: 'supports',
      credibility: null,
      state: 'anchored',
    };
  }

  private read(id: string) {
    const document = this.library.documents.get(id);
    return { document, passages: document ? this.library.documents.passages(id) : [] };
  }

  show(stored: StoredSuggestion): Shown {
    const { quote, start: _start, end: _end, documentId: _document, sourceId: _source, ...rest } = stored;
    return {
      ...rest,
      revision: 0,
      status: 'draft',
      marking: null,
      likelihood: null,
      confidence: null,
      note: null,
      measures: [...rest.measures],
      relations: [],
      restsOn: [],
      links: linksOf(this.library, { ...rest, evidence: [{ quote }] }, rest.factId ?? undefined),
      evidence: [stored, ...copiesOf(this.library, stored)].map((one) => this.evidenceIn(one)),
    };
  }
}

/** One candidate, with how it stands to the facts that the library holds. */
export function inspectSuggestion(library: Library, id: string): Shown {
  return new Shower(library).show(requiredSuggestion(library, id));
}

/** What is listed of the candidates, each with the copies that it stands for, and the documents that they are in. */
export function listSuggestions(library: Library, query: Omit<SuggestionQuery, 'today' | 'without'>) {
  const day = today();
  const { suggestions, total } = listOnce(library, query);
  const placeOf = placeNamer(library);
  const copiesOfOne = copiesFinder(library);
  return {
    suggestions: suggestions.map((one) => {
      const { quote: _quote, measures: _measures, entities: _entities, reasons: _reasons, ...listed } = one;
      return { ...listed, copies: copiesOfOne(one).map(placeOf) };
    }),
    total,
    documents: library.suggestions.byDocument(query.state, day),
    unread: library.suggestions.unread().length,
  };
}

type Suggested = { suggestions: Shown[]; accepted: readonly string[]; unread: number } & Omit<
  AcceptedMany,
  'factIds' | 'label'
> &
  Awaited<ReturnType<typeof lookThrough>>;

const NOTHING_ACCEPTED = { factIds: [], furthered: 0, leftOpen: [], operation: null };

/**
 * Looks through what was not yet, then gives all that is open; with `accept`, what is beyond doubt is accepted. A library that is
 * only read is not looked through.
 */
export async function suggest(
  context: Pick<OperationContext, 'library' | 'runImportJob'>,
  { sourceId: asked, accept }: { readonly sourceId?: string | undefined; readonly accept: boolean },
  report: Report,
  signal: AbortSignal,
): Promise<Suggested> {
  const { library } = context;
  const sourceId = asked === undefined ? undefined : sourceOf(library, asked).id;
  const looked = library.readOnly
    ? { documents: 0, found: 0, failed: [] }
    : await lookThrough(context, sourceId, report, signal);
  const { suggestions } = listOnce(library, { state: 'open', sourceId, order: 'place' });
  const ids = suggestions.map(({ id }) => id);
  const { factIds, furthered, leftOpen, operation } =
    accept && ids.length > 0 ? await acceptSuggestions(library, ids, {}) : NOTHING_ACCEPTED;
  const shower = new Shower(library);
  const shown: Shown[] = [];
  for (const { id } of suggestions) {
    shown.push(shower.show(requiredSuggestion(library, id)));
    await breathe();
    signal.throwIfAborted();
  }
  return {
    ...looked,
    unread: library.suggestions.unread(sourceId).length,
    suggestions: shown,
    accepted: factIds,
    furthered,
    leftOpen,
    operation,
  };
}
