import type { Library, NewFact } from '../src/core/database/library.ts';
import { STARTING_THEMES } from '../src/model/theme.ts';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const COMMON =
  'the of to and in a for on by with that from is was will at as has its be are it more than not had two were after first over also new'.split(
    ' ',
  );
const BEGINNINGS =
  'inter counter trans multi re pre con com pro de dis ex sub sur per ad al co un over under air land sea cyber space mar nav def sec pol tech train sim exer mil arm for op str war plan part min'.split(
    ' ',
  );
const MIDDLES =
  'nation mand duct form tract port vest sist cept gram ject struct vent fer press tain sign stat mob plex ment ric lant tor den gis cas var lim bur kel sov ros nam tel pir dol fen hag vik zur mon'.split(
    ' ',
  );
const ENDINGS = ' s ed ing er ers ion ions al ally ment ments ity ive able ary ance ence or ors'.split(' ');

/** Some 30,000 words whose beginnings cluster as those of English do; the first are the common ones. */
export const VOCABULARY: readonly string[] = [
  ...COMMON,
  ...shuffled(
    BEGINNINGS.flatMap((beginning) =>
      MIDDLES.flatMap((middle) => ENDINGS.map((ending) => `${beginning}${middle}${ending}`)),
    ),
    seeded(7),
  ).slice(0, 30_000),
];

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}

/** A word as often as Zipf's law has it: the n-th word one n-th as often as the first. */
export function zipfWord(random: () => number): string {
  const rank = Math.floor(Math.exp(random() * Math.log(VOCABULARY.length + 1))) - 1;
  return VOCABULARY[Math.min(rank, VOCABULARY.length - 1)] as string;
}

/** Made facts: about 25 words a statement, one or two themes, a date in sixty years, one located piece of evidence. */
export function* madeFacts(count: number, sourceIds: readonly string[], seed = 1): Generator<NewFact> {
  const random = seeded(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  for (let i = 0; i < count; i += 1) {
    const words = Array.from({ length: 12 + Math.floor(random() * 27) }, () => zipfWord(random));
    const main = pick(STARTING_THEMES).slug;
    const year = 1970 + Math.floor(random() * 60);
    const month = String(1 + Math.floor(random() * 12)).padStart(2, '0');
    yield {
      kind: 'reported',
      statement: `${words.join(' ')} ${i}.`,
      status: random() < 0.5 ? 'verified' : 'draft',
      themes: random() < 0.3 ? [...new Set([main, pick(STARTING_THEMES).slug])] : [main],
      eventDate: random() < 0.1 ? null : `${year}-${month}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`,
      asOf: null,
      marking: null,
      likelihood: null,
      confidence: null,
      note: null,
      measures:
        random() < 0.3
          ? [
              {
                metric: 'spending',
                subject: null,
                value: random() * 1e9,
                unit: 'USD',
                period: String(year),
                qualifier: null,
              },
            ]
          : [],
      entities: random() < 0.5 ? [{ name: `Organisation ${Math.floor(random() * 2_000)}`, kind: 'organisation' }] : [],
      relations: [],
      restsOn: [],
      inferred: [],
      evidence: [
        {
          sourceId: pick(sourceIds),
          documentId: null,
          documentSha256: null,
          quote: null,
          prefix: null,
          suffix: null,
          start: null,
          end: null,
          locator: { label: 'paragraph', value: String(1 + Math.floor(random() * 40)) },
          stance: 'supports',
          credibility: 2,
          state: 'located',
        },
      ],
    };
  }
}

/** Adds made sources and gives their ids. */
export function madeSources(library: Library, count: number): string[] {
  return library.operate('Made sources', () =>
    Array.from({ length: count }, (_, i) =>
      library.sources.insert({
        csl: { id: `made-${i}`, type: 'report', title: `Made report ${i}` },
        reliability: 'B',
        marking: null,
        descriptor: null,
        inferred: [],
      }),
    ),
  );
}
