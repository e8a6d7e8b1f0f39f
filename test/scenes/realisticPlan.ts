import type { PlannedSlide, Statement, TimelineEvent } from '../../src/model/slidePlan.ts';
import { says } from './plans.ts';

function event(date: string, first: string, last: string, statement: Statement, inferred = false): TimelineEvent {
  return { statement, date, first, last, inferred };
}

/** One slide of each kind, of the length that a real briefing has; the content is invented. */
export function realisticPlan(): readonly PlannedSlide[] {
  const growth = says(
    'The regional market is projected to reach USD 158.96 bn in 2031, more than twice its size in 2025.',
    [2],
    ['Projection'],
  );
  const size = says('The regional market for cyber security was worth USD 74.22 bn in 2025.', [2]);
  const lead = says('Twenty-five nations sent 180 experts to the autumn exercise in the capital.', [1, 3]);
  const special = says('The centre built the special systems and the strategic part of the scenario itself.', [1]);
  const judgement = says(
    'Partners will probably deepen joint training before they agree on common rules.',
    [1, 2],
    ['Judgement'],
  );
  const second = says(
    'Shared exercises are the cheapest way to find out which procedures do not work together.',
    [4],
    ['Judgement', 'High confidence'],
  );
  const slides: PlannedSlide[] = [
    {
      id: 'title',
      kind: 'title',
      theme: null,
      heading: 'Exercises, market and policy',
      subtitle: 'What five open sources say about cooperation in the region',
    },
    {
      id: 'key',
      kind: 'key-judgements',
      theme: null,
      heading: 'Two judgements stand on six facts',
      judged: true,
      statements: [judgement, second],
      restsOn: [[lead, special], [size]],
    },
    {
      id: 'agenda',
      kind: 'agenda',
      theme: null,
      heading: 'Agenda',
      items: [
        { theme: 'exercises', name: 'Exercises', says: '7 facts from 3 sources, September 2024 – September 2025' },
        { theme: 'market', name: 'Market', says: '6 facts from 1 source, 2025 – 2031' },
        { theme: 'policy', name: 'Policy', says: '9 facts from 4 sources, December 2021 – 2026' },
      ],
    },
    {
      id: 'section:exercises',
      kind: 'section',
      theme: 'exercises',
      heading: 'Exercises',
      name: 'Exercises',
      says: '7 facts from 3 sources, September 2024 – September 2025',
    },
    {
      id: 'facts:exercises:1',
      kind: 'facts',
      theme: 'exercises',
      heading: lead.text,
      headingStatement: lead,
      statements: [
        special,
        says('The scenario was an interstate conflict that begins with attacks on power and ports.', [1]),
        says('The host had announced the exercise a year before, for the whole Alliance.', [4]),
        says('The agency in charge did not answer a request for comment.', [4], ['Unverified']),
      ],
    },
    {
      id: 'timeline:exercises',
      kind: 'timeline',
      theme: 'exercises',
      heading: 'Six dated events from December 2020 to September 2025',
      events: [
        event(
          '2020-12',
          '2020-12-01',
          '2020-12-31',
          says('Foreign ministers met the four partners for the first time.', [5]),
        ),
        event('2022-04', '2022-04-01', '2022-04-30', says('Foreign ministers met with partners in Brussels.', [5])),
        event('2022-05', '2022-05-01', '2022-05-31', says('Chiefs of defence met with the four.', [5])),
        event(
          '2022-06',
          '2022-06-01',
          '2022-06-30',
          says('The first summit with the partners was held in Madrid.', [5]),
        ),
        event(
          '2024-10',
          '2024-10-01',
          '2024-10-31',
          says('Defence ministers met with partners and the Union.', [3]),
          true,
        ),
        event('2025-09', '2025-09-01', '2025-09-30', says('The exercise brought 180 experts to the capital.', [1])),
      ],
    },
    {
      id: 'quote:exercises',
      kind: 'quote',
      theme: 'exercises',
      heading: special.text,
      headingStatement: special,
      statement: special,
      quote: 'We wrote the special systems ourselves, so that every team met the same trouble at the same hour.',
      speaker: 'M. Example, exercise director',
    },
    {
      id: 'section:market',
      kind: 'section',
      theme: 'market',
      heading: 'Market',
      name: 'Market',
      says: '6 facts from 1 source',
    },
    {
      id: 'chart:market',
      kind: 'chart',
      theme: 'market',
      heading: 'The market is projected to more than double by 2031',
      metric: 'Market size',
      unit: 'USD bn',
      period: '2025/2031',
      form: 'column',
      points: [
        { label: '2025', value: 74.22, projection: false, statement: size },
        { label: '2031', value: 158.96, projection: true, statement: growth },
      ],
    },
    {
      id: 'chart:market:2',
      kind: 'chart',
      theme: 'market',
      heading: 'India grows fastest of the named markets',
      metric: 'Growth a year',
      unit: '%',
      period: null,
      form: 'bar',
      points: [
        {
          label: 'India',
          value: 23.55,
          projection: false,
          statement: says('India grows fastest, at 23.55 % a year.', [2]),
        },
        {
          label: 'Whole region',
          value: 13.52,
          projection: true,
          statement: says('The region as a whole is projected to grow by 13.52 % a year.', [2], ['Projection']),
        },
      ],
    },
    {
      id: 'table:market',
      kind: 'table',
      theme: 'market',
      heading: 'Shares and growth as the one source gives them',
      columns: ['Metric', 'Of', 'Period', 'Value'],
      rows: [
        {
          cells: ['Market share', 'China', '2025', '44.26 %'],
          statement: says('China holds 44.26 % of the market.', [2]),
        },
        {
          cells: ['Growth a year', 'India', '2026 – 2031', '23.55 %'],
          statement: says('India grows by 23.55 % a year.', [2], ['Projection']),
        },
        { cells: ['Market size', 'Asia and the Pacific', '2025', 'USD 74.22 bn'], statement: size },
      ],
    },
    {
      id: 'facts:market:2',
      kind: 'facts',
      theme: 'market',
      heading: 'Demand follows rules, networks and fraud',
      statements: [
        says('Rules on where data may be kept are the first driver that the analysts name.', [2]),
        says('New mobile networks and payment fraud follow.', [2]),
      ],
    },
    {
      id: 'differ',
      kind: 'comparison',
      theme: null,
      heading: 'Sources differ in three places',
      differences: [
        {
          kind: 'contradicts',
          statements: [
            says('The session of 2024 was the first formal one.', [3], ['Disputed']),
            says('Ministers had met formally four times before 2023.', [5], ['Disputed']),
          ],
        },
        {
          kind: 'distinct',
          statements: [
            says('Twenty-five nations took part in 2025.', [1]),
            says('All 32 members were invited in 2024.', [4]),
          ],
        },
        {
          kind: 'true-at-different-dates',
          statements: [
            says('The Alliance had 31 members in April 2023.', [5]),
            says('The Alliance has 32 members.', [4]),
          ],
        },
      ],
    },
    {
      id: 'gaps',
      kind: 'gaps',
      theme: null,
      heading: 'Three caveats hold for eight facts',
      groups: [
        { caveat: 'single-source', says: 'Rests on one source only', statements: [size, growth] },
        { caveat: 'dormant', says: 'The quote is not held yet', statements: [lead] },
        {
          caveat: 'unverified',
          says: 'Not verified',
          statements: [says('The agency in charge did not answer a request for comment.', [4], ['Unverified'])],
        },
      ],
    },
    {
      id: 'summary',
      kind: 'source-summary',
      theme: null,
      heading: 'The deck rests on five open sources',
      paragraphs: [
        'Five sources were used: three news articles, one paper and one web page of an organisation.',
        'Two are rated B (usually reliable) and three F (reliability cannot be judged).',
        'All figures of the market rest on one source. Two sources carry no date of publication.',
      ],
    },
    {
      id: 'sources',
      kind: 'sources',
      theme: null,
      heading: 'Sources',
      sourceIds: [1, 2, 3, 4, 5].map((n) => `source-${n}`),
    },
  ];
  return slides;
}
