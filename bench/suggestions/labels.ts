import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sentencesOf } from '../../src/core/facts/suggest/language.ts';
import { importText } from '../../src/core/importers/text.ts';
import type { ImportedDocument } from '../../src/model/source.ts';

/** One for all of the values that are labelled, or one a value in their order; null in a list where none is asked. */
export type OfValues = string | readonly (string | null)[];

/** What a label tells of a fact beyond its date and its figures, by the words of the article. */
export interface Told {
  readonly values: readonly number[];
  /** Whom or what the figures are of. */
  readonly subject?: OfValues;
  readonly unit?: OfValues;
  /** Who says it, or whom the pronoun at its beginning means; null where nobody of the article does. */
  readonly speaker?: string | null;
}

/** A place in an article with what is told there; `start` and `end` are in the text. */
export interface LabelledPlace extends Told {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** A fact that must be found, and what must be read of it where the label tells. */
export interface MustFind extends LabelledPlace {
  readonly eventDate?: string | null;
  readonly inferred?: boolean;
}

export interface LabelledArticle {
  readonly name: string;
  readonly document: ImportedDocument;
  readonly published: string | null;
  readonly must: readonly MustFind[];
  /** Places of what is worth keeping, though nobody would miss it. */
  readonly worth: readonly LabelledPlace[];
  /** Places of what must not be proposed. What no label speaks of is not worth keeping either. */
  readonly not: readonly { readonly start: number; readonly end: number }[];
}

interface Label extends Partial<Told> {
  readonly find?: string;
  readonly at?: string;
  readonly eventDate?: string | null;
  readonly inferred?: boolean;
}
interface Labels {
  readonly published?: string | null;
  readonly must: readonly Label[];
  readonly worth: readonly (string | Label)[];
  readonly not?: readonly string[];
}

const FIXTURES = join(import.meta.dirname, '../../test/fixtures/suggest');

function labelled(
  name: string,
  document: ImportedDocument,
  labels: Labels,
  place: (key: string) => { start: number; end: number },
): LabelledArticle {
  const placed = ({ find, at, values, ...rest }: Label) => ({
    name: find ?? at ?? '',
    ...place(find ?? at ?? ''),
    values: values ?? [],
    ...rest,
  });
  return {
    name,
    document,
    published: labels.published ?? null,
    must: labels.must.map(placed),
    worth: labels.worth.map((label) => placed(typeof label === 'string' ? { find: label } : label)),
    not: (labels.not ?? []).map(place),
  };
}

const read = (path: string): Labels => JSON.parse(readFileSync(path, 'utf8')) as Labels;

/** The articles that were written for this, each with labels by words that occur in it once. */
export const ownArticles = (): readonly LabelledArticle[] =>
  articlesNamed((file) => !/^(?:unseen|fresh|blind)-/.test(file));

/** Articles of other layouts, labelled before anything was proposed from them: what the rules reach on texts that they were not adjusted to. */
export const unseenArticles = (): readonly LabelledArticle[] => articlesNamed((file) => file.startsWith('unseen-'));

/** Articles written and labelled by somebody who had not read the rules. The rules were changed later for faults that they showed, so that they measure unseen texts no more; no limit is set on them. */
export const freshArticles = (): readonly LabelledArticle[] => articlesNamed((file) => file.startsWith('fresh-'));

/** Articles of a later day, written and labelled before the rules were run on them and by somebody who changes none: never tuned to, and no limit is set on them. */
export const blindArticles = (): readonly LabelledArticle[] => articlesNamed((file) => file.startsWith('blind-'));

function articlesNamed(wanted: (file: string) => boolean): readonly LabelledArticle[] {
  return readdirSync(FIXTURES)
    .filter((file) => /\.(?:txt|md)$/.test(file) && wanted(file))
    .map((file) => {
      const document = importText(readFileSync(join(FIXTURES, file)), file.endsWith('.md') ? 'markdown' : 'plain');
      const place = (words: string) => {
        const start = document.text.indexOf(words);
        if (start < 0 || document.text.includes(words, start + 1))
          throw new Error(`${file}: “${words}” is not there once`);
        return { start, end: start + words.length };
      };
      const name = file.replace(/\.\w+$/, '');
      return labelled(name, document, read(join(FIXTURES, `${name}.json`)), place);
    });
}

/** The seed articles in a folder, with labels by paragraph and sentence: none of their words is kept here. */
export function seedArticles(folder: string): readonly LabelledArticle[] {
  const all = JSON.parse(readFileSync(join(FIXTURES, 'seeds.json'), 'utf8')) as Record<string, Labels>;
  return Object.entries(all).map(([name, labels]) => {
    const file = readdirSync(folder).find((one) => one.startsWith(name));
    if (file === undefined) throw new Error(`${folder} has no article ${name}`);
    const document = importText(readFileSync(join(folder, file)), 'plain');
    const place = (at: string) => {
      const [paragraph = 0, sentence = 0] = at.split('.').map(Number);
      const passage = document.passages[paragraph - 1];
      const span = passage && sentencesOf(document.text, passage)[sentence - 1];
      if (!span) throw new Error(`${name} has no sentence ${at}`);
      return { start: span.start, end: span.end };
    };
    const issued = document.metadata.issued?.['date-parts']?.[0];
    const published = issued ? issued.map((part) => String(part).padStart(2, '0')).join('-') : null;
    return { ...labelled(name, document, labels, place), published };
  });
}
