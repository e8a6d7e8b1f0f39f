import type { Connection } from './connection.ts';
import { type FullTextQuery, phrase, typedPieces, wordsOf } from './fullText.ts';
import { nameKey } from './text.ts';

/** Names longer than this many words are not looked for among what was typed. */
const LONGEST_NAME = 6;
const MOST_NAMES = 20;
/** Of facts that match by an entity alone, this many of the newest are given. */
const MOST_LINKED = 20_000;

/** What the user typed, as it is looked for among facts: by the words of a fact, and by the entities that it names. */
export interface FactQuery extends FullTextQuery {
  /** Row ids, newest first, of facts that match only because of an entity: their own words do not say it. */
  readonly linked: readonly number[];
}

/** Pieces that follow one another: `entities` where together they are the name or an alias of some. */
interface Part {
  readonly pieces: readonly string[];
  readonly entities: readonly number[];
}

/**
 * Reads what was typed. Where it has the name or an alias of an entity, every name of it will do, and so will a fact that names
 * the entity: `ROK` finds what is said of the Republic of Korea. Null where there is no word in it.
 */
export function factQuery(connection: Connection, typed: string): FactQuery | null {
  const pieces = typedPieces(typed);
  if (pieces.length === 0) return null;
  const parts = partsOf(connection, pieces);
  const expressions = parts.map((part, i) => expressionOf(connection, part, i === parts.length - 1));
  const all = (which: 'match' | 'wholeWords', without = -1) =>
    expressions.flatMap((expression, i) => (i === without ? [] : expression[which])).join(' AND ');
  const query = { words: wordsOf(pieces), match: all('match'), wholeWords: all('wholeWords') };
  const linked = new Set<number>();
  for (const [i, { entities }] of parts.entries()) {
    for (const row of linkedFacts(connection, entities, all('match', i), query.match)) linked.add(row);
  }
  return { ...query, linked: [...linked].sort((a, b) => b - a) };
}

/** What matches, as SQL of row ids to stand in `IN (…)`, and the values that it binds. */
export function matchingRows(query: FactQuery): { readonly sql: string; readonly values: readonly unknown[] } {
  const byWords = 'SELECT rowid FROM fact_fts WHERE fact_fts MATCH ?';
  if (query.linked.length === 0) return { sql: byWords, values: [query.match] };
  return {
    sql: `${byWords} UNION ALL SELECT value FROM json_each(?)`,
    values: [query.match, JSON.stringify(query.linked)],
  };
}

/** The pieces in their order, those together that are a name: from each the longest that is one. */
function partsOf(connection: Connection, pieces: readonly string[]): Part[] {
  const keys = pieces.flatMap((_, from) =>
    pieces.slice(from, from + LONGEST_NAME).map((__, more) => nameKey(pieces.slice(from, from + more + 1).join(' '))),
  );
  const entities = entitiesByName(connection, keys);
  const parts: Part[] = [];
  for (let from = 0; from < pieces.length; ) {
    let length = Math.min(LONGEST_NAME, pieces.length - from);
    const nameAt = (count: number) => entities.get(nameKey(pieces.slice(from, from + count).join(' ')));
    while (length > 1 && nameAt(length) === undefined) length -= 1;
    parts.push({ pieces: pieces.slice(from, from + length), entities: nameAt(length) ?? [] });
    from += length;
  }
  return parts;
}

function entitiesByName({ sql }: Connection, keys: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  const given = JSON.stringify(keys);
  for (const text of [
    'SELECT name_key AS key, id FROM entity WHERE name_key IN (SELECT value FROM json_each(?))',
    'SELECT alias_key AS key, entity AS id FROM entity_alias WHERE alias_key IN (SELECT value FROM json_each(?))',
  ]) {
    for (const { key, id } of sql(text).all(given)) found.set(key, [...(found.get(key) ?? []), id]);
  }
  return found;
}

function expressionOf({ sql }: Connection, part: Part, isLast: boolean): { match: string; wholeWords: string } {
  const wholeWords = part.pieces.map(phrase).join(' AND ');
  const match = isLast ? `${wholeWords} *` : wholeWords;
  if (part.entities.length === 0) return { match, wholeWords };
  const typed = nameKey(part.pieces.join(' '));
  const entities = JSON.stringify(part.entities);
  const names: string[] = sql(
    `SELECT name FROM entity WHERE id IN (SELECT value FROM json_each(?))
     UNION SELECT alias FROM entity_alias WHERE entity IN (SELECT value FROM json_each(?)) LIMIT ?`,
  )
    .all(entities, entities, MOST_NAMES)
    .map((row) => row.name);
  const others = names.filter((name) => nameKey(name) !== typed && typedPieces(name).length > 0).map(phrase);
  if (others.length === 0) return { match, wholeWords };
  const either = (own: string) => `((${own}) OR ${others.join(' OR ')})`;
  return { match: either(match), wholeWords: either(wholeWords) };
}

/** Facts that name one of these entities, whose words hold all else that was typed but do not match by themselves. */
function linkedFacts({ sql }: Connection, entities: readonly number[], besides: string, match: string): number[] {
  if (entities.length === 0) return [];
  const alsoHolds = besides === '' ? '' : 'AND fe.fact IN (SELECT rowid FROM fact_fts WHERE fact_fts MATCH ?)';
  return sql(
    `SELECT DISTINCT fe.fact FROM fact_entity fe
     WHERE fe.entity IN (SELECT value FROM json_each(?)) ${alsoHolds}
       AND fe.fact NOT IN (SELECT rowid FROM fact_fts WHERE fact_fts MATCH ?)
     ORDER BY fe.fact DESC LIMIT ?`,
  )
    .all(JSON.stringify(entities), ...(besides === '' ? [] : [besides]), match, MOST_LINKED)
    .map((row) => row.fact);
}
