import type { CslDate } from '../../../../model/source.ts';
import { allWordsOf, LinkedData, type Thing } from './linkedData.ts';
import { originalAddress } from './originalAddress.ts';
import { savedFrom } from './savedFrom.ts';
import type { Statements } from './statements.ts';

/** A value that a page states, and where, in words for the user. */
export interface Candidate<T> {
  readonly value: T;
  readonly where: string;
}

/** What was told of a page beside it: the address that it says it was saved from, and when. */
export interface SavedAs {
  readonly address: string | null;
  readonly savedOn: CslDate | null;
  readonly where: string;
}

/** The statements of a page, as candidates for the fields of its source. */
export class PageStatements {
  readonly statements: Statements;
  readonly saved: SavedAs;
  readonly linked: LinkedData;
  /** The article that JSON-LD describes, null where it describes none. */
  readonly article: Thing | null;
  /** A byline that stood in the text and was taken out of it. */
  readonly byline: string | null;

  constructor(statements: Statements, byline: string | null, saved: SavedAs | null) {
    this.statements = statements;
    this.byline = byline;
    this.saved = saved?.address ? saved : savedFrom(statements.comments);
    this.linked = new LinkedData(statements.linkedData);
    const isThere = (value: string | null): value is string => value !== null;
    this.article = this.linked.article(
      [statements.canonical, this.first('og:url'), this.saved.address].filter(isThere).map(originalAddress),
      [this.first('og:title'), statements.title].filter(isThere),
    );
  }

  /** By what names the page calls its site and who publishes it. */
  get siteNames(): readonly string[] {
    return [
      ...this.metas('og:site_name', 'application-name', 'citation_journal_title', 'dc.publisher', 'publisher').map(
        ({ value }) => value,
      ),
      ...this.namesOfArticle('publisher').map(({ name }) => name),
    ];
  }

  /** The value of the first of some `<meta>` that is there. */
  first(...names: readonly string[]): string | null {
    for (const name of names) {
      const value = this.statements.metas.get(name)?.[0];
      if (value !== undefined) return value;
    }
    return null;
  }

  /** The values of `<meta>` by their names, in the order of the names. */
  metas(...names: readonly string[]): Candidate<string>[] {
    return names.flatMap((name) =>
      (this.statements.metas.get(name) ?? []).map((value) => ({ value, where: `meta ${name}` })),
    );
  }

  microdata(...names: readonly string[]): Candidate<string>[] {
    return names.flatMap((name) =>
      (this.statements.microdata.get(name) ?? []).map(({ value }) => ({ value, where: `microdata ${name}` })),
    );
  }

  /** What JSON-LD says of the article. */
  ofArticle(...properties: readonly string[]): Candidate<string>[] {
    return this.article === null ? [] : wordsIn(this.article, properties);
  }

  /** What JSON-LD says of the article, and then of the page. */
  ofArticleOrPage(...properties: readonly string[]): Candidate<string>[] {
    const page = this.linked.page();
    return [...this.ofArticle(...properties), ...(page === null ? [] : wordsIn(page, properties))];
  }

  /** Names of the persons and organisations that the article has by a property of JSON-LD. */
  namesOfArticle(property: string): readonly { readonly name: string; readonly isOrganisation: boolean }[] {
    return this.article === null ? [] : this.linked.names(this.article, property);
  }
}

function wordsIn(thing: Thing, properties: readonly string[]): Candidate<string>[] {
  return properties.flatMap((property) =>
    allWordsOf(thing, property).map((value) => ({ value, where: `JSON-LD ${property}` })),
  );
}

/** The first candidate that a reading makes something of. */
export function firstRead<T>(
  candidates: readonly Candidate<string>[],
  reading: (value: string) => T | null,
): Candidate<T> | null {
  for (const { value, where } of candidates) {
    const made = reading(value);
    if (made !== null) return { value: made, where };
  }
  return null;
}
