import { edtfSpan } from '../../model/edtf.ts';
import { type EvidenceState, type Fact, isProjection, supports } from '../../model/fact.ts';
import type { PlannedSlide } from '../../model/slidePlan.ts';
import type { Source } from '../../model/source.ts';
import type { Held, Pool } from './pool.ts';
import { issuedFrom } from './selection.ts';
import { counted, joinWords } from './words.ts';

/** A state known longer ago than this, in months before the deck's as-of date, is stale. */
export const STALE_AFTER_MONTHS = 24;
/** Of each caveat the slide lists this many statements, and counts all. */
export const MOST_LISTED = 3;

type GapsSlide = Extract<PlannedSlide, { kind: 'gaps' }>;
type Caveat = GapsSlide['groups'][number]['caveat'];

/** ISO day that many months earlier; the day of the month is kept or becomes the month's last. */
export function monthsBefore(isoDay: string, months: number): string {
  const [year = 0, month = 1, day = 1] = isoDay.split('-').map(Number);
  const target = new Date(Date.UTC(year, month - 1 - months, 1));
  const lastOfMonth = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(day, lastOfMonth));
  return target.toISOString().slice(0, 10);
}

/**
 * The last day at which a fact that ages was known to be so; null for what does not age or has no known date. What
 * happened on a date does not age, nor do its figures. States (no event date) and projections do: known at their as-of
 * date, else, if reported, when the latest of their supporting sources was published.
 */
export function knownUntil(fact: Fact, sources: ReadonlyMap<string, Source>): string | null {
  if (fact.eventDate !== null && !fact.measures.some(isProjection)) return null;
  if (fact.asOf !== null) return edtfSpan(fact.asOf)?.last ?? null;
  if (fact.kind === 'judgement') return null;
  let latest: string | null = null;
  for (const evidence of fact.evidence) {
    const source = sources.get(evidence.sourceId);
    const issued = source && supports(evidence) ? issuedFrom(source) : null;
    if (issued !== null && (latest === null || issued > latest)) latest = issued;
  }
  return latest;
}

/** Whether a state or a projection was last known to be so longer ago than `STALE_AFTER_MONTHS`. */
export function isStale({ fact }: Pick<Held, 'fact'>, pool: Pick<Pool, 'sources' | 'asOf'>): boolean {
  const known = knownUntil(fact, pool.sources);
  return known !== null && known < monthsBefore(pool.asOf, STALE_AFTER_MONTHS);
}

/** No supporting evidence in a better state than this one. */
function restsOnly(fact: Fact, state: EvidenceState): boolean {
  const states = fact.evidence.filter(supports).map((e) => e.state);
  return states.includes(state) && !states.includes('anchored');
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  eventDate: 'event date',
  asOf: 'as-of date',
  measures: 'figure',
  entities: 'name',
  relations: 'relation to another statement',
  statement: 'wording',
};

