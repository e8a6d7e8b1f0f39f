import { type Fact, supports } from '../../model/fact.ts';
import { RELIABILITY, RELIABILITY_CODES } from '../../model/scales.ts';
import type { PlannedSlide } from '../../model/slidePlan.ts';
import { type Source, sourceName } from '../../model/source.ts';
import type { Theme } from '../../model/theme.ts';
import { onlyOrigin } from './oneOrigin.ts';
import { compareText } from './order.ts';
import type { Held, Pool } from './pool.ts';
import { issuedFrom } from './selection.ts';
import { capitalised, counted, countedInWords, joinWords, midSentence, reachWords } from './words.ts';

/** CSL types in the words of a reader; a type that is not here is called a work. */
const KINDS: Readonly<Record<string, readonly [string, string]>> = {
  article: ['article', 'articles'],
  'article-journal': ['journal article', 'journal articles'],
  'article-magazine': ['magazine article', 'magazine articles'],
  'article-newspaper': ['newspaper article', 'newspaper articles'],
  book: ['book', 'books'],
  chapter: ['chapter', 'chapters'],
  dataset: ['dataset', 'datasets'],
  interview: ['interview', 'interviews'],
  legislation: ['law', 'laws'],
  'paper-conference': ['conference paper', 'conference papers'],
  personal_communication: ['personal communication', 'personal communications'],
  'post-weblog': ['blog post', 'blog posts'],
  post: ['post', 'posts'],
  report: ['report', 'reports'],
  speech: ['speech', 'speeches'],
  thesis: ['thesis', 'theses'],
  treaty: ['treaty', 'treaties'],
  webpage: ['web page', 'web pages'],
};

function kindsSentence(sources: readonly Source[], origins: number): string {
  const counts = new Map<string, number>();
  for (const { csl } of sources) counts.set(csl.type, (counts.get(csl.type) ?? 0) + 1);
  const kinds = [...counts]
    .sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))
    .map(([type, count]) => counted(count, ...(KINDS[type] ?? (['other work', 'other works'] as const))));
  const ofOrigins = origins === sources.length ? '' : ` of ${counted(origins, 'origin')}`;
  return `This deck rests on ${counted(sources.length, 'source')}${ofOrigins}: ${joinWords(kinds)}.`;
}

function currencySentence(sources: readonly Source[]): string {
  const days = sources.map(issuedFrom).filter((day) => day !== null);
  if (days.length === 0) return 'None of them states when it was published.';
  const reach =
    reachWords(
      days.map((day) => day.slice(0, 7)),
      ' and ',
    ) ?? '';
  const dated = days.length === sources.length ? 'They were' : `${counted(days.length, 'of them was', 'of them were')}`;
  const when = reach.includes(' and ') ? `between ${reach}` : `in ${reach}`;
  return sources.length === 1 ? `It was published ${when}.` : `${dated} published ${when}.`;
}

/** The best credibility of each origin that supports a fact: a copy is no further piece of evidence. */
function credibilitiesOf({ evidence }: Fact, originOf: (sourceId: string) => string): readonly number[] {
  const byOrigin = Map.groupBy(evidence.filter(supports), ({ sourceId }) => originOf(sourceId));
  return [...byOrigin.values()].map((pieces) => Math.min(...pieces.map(({ credibility }) => credibility ?? 6)));
}

function strengthSentence(sources: readonly Source[], shown: readonly Held[], pool: Pool): string {
  const originOf = (id: string): string => pool.sources.get(id)?.origin ?? id;
  const parts = RELIABILITY_CODES.flatMap((code) => {
    const count = sources.filter((source) => (source.reliability ?? 'F') === code).length;
    const words = code === 'F' ? 'that cannot be judged' : RELIABILITY[code].toLowerCase();
    return count === 0 ? [] : [`${count} ${words} (${code})`];
  });
  const credibilities = shown.flatMap(({ fact }) => credibilitiesOf(fact, originOf));
  const probable = credibilities.filter((credibility) => credibility <= 2).length;
  const unknown = credibilities.filter((credibility) => credibility === 6).length;
  const of = counted(credibilities.length, 'piece of supporting evidence', 'pieces of supporting evidence');
  const unjudged = unknown === 0 ? '' : `; of ${unknown} the truth cannot be judged (6)`;
  return `Reliability of the sources: ${parts.join(', ')}. Of ${of}, ${probable} ${probable === 1 ? 'is' : 'are'} confirmed or probably true (1–2)${unjudged}.`;
}

