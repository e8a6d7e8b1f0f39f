import { plainWords } from './words.ts';

/** A thing of JSON-LD: its properties. */
export type Thing = Readonly<Record<string, unknown>>;

const MOST_THINGS = 2_000;
const DEEPEST = 8;
const ARTICLE =
  /^(?:.*Article|Report|BlogPosting|LiveBlogPosting|SocialMediaPosting|DiscussionForumPosting|APIReference)$/;
/** Properties whose things are about other pages. */
const ELSEWHERE = new Set(
  'isPartOf publisher author creator itemListElement relatedLink citation comment mentions about hasPart breadcrumb sameAs review image video potentialAction speakable'.split(
    ' ',
  ),
);

export const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A property's values, one or many, as a list. */
export function valuesOf(thing: Thing, property: string): readonly unknown[] {
  const value = thing[property];
  const list = isThing(value) && Array.isArray(value['@list']) ? value['@list'] : value;
  return Array.isArray(list) ? list.flat(2) : list === undefined || list === null ? [] : [list];
}

/** What a value that is a thing says in words: `{"@value": …}`, an identifier with its kind, a language with its tag. */
function wordsOfThing(thing: Thing): unknown {
  const types = typesOf(thing);
  if (types.includes('PropertyValue')) return thing.value;
  if (types.includes('Language')) return thing.alternateName ?? thing.name;
  return thing['@value'];
}

/** The values of a property that are words. */
export function allWordsOf(thing: Thing, property: string): readonly string[] {
  return valuesOf(thing, property).flatMap((value) => {
    const said = isThing(value) ? wordsOfThing(value) : value;
    const words = typeof said === 'number' ? String(said) : typeof said === 'string' ? plainWords(said) : null;
    return words === null ? [] : [words];
  });
}

/** The first value of a property that is words. */
const wordsOf = (thing: Thing, property: string): string | null => allWordsOf(thing, property)[0] ?? null;

/** The name of a person who is described by parts of it. */
function nameInParts(thing: Thing): string | null {
  const parts = ['givenName', 'additionalName', 'familyName'].map((part) => wordsOf(thing, part));
  return parts[0] && parts[2] ? parts.filter((part) => part !== null).join(' ') : null;
}

/** Short names of a thing's types: `https://schema.org/NewsArticle` is `NewsArticle`. */
export function typesOf(thing: Thing): readonly string[] {
  return valuesOf(thing, '@type').flatMap((type) =>
    typeof type === 'string' ? [type.replace(/^.*[/#:]/, '').trim()] : [],
  );
}

/** JSON as pages write it: within a comment or CDATA, with line ends in its strings, with commas too many. */
function parseLoosely(json: string): unknown {
  const bare = json
    .trim()
    .replace(/^(?:\/\*\s*|\/\/\s*)?<!(?:\[CDATA\[|--)(?:\s*\*\/)?/, '')
    .replace(/(?:\/\*\s*|\/\/\s*)?(?:\]\]|--)>(?:\s*\*\/)?$/, '')
    .replace(/;\s*$/, '');
  try {
    return JSON.parse(bare);
  } catch {
    try {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: raw line ends in strings are what JSON forbids
      return JSON.parse(bare.replace(/[\u0000-\u001f]+/g, ' ').replace(/,(\s*[}\]])/g, '$1'));
    } catch {
      return null;
    }
  }
}

/** The things that a page's JSON-LD speaks of, and by their `@id`. */
export class LinkedData {
  private readonly things: Thing[] = [];
  private readonly byId = new Map<string, Thing>();

  constructor(scripts: readonly string[]) {
    for (const script of scripts) this.collect(parseLoosely(script), 0, true);
  }

  private collect(value: unknown, depth: number, ofThisPage: boolean): void {
    if (depth > DEEPEST || this.things.length > MOST_THINGS) return;
    if (Array.isArray(value)) {
      for (const item of value) this.collect(item, depth + 1, ofThisPage);
      return;
    }
    if (!isThing(value)) return;
    const id = value['@id'];
    if (typeof id === 'string' && Object.keys(value).length > 1 && !this.byId.has(id)) this.byId.set(id, value);
    if (ofThisPage) this.things.push(value);
    for (const [property, inner] of Object.entries(value)) {
      if (typeof inner === 'object') this.collect(inner, depth + 1, ofThisPage && !ELSEWHERE.has(property));
    }
  }

  /** The thing itself where a value only points at it. */
  resolve(value: unknown): unknown {
    if (!isThing(value)) return value;
    const id = value['@id'];
    return typeof id === 'string' && Object.keys(value).length <= 2 ? (this.byId.get(id) ?? value) : value;
  }

  /**
   * The article that the page is: of several the one with the page's address, or with its headline, else the first.
   * Null where none is described.
   */
  article(addresses: readonly string[], titles: readonly string[]): Thing | null {
    const articles = this.things.filter((thing) => typesOf(thing).some((type) => ARTICLE.test(type)));
    if (articles.length < 2) return articles[0] ?? null;
    const isHere = (thing: Thing): boolean => this.addressesOf(thing).some((address) => addresses.includes(address));
    const isNamed = (thing: Thing): boolean => {
      const headline = wordsOf(thing, 'headline') ?? wordsOf(thing, 'name');
      return headline !== null && titles.some((title) => title.includes(headline) || headline.includes(title));
    };
    return articles.find(isHere) ?? articles.find(isNamed) ?? articles[0] ?? null;
  }

  /** The page itself, where it is described beside its article. */
  page(): Thing | null {
    return (
      this.things.find((thing) => typesOf(thing).some((type) => /^(?:\w*WebPage|ItemPage|AboutPage)$/.test(type))) ??
      null
    );
  }

  /** Where a thing is to be found, from its `url`, `@id` and `mainEntityOfPage`. */
  addressesOf(thing: Thing): readonly string[] {
    const found: string[] = [];
    for (const property of ['url', 'mainEntityOfPage', '@id']) {
      for (const value of valuesOf(thing, property)) {
        const address = isThing(value) ? (value['@id'] ?? value.url) : value;
        if (typeof address === 'string') found.push(address.trim());
      }
    }
    return found;
  }

  /** Names of persons and organisations that a property holds, with whether it says that one is an organisation. */
  names(thing: Thing, property: string): readonly { readonly name: string; readonly isOrganisation: boolean }[] {
    return valuesOf(thing, property).flatMap((given) => {
      const value: unknown = this.resolve(given);
      if (typeof value === 'string') {
        const name = plainWords(value);
        return name === null ? [] : [{ name, isOrganisation: false }];
      }
      if (!isThing(value)) return [];
      const isOrganisation = typesOf(value).some((type) => /Organization|Corporation|NGO|Brand/.test(type));
      const inParts = nameInParts(value);
      const names = allWordsOf(value, 'name');
      return (names.length === 0 && inParts !== null ? [inParts] : names).map((name) => ({ name, isOrganisation }));
    });
  }
}
