import type { EvidencePatch, FactPatch } from '../../contract/shapes.ts';
import type { EntityRef, Fact, Measure } from '../../model/fact.ts';

/** What a change of a fact is called in its history, and where it can be undone. */

const FIELD_WORDS: Readonly<Partial<Record<keyof FactPatch, string>>> = {
  eventDate: 'event date',
  asOf: 'as-of date',
};

/** The fields that are decided together: what a fact is, and how sure its analyst is. */
const OF_JUDGEMENTS: ReadonlySet<keyof FactPatch> = new Set(['kind', 'likelihood', 'confidence', 'restsOn']);

export function changeLabel(before: Fact, patch: FactPatch): string {
  const fields = (Object.keys(patch) as (keyof FactPatch)[]).filter((field) => field !== 'inferred');
  if (fields.length > 0 && fields.every((field) => OF_JUDGEMENTS.has(field))) return judgementLabel(before, patch);
  const [only] = fields;
  if (fields.length !== 1 || only === undefined) return 'Change a fact';
  if (only === 'status') return `Set a fact to ${patch.status}`;
  if (only === 'relations') return relationLabel(before, patch);
  if (only === 'measures') return listLabel('measure', before.measures, patch.measures ?? [], measureName);
  if (only === 'entities') return listLabel('entity', before.entities, patch.entities ?? [], entityName);
  return `Change the ${FIELD_WORDS[only] ?? only} of a fact`;
}

function judgementLabel(before: Fact, patch: FactPatch): string {
  if (patch.kind !== undefined && patch.kind !== before.kind) {
    return patch.kind === 'judgement' ? 'Make a fact a judgement' : 'Make a judgement a reported fact';
  }
  for (const field of ['likelihood', 'confidence'] as const) {
    if (patch[field] != null) return `Set the ${field} of a judgement to ${patch[field]}`;
  }
  for (const field of ['likelihood', 'confidence'] as const) {
    if (patch[field] === null && before[field] !== null) return `Take the ${field} from a judgement`;
  }
  return patch.restsOn === undefined ? 'Change a fact' : 'Change what a judgement rests on';
}

function relationLabel({ relations: was }: Fact, { relations: is = [] }: FactPatch): string {
  const [gone, come] = [without(was, is), without(is, was)];
  const [old, relation] = [gone[0], come[0]];
  if (gone.length === 0 && come.length === 1 && relation) return `Relate a fact: ${relation.kind.replaceAll('-', ' ')}`;
  if (gone.length === 1 && come.length === 0 && old) return `Remove a relation: ${old.kind.replaceAll('-', ' ')}`;
  return 'Change the relations of a fact';
}

const measureName = ({ metric }: Pick<Measure, 'metric'>): string => metric;
const entityName = ({ name }: EntityRef): string => name;

/** `Add the measure “market size”`, and the like; a change of several entries at once is one of the list. */
function listLabel<T>(what: 'measure' | 'entity', was: readonly T[], is: readonly T[], nameOf: (entry: T) => string) {
  const [gone, come] = [without(was, is), without(is, was)];
  const [old, entry] = [gone[0], come[0]];
  if (gone.length === 0 && come.length === 1 && entry) return `Add the ${what} “${nameOf(entry)}” to a fact`;
  if (gone.length === 1 && come.length === 0 && old) return `Remove the ${what} “${nameOf(old)}” from a fact`;
  if (gone.length === 1 && come.length === 1 && entry) return `Change the ${what} “${nameOf(entry)}” of a fact`;
  return `Change the ${what === 'entity' ? 'entities' : 'measures'} of a fact`;
}

/** The entries of one list that another does not have, repeats counted. */
function without<T>(list: readonly T[], other: readonly T[]): readonly T[] {
  const left = other.map((entry) => JSON.stringify(entry));
  return list.filter((entry) => {
    const at = left.indexOf(JSON.stringify(entry));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

export function evidenceLabel({ stance, credibility, locator }: EvidencePatch): string {
  const place = locator ? `${locator.label} ${locator.value}` : 'no locator';
  const given = [
    ...(stance === undefined ? [] : [`stance ${stance}`]),
    ...(credibility === undefined ? [] : [`credibility ${credibility ?? 'not rated'}`]),
    ...(locator === undefined ? [] : [place]),
  ];
  if (given.length !== 1) return `Change evidence: ${given.join(', ')}`;
  if (stance !== undefined) return `Set the stance of evidence to ${stance}`;
  if (credibility !== undefined) {
    return credibility === null ? 'Take the rating from evidence' : `Rate evidence ${credibility}`;
  }
  return locator ? `Set the locator of evidence to ${place}` : 'Take the locator from evidence';
}