function relianceSentence(shown: readonly Held[], themes: readonly Theme[], pool: Pool): string {
  const single = shown.filter((held) => held.origins.size === 1).length;
  const corroborated = shown.length - single;
  const sentences = [
    corroborated === 0
      ? 'No statement is corroborated: each rests on a single origin.'
      : `${counted(corroborated, 'statement')} ${corroborated === 1 ? 'is' : 'are'} supported by two or more origins, ${single} by one.`,
  ];
  const alone = new Map<string, string[]>();
  for (const theme of themes) {
    const facts = pool.sections.get(theme.slug) ?? [];
    const only = onlyOrigin(facts.map((held) => held.statement));
    if (facts.length > 1 && only !== null) {
      const source = pool.sources.get(only.sourceId);
      const where = `${only.words}, “${sourceName(source?.csl ?? { type: 'document' })}”`;
      alone.set(where, [...(alone.get(where) ?? []), midSentence(theme.name)]);
    }
  }
  for (const [where, names] of alone) sentences.push(`Everything on ${joinWords(names)} comes from ${where}.`);
  return sentences.join(' ');
}

function missingSentence(sources: readonly Source[], shown: readonly Held[]): string | null {
  const lacking: readonly { readonly what: string; readonly count: number }[] = [
    { what: 'date', count: sources.filter(({ csl }) => csl.issued === undefined).length },
    { what: 'author', count: sources.filter(({ csl }) => csl.author === undefined || csl.author.length === 0).length },
    { what: 'title', count: sources.filter(({ csl }) => csl.title === undefined).length },
    { what: 'web address', count: sources.filter(({ csl }) => csl.URL === undefined && csl.DOI === undefined).length },
  ];
  const missed = lacking.filter(({ count }) => count > 0);
  const [first] = missed;
  const unstated =
    sources.length === 1
      ? `The source states ${joinWords(missed.map(({ what }) => `no ${what}`))}.`
      : `Of ${sources.length} sources, ${joinWords(
          missed.map(
            ({ what, count }) => `${count} ${first?.what !== what ? '' : count === 1 ? 'states ' : 'state '}no ${what}`,
          ),
        )}; what is not stated is left open.`;
  const dormant = shown.filter(({ fact }) => !fact.evidence.some((e) => supports(e) && e.state === 'anchored')).length;
  const sentences = [
    ...(missed.length === 0 ? [] : [unstated]),
    ...(dormant === 0
      ? []
      : [`${counted(dormant, 'statement')} ${dormant === 1 ? 'has' : 'have'} no exact quote on file.`]),
  ];
  return sentences.length === 0 ? null : sentences.join(' ');
}

/**
 * The source summary statement of ICD 206, worded from counts alone: what kinds of sources the deck rests on and how
 * current they are, how strong (Admiralty; left out of a handout), where it rests on one, and what is missing.
 * `cited` are the ids of the sources that the deck cites, in citation order; null where there are none.
 */
export function sourceSummarySlide(
  pool: Pool,
  cited: readonly string[],
  themes: readonly Theme[],
  handout: boolean,
): PlannedSlide | null {
  const sources = cited.map((id) => pool.sources.get(id)).filter((source) => source !== undefined);
  const shown = pool.selected.filter((held) => !held.superseded);
  if (sources.length === 0 || shown.length === 0) return null;
  const origins = new Set(sources.map((source) => source.origin)).size;
  const corroborated = shown.filter((held) => held.origins.size >= 2).length;
  const missing = missingSentence(sources, shown);
  return {
    id: 'source-summary',
    theme: null,
    kind: 'source-summary',
    heading: `${capitalised(countedInWords(sources.length, 'source'))} of ${countedInWords(origins, 'origin')}; ${
      corroborated === 0
        ? 'no statement is corroborated'
        : `${corroborated} of ${counted(shown.length, 'statement')} corroborated`
    }`,
    paragraphs: [
      `${kindsSentence(sources, origins)} ${currencySentence(sources)}`,
      ...(handout ? [] : [strengthSentence(sources, shown, pool)]),
      relianceSentence(shown, themes, pool),
      ...(missing === null ? [] : [missing]),
    ],
  };
}
