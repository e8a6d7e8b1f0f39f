import type { Passage } from '../../model/source.ts';
import type { CandidateFact } from '../../model/suggestion.ts';
import type { KnownEntity, OtherLanguage } from '../facts/suggest/index.ts';
import type { ThemeModel } from '../facts/themes/index.ts';

/** A document as facts are looked for in it: plain values, for any process. */
export interface ReadableDocument {
  readonly text: string;
  readonly passages: readonly Pick<Passage, 'start' | 'end' | 'role'>[];
  /** EDTF; null where the document does not state it. */
  readonly published: string | null;
  /** Its publisher, the place and the host; empty where nothing of them is known. */
  readonly origin: string;
}

/** What facts are looked for with: plain values, so that they can be handed to another process. */
export interface SuggestWith {
  readonly entities: readonly KnownEntity[];
  readonly themes: ThemeModel;
}

/** The facts that a document seems to state, and what of it was not read for facts, being in other languages than English. */
export interface Found {
  readonly candidates: readonly CandidateFact[];
  readonly otherLanguages: readonly OtherLanguage[];
}

/** A text longer than this (UTF-16 code units of its body) is looked through to here: some hundreds of pages. */
const MOST_UTF16 = 1_500_000;

/** Looks a document through for facts. The language model is loaded at the first call in a process. */
export async function candidatesIn(document: ReadableDocument, { entities, themes }: SuggestWith): Promise<Found> {
  const { suggestFacts, inEnglish } = await import('../facts/suggest/index.ts');
  const { themeProposer } = await import('../facts/themes/index.ts');
  const { text, published, origin } = document;
  const { passages, others } = inEnglish(text, beginning(document.passages));
  const candidates = suggestFacts({
    text,
    passages,
    published,
    origin,
    entities,
    proposeThemes: themeProposer(themes),
  });
  return { candidates, otherLanguages: others };
}

function beginning(passages: ReadableDocument['passages']): ReadableDocument['passages'] {
  let left = MOST_UTF16;
  return passages.filter(({ start, end, role }) => {
    if (role === 'body') left -= end - start;
    return left >= 0;
  });
}