function inferredWords(facts: readonly Held[]): string {
  const fields = new Set(facts.flatMap((held) => held.fact.inferred.map((field) => field.split(/[.[]/)[0] ?? field)));
  return joinWords([...fields].sort().map((field) => FIELD_WORDS[field] ?? field));
}

const rest = (count: number, one: string, more: string): string => (count === 1 ? one : more);

interface CaveatRule {
  readonly caveat: Caveat;
  readonly applies: (held: Held, pool: Pool) => boolean;
  readonly says: (hits: readonly Held[], of: number, pool: Pool) => string;
}

/** In the order of the slide: what may be wrong, what cannot be checked, what stands on little, what may have moved on. */
const RULES: readonly CaveatRule[] = [
  {
    caveat: 'unverified',
    applies: ({ fact, disputed }) => fact.status === 'draft' || disputed,
    says: (hits) => {
      const disputed = hits.filter((held) => held.disputed).length;
      const drafts = hits.length - disputed;
      const parts = [
        ...(disputed > 0
          ? [`${counted(disputed, 'statement')} ${rest(disputed, 'is', 'are')} disputed or contradicted`]
          : []),
        ...(drafts > 0 ? [`${counted(drafts, 'statement')} ${rest(drafts, 'is', 'are')} not yet verified`] : []),
      ];
      return `${joinWords(parts)}.`;
    },
  },
  {
    caveat: 'orphaned',
    applies: ({ fact }) => fact.evidence.some((e) => supports(e) && e.state === 'orphaned'),
    says: (hits) =>
      `${counted(hits.length, 'statement')} ${rest(hits.length, 'has a quote that is', 'have quotes that are')} no longer found in the source's document.`,
  },
  {
    caveat: 'single-source',
    applies: ({ origins }) => origins.size === 1,
    says: (hits, of) =>
      hits.length === of
        ? `${rest(of, 'The one statement rests', `All ${of} statements rest`)} on a single origin${rest(of, '', ' each')}.`
        : `${hits.length} of ${counted(of, 'statement')} ${rest(hits.length, 'rests', 'rest')} on a single origin${rest(hits.length, '', ' each')}.`,
  },
  {
    caveat: 'stale',
    applies: isStale,
    says: (hits) =>
      `${counted(hits.length, 'statement')} of a state or a projection ${rest(hits.length, 'dates', 'date')} from more than ${STALE_AFTER_MONTHS} months before the as-of date.`,
  },
  {
    caveat: 'inferred',
    applies: ({ fact }) => fact.inferred.length > 0,
    says: (hits) =>
      `In ${counted(hits.length, 'statement')} a value is inferred and not stated by the source: ${inferredWords(hits)}.`,
  },
  {
    caveat: 'dormant',
    applies: ({ fact }) => restsOnly(fact, 'dormant'),
    says: (hits) =>
      `The document behind ${counted(hits.length, 'statement')} is not held: ${rest(hits.length, 'its quote is', 'their quotes are')} not shown.`,
  },
];

/**
 * Gaps and caveats of what the sections and the key slide show. Every statement concerned is counted. Listed, up to
 * `MOST_LISTED` of each caveat, are those that weigh most: first what the key slide shows or rests on, then the order of
 * `compareRanks`; none twice, and none under a caveat of the whole deck. Null where nothing is to be said.
 */
export function gapsSlide(pool: Pool, key: PlannedSlide | null): PlannedSlide | null {
  const current = pool.selected.filter((held) => !held.superseded);
  const weighty = new Set(
    key?.kind === 'key-judgements'
      ? [...key.statements, ...key.restsOn.flat()].map((statement) => statement.factId)
      : [],
  );
  const listedBefore = new Set<Held>();
  const groups: GapsSlide['groups'][number][] = [];
  for (const rule of RULES) {
    const hits = current.filter((held) => rule.applies(held, pool));
    if (hits.length === 0) continue;
    const first = [
      ...hits.filter((held) => weighty.has(held.fact.id)),
      ...hits.filter((held) => !weighty.has(held.fact.id)),
    ];
    const listed =
      hits.length === current.length && hits.length > MOST_LISTED
        ? []
        : first.filter((held) => !listedBefore.has(held)).slice(0, MOST_LISTED);
    for (const held of listed) listedBefore.add(held);
    const says = rule.says(hits, current.length, pool);
    groups.push({
      caveat: rule.caveat,
      says: listed.length > 0 && listed.length < hits.length ? `${says} Among them:` : says,
      statements: listed.map((held) => held.statement),
    });
  }
  if (groups.length === 0) return null;
  return { id: 'gaps', theme: null, kind: 'gaps', heading: gapsHeading(current, pool), groups };
}

/**
 * The weightiest caveat as a finding that its count bears out, the others being counted in the body: disputed or
 * unverified statements if they are the greater part, then single origins, then staleness; where none is, what there is.
 */
function gapsHeading(current: readonly Held[], pool: Pool): string {
  const share = (caveat: Caveat): number =>
    current.filter((held) => RULES.find((rule) => rule.caveat === caveat)?.applies(held, pool)).length / current.length;
  const findings: readonly { readonly caveat: Caveat; readonly rest: string; readonly restOne: string }[] = [
    { caveat: 'unverified', rest: 'are disputed or unverified', restOne: 'is disputed or unverified' },
    { caveat: 'single-source', rest: 'rest on a single origin', restOne: 'rests on a single origin' },
    { caveat: 'stale', rest: 'may be out of date', restOne: 'may be out of date' },
  ];
  const found = findings.map((finding) => ({ ...finding, share: share(finding.caveat) }));
  const shown = found.find((one) => one.share > 0.5) ?? found.find((one) => one.share > 0);
  if (shown === undefined) return 'Gaps and caveats';
  if (current.length === 1) return `The one statement ${shown.restOne}`;
  if (shown.share === 1) return `${current.length === 2 ? 'Both' : 'All'} statements ${shown.rest}`;
  if (shown.share > 0.5) return `Most statements ${shown.rest}`;
  return shown.share * current.length === 1 ? `One statement ${shown.restOne}` : `Some statements ${shown.rest}`;
}
