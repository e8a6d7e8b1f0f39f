import type { Library } from '../database/library.ts';
import { carriedThemes, themeProposer } from '../facts/themes/index.ts';
import { themeModel } from './learningThemes.ts';

/** What a theme is asked for: words, and where they stand, as far as that is known. */
export interface ThemeQuestion {
  readonly text: string;
  readonly sourceId?: string | undefined;
  readonly place?: { readonly documentId: string; readonly start: number } | undefined;
}

const MOST_PROPOSED = 3;
/** A theme that the words speak of less surely is not worth a place. */
const LEAST_SCORE = 0.4;
const FACTS_LOOKED_AT = 100;

/** Themes for a fact that is being made: at most three, each once, with the reason in words for the user. */
export async function proposeThemes(library: Library, question: ThemeQuestion) {
  const proposed = new Map<string, { score: number | null; words: readonly string[]; why: string }>();
  for (const { slug, score, words } of themeProposer(await themeModel(library))(question.text)) {
    if (score >= LEAST_SCORE) proposed.set(slug, { score, words, why: `it says ${inWords(words)}` });
  }
  for (const { slug, facts, isNear, of } of carried(library, question)) {
    const count = facts === 1 ? '1 fact' : `${facts} facts`;
    const why = isNear ? `${count} quoted nearby` : `${count} of this ${of}`;
    if (!proposed.has(slug)) proposed.set(slug, { score: null, words: [], why });
  }
  return { themes: [...proposed].slice(0, MOST_PROPOSED).map(([slug, rest]) => ({ slug, ...rest })) };
}

const inWords = (words: readonly string[]): string => {
  const quoted = words.slice(0, 3).map((word) => `“${word}”`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
};

function carried(library: Library, { place, sourceId }: ThemeQuestion) {
  if (place !== undefined) {
    const { documentId } = place;
    const passages = library.documents.passages(documentId);
    const passageAt = (start: number): number => {
      const found = passages.findIndex((passage) => passage.end > start);
      return found < 0 ? passages.length : found;
    };
    const facts = library.facts.getMany(library.evidence.factsOfDocument(documentId)).map((fact) => ({
      themes: fact.themes,
      passages: fact.evidence.flatMap(({ documentId: of, start }) =>
        of === documentId && start !== null ? [passageAt(start)] : [],
      ),
    }));
    return carriedThemes(facts, passageAt(place.start)).map((theme) => ({ ...theme, of: 'document' }));
  }
  if (sourceId === undefined) return [];
  const { facts } = library.facts.page({ sourceId, limit: FACTS_LOOKED_AT });
  const quoted = facts.map(({ themes }) => ({ themes, passages: [] }));
  return carriedThemes(quoted, null).map((theme) => ({ ...theme, of: 'source' }));
}
