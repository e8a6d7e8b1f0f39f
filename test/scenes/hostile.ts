import fc from 'fast-check';
import type { PlannedSlide, Statement } from '../../src/model/slidePlan.ts';
import { says } from './plans.ts';

const WORDS =
  'partners sent experts and vessels to the autumn exercise while markets watched with great care over all of its course'.split(
    ' ',
  );
const filler = (length: number): string => {
  let text = '';
  for (let i = 0; text.length < length; i++) text += `${WORDS[(i * 7) % WORDS.length]}${i % 11 === 10 ? '. ' : ' '}`;
  return text.slice(0, length).trim();
};

/** Text that decks break on: long, unbroken, in other scripts, with characters that XML forbids. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 300 }).map(filler) },
  fc.constantFrom(
    filler(5_000),
    'x',
    'W'.repeat(700),
    `https://example.org/${'path/'.repeat(60)}?q=${'a-b_c%20'.repeat(30)}`,
    '\u5317\u5927\u897f\u6d0b\u6761\u7ea6\u7ec4\u7ec7\u4e0e\u4f19\u4f34\u56fd\u5bb6\u3002'.repeat(30),
    '\ubd81\ub300\uc11c\uc591\uc870\uc57d\uae30\uad6c\ub294 \ud611\ub825\uc744 \uac15\ud654\ud55c\ub2e4. '.repeat(14),
    '\u0627\u0644\u062a\u0639\u0627\u0648\u0646 \u0628\u064a\u0646 \u0627\u0644\u0634\u0631\u0643\u0627\u0621 '.repeat(
      20,
    ),
    '\u{1f6f0}\u{fe0f}\u{1f469}\u200d\u{1f4bb}\u{1f1f0}\u{1f1f7} '.repeat(40),
    'a\u0301\u0302\u0303'.repeat(120),
    'first\nsecond\r\nthird\tfourth\u2028fifth',
    'control \u0001\u0002 and half \ud83d a pair \ufffe',
    '<b>&amp;"quoted"</b> & more',
    'no\u00a0break\u00a0'.repeat(60),
    'a/b-c\u2013d\u2014e_'.repeat(80),
  ),
);

const labels = fc.constantFrom<readonly string[]>([], ['Projection'], ['Judgement', 'High confidence'], ['Disputed']);
const source = fc.integer({ min: 1, max: 40 });
export const hostileStatement: fc.Arbitrary<Statement> = fc
  .tuple(hostileText, fc.uniqueArray(source, { minLength: 1, maxLength: 4 }), labels)
  .map(([text, sources, l]) => says(text, sources, l));

const heading = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 3, max: 130 }).map(filler) }, hostileText);
const statements = fc.array(hostileStatement, { minLength: 1, maxLength: 9 });
const day = fc
  .integer({ min: 0, max: 40_000 })
  .map((n) => new Date(Date.UTC(1950, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));

const base = <T extends object>(kind: string, more: fc.Arbitrary<T>): fc.Arbitrary<PlannedSlide> =>
  fc
    .tuple(
      heading,
      fc.constantFrom(null, 'exercises', 'market'),
      fc.option(hostileStatement, { nil: undefined, freq: 4 }),
      more,
    )
    .map(
      ([words, theme, headingStatement, rest]) =>
        ({
          id: kind,
          kind,
          theme,
          heading: headingStatement ? headingStatement.text : words,
          ...(headingStatement ? { headingStatement } : {}),
          ...rest,
        }) as unknown as PlannedSlide,
    );

const event = fc
  .tuple(day, fc.integer({ min: 0, max: 900 }), hostileStatement, fc.boolean())
  .map(([first, days, statement, inferred]) => {
    const last = new Date(Date.parse(first) + days * 86_400_000).toISOString().slice(0, 10);
    return { statement, date: `${first}/${last}`, first, last, inferred };
  });
const point = fc
  .tuple(
    fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1990, max: 2040 }).map(String) }, hostileText),
    fc.double({ min: -1e9, max: 1e12, noNaN: true }),
    fc.boolean(),
    hostileStatement,
  )
  .map(([label, value, projection, statement]) => ({ label, value, projection, statement }));

/** Any planned slide, of any kind. Each has its kind as its id. */
export const hostileSlide: fc.Arbitrary<PlannedSlide> = fc.oneof(
  base('title', fc.record({ subtitle: hostileText })),
  base(
    'key-judgements',
    statements.chain((held) =>
      fc.record({
        judged: fc.boolean(),
        statements: fc.constant(held),
        restsOn: fc.array(fc.array(hostileStatement, { maxLength: 3 }), {
          minLength: held.length,
          maxLength: held.length,
        }),
      }),
    ),
  ),
  base(
    'agenda',
    fc.record({
      items: fc.array(fc.record({ theme: fc.constant('market'), name: hostileText, says: hostileText }), {
        minLength: 1,
        maxLength: 9,
      }),
    }),
  ),
  base('section', fc.record({ name: hostileText, says: hostileText })),
  base('facts', fc.record({ statements })),
  base('quote', fc.record({ statement: hostileStatement, quote: hostileText, speaker: fc.option(hostileText) })),
  base('timeline', fc.record({ events: fc.array(event, { minLength: 1, maxLength: 14 }) })),
  base(
    'chart',
    fc.record({
      metric: hostileText,
      unit: fc.constantFrom('USD bn', '%', 'experts'),
      period: fc.constantFrom(null, '2025/2031'),
      form: fc.constantFrom('column', 'bar'),
      points: fc.array(point, { minLength: 1, maxLength: 30 }),
    }),
  ),
  base(
    'table',
    fc.integer({ min: 1, max: 6 }).chain((columns) =>
      fc.record({
        columns: fc.array(hostileText, { minLength: columns, maxLength: columns }),
        rows: fc.array(
          fc.record({
            cells: fc.array(hostileText, { minLength: columns, maxLength: columns }),
            statement: hostileStatement,
          }),
          { minLength: 1, maxLength: 20 },
        ),
      }),
    ),
  ),
  base(
    'comparison',
    fc.record({
      differences: fc.array(
        fc.record({
          kind: fc.constantFrom('contradicts', 'supersedes', 'true-at-different-dates', 'distinct'),
          statements: fc.array(hostileStatement, { minLength: 2, maxLength: 4 }),
        }),
        { minLength: 1, maxLength: 5 },
      ),
    }),
  ),
  base(
    'gaps',
    fc.record({
      groups: fc.array(fc.record({ caveat: fc.constant('stale'), says: hostileText, statements }), {
        minLength: 1,
        maxLength: 4,
      }),
    }),
  ),
  base('source-summary', fc.record({ paragraphs: fc.array(hostileText, { minLength: 1, maxLength: 6 }) })),
);

/** A deck's slides: hostile ones, each with an id of its own, and the sources of all. */
export const hostilePlan: fc.Arbitrary<readonly PlannedSlide[]> = fc
  .array(hostileSlide, { minLength: 1, maxLength: 6 })
  .map((slides) => [
    ...slides.map((slide, i) => ({ ...slide, id: `${slide.id}:${i}` })),
    {
      id: 'sources',
      kind: 'sources',
      theme: null,
      heading: 'Sources',
      sourceIds: Array.from({ length: 40 }, (_, i) => `source-${i + 1}`),
    },
  ]);
