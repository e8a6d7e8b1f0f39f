import { describe, expect, test } from 'vitest';
import { isSameFact, linkBetween, metricKey, nameKeys, type Stated } from '../../src/core/facts/sameFact/index.ts';
import type { Measure } from '../../src/model/fact.ts';

const nameKey = nameKeys([{ name: 'Republic of Tessaly', aliases: ['Tessaly', 'ROT'] }]);

function stated(statement: string, patch: Partial<Stated> = {}): Stated {
  return {
    kind: 'reported',
    statement,
    eventDate: null,
    asOf: null,
    measures: [],
    entities: [],
    evidence: [],
    ...patch,
  };
}

const market = (value: number, patch: Partial<Measure> = {}): Measure => ({
  metric: 'market size',
  subject: 'harbour radar',
  value,
  unit: 'USD',
  period: '2025',
  qualifier: null,
  ...patch,
});

const withFigure = (value: number, patch: Partial<Measure> = {}) =>
  stated(`A figure of ${value}: ${JSON.stringify(patch)}.`, { measures: [market(value, patch)] });

const kind = (a: Stated, b: Stated) => {
  const link = linkBetween(a, b, nameKey);
  expect(linkBetween(b, a, nameKey)?.kind).toBe(link?.kind);
  return link?.kind ?? null;
};

describe('figures of one metric, subject and period', () => {
  test.for([
    ['the same value', 74.22e9, 74.22e9],
    ['74.22 and 74.2 billion', 74.22e9, 74.2e9],
    ['74.22 and 74 billion', 74.22e9, 74e9],
    ['158.96 and 158.97 billion, worked out', 158.96e9, 158.97e9],
  ] as const)('are one: %s', ([, a, b]) => {
    expect(kind(withFigure(a), withFigure(b))).toBe('further-evidence');
  });

  test('13.52 % and 13.53 % are one; 13.5 % and 13.9 % are not', () => {
    const rate = (value: number) => withFigure(value, { metric: 'CAGR', unit: '%' });
    expect(kind(rate(13.52), rate(13.53))).toBe('further-evidence');
    expect(kind(rate(13.5), rate(13.52))).toBe('further-evidence');
    expect(kind(rate(13.5), rate(13.9))).toBe('contradiction');
    expect(kind(rate(13), rate(14))).toBe('contradiction');
  });

  test.for([
    ['74.22 and 79 billion', 74.22e9, 79e9],
    ['40 and 41 billion', 40e9, 41e9],
    ['a billion and a million', 3.1e9, 3.1e6],
  ] as const)('contradict each other: %s', ([, a, b]) => {
    expect(kind(withFigure(a), withFigure(b))).toBe('contradiction');
  });

  test('the reason names what is measured and both figures', () => {
    expect(linkBetween(withFigure(74.22e9), withFigure(79e9), nameKey)?.why).toBe(
      'market size of harbour radar (2025): USD 74.22 bn here, USD 79 bn there',
    );
  });

  test.for<[string, Partial<Measure>]>([
    ['another period', { period: '2031' }],
    ['another subject', { subject: 'towed sonar' }],
    ['another metric', { metric: 'revenue' }],
    ['another currency', { unit: 'EUR' }],
    ['a projection', { qualifier: 'projected' }],
    ['no period at all', { period: null }],
  ])('say nothing of one another: %s', ([, patch]) => {
    expect(kind(withFigure(74.22e9), withFigure(79e9, patch))).toBeNull();
    expect(kind(withFigure(74.22e9), withFigure(74.22e9, patch))).toBeNull();
  });

  test('metrics are known by other names', () => {
    expect(kind(withFigure(3.1e9), withFigure(3.1e9, { metric: 'Market value' }))).toBe('further-evidence');
    expect(metricKey('Number of participating nations')).toBe(metricKey('nations'));
    expect(metricKey('compound annual growth rate')).toBe(metricKey('CAGR'));
  });

  test('a subject that one of them leaves out must stand in its words', () => {
    const without = (statement: string) => stated(statement, { measures: [market(79e9, { subject: null })] });
    expect(kind(withFigure(74.22e9), without('The market for harbour radar reached 79 billion.'))).toBe(
      'contradiction',
    );
    expect(kind(withFigure(74.22e9), without('The market for ferries reached 79 billion.'))).toBeNull();
  });
});

describe('things that are counted', () => {
  const crews = (value: number, patch: Partial<Measure> = {}, date: string | null = '2025-09') =>
    stated(`Amber Tide drew ${value} nations.`, {
      eventDate: date,
      entities: [{ name: 'Amber Tide', kind: 'exercise' }],
      measures: [
        { metric: 'number of nations', subject: null, value, unit: 'nations', period: null, qualifier: null, ...patch },
      ],
    });

  test('are exact: 25 and 26 nations at one exercise contradict each other', () => {
    expect(kind(crews(25), crews(26))).toBe('contradiction');
    expect(kind(crews(25), crews(25))).toBe('further-evidence');
  });

  test('that one states and the other denies are no evidence for it', () => {
    expect(
      kind({ ...crews(25), statement: 'The organisers denied that Amber Tide drew 25 nations.' }, crews(25)),
    ).toBeNull();
    expect(kind({ ...crews(25), statement: 'Amber Tide did not draw 25 nations.' }, crews(25))).not.toBe(
      'further-evidence',
    );
  });

  test('of two editions say nothing of one another', () => {
    expect(kind(crews(25), crews(32, {}, '2024-09'))).toBeNull();
    expect(kind(crews(25), crews(25, {}, '2024-09'))).toBeNull();
    expect(kind(crews(25), crews(32, {}, null))).toBeNull();
  });

  test('nations that take part are no members', () => {
    expect(kind(crews(25), crews(32, { metric: 'number of members', unit: 'members' }))).toBeNull();
  });

  test('a bound leaves open what it bounds, and “about” a tenth', () => {
    expect(kind(crews(25), crews(20, { qualifier: 'at least' }))).toBeNull();
    expect(kind(crews(25), crews(30, { qualifier: 'up to' }))).toBeNull();
    expect(kind(crews(25), crews(30, { qualifier: 'at least' }))).toBe('contradiction');
    expect(kind(crews(180), crews(184, { qualifier: 'about' }))).toBe('further-evidence');
    expect(kind(crews(180), crews(240, { qualifier: 'about' }))).toBe('contradiction');
  });
});

describe('statements', () => {
  const met = 'Foreign ministers of Harland and Tessaly met in Port Alders.';
  const both = [
    { name: 'Harland', kind: 'place' as const },
    { name: 'Republic of Tessaly', kind: 'place' as const },
  ];

  test('nearly the same words are further evidence', () => {
    expect(
      kind(stated('Nine navies took part in Sea Lantern.'), stated('9 navies participated in “Sea Lantern”.')),
    ).toBe('further-evidence');
  });

  test('the same quotation is further evidence, a phrase is not', () => {
    const quoting = (statement: string, quote: string) => stated(statement, { evidence: [{ quote }] });
    const quote = 'nobody has to guess when the weather turns';
    expect(kind(quoting('Rules were made.', quote), quoting('Masters know the law.', quote))).toBe('further-evidence');
    expect(kind(quoting('Rules were made.', 'open waters'), quoting('Masters know.', 'open waters'))).toBeNull();
  });

  test('one event of one date in other words is further evidence', () => {
    const held = stated(met, { eventDate: '2024-05-13', entities: both });
    const other = 'In Port Alders the foreign ministers of Harland and the Republic of Tessaly held talks.';
    expect(kind(stated(other, { eventDate: '2024-05', entities: both }), held)).toBe('further-evidence');
    expect(kind(stated(other, { eventDate: '2023-05', entities: both }), held)).toBeNull();
    expect(kind(stated(other, { eventDate: '2024-05', entities: [] }), held)).toBeNull();
  });

  test.for([
    ['a denial', 'Harland signed the charter.', 'Harland did not sign the charter.'],
    ['a denial', 'Harland attended the summit in Port Alders.', 'Harland did not attend the summit in Port Alders.'],
    ['an opposite', 'Exports of Harland rose in the spring.', 'Exports of Harland fell in the spring.'],
    [
      'an opposite',
      'The parliament of Harland approved the charter.',
      'The parliament of Harland rejected the charter.',
    ],
    [
      'an alias',
      'Tessaly joined the compact of Port Alders.',
      'The Republic of Tessaly left the compact of Port Alders.',
    ],
  ] as const)('%s on one date is a contradiction: %s | %s', ([, a, b]) => {
    expect(kind(stated(a, { eventDate: '2024-05' }), stated(b, { eventDate: '2024-05' }))).toBe('contradiction');
    expect(kind(stated(a, { eventDate: '2024-05' }), stated(b, { eventDate: '2025-05' }))).toBeNull();
    expect(kind(stated(a), stated(b))).toBeNull();
  });

  test.for([
    ['another actor', 'Harland signed the charter.', 'Vennia did not sign the charter.'],
    ['another thing', 'Harland joined the compact of Port Alders.', 'Harland left the council of the northern ports.'],
    ['two denials', 'Harland did not sign the charter.', 'Harland never signed the charter.'],
  ] as const)('%s is no contradiction: %s | %s', ([, a, b]) => {
    expect(kind(stated(a, { eventDate: '2024-05' }), stated(b, { eventDate: '2024-05' }))).not.toBe('contradiction');
  });

  test('a judgement neither supports nor contradicts what is reported', () => {
    expect(kind(stated(met), stated(met, { kind: 'judgement' }))).toBeNull();
  });

  test('what was so at another date says nothing', () => {
    const member = (statement: string, asOf: string) => stated(statement, { asOf });
    expect(
      kind(
        member('Sweland is a partner of the alliance.', '2022'),
        member('Sweland is a partner of the alliance.', '2024'),
      ),
    ).toBeNull();
  });
});

test('names have one form with their aliases, and related names stay apart', () => {
  expect(nameKey('the ROT')).toBe(nameKey('Republic of Tessaly'));
  expect(nameKey('South Korea’s')).toBe(nameKey('Republic of Korea'));
  expect(nameKey('Asia-Pacific')).toBe(nameKey('Asia Pacific'));
  expect(nameKey('Indo-Pacific')).not.toBe(nameKey('Asia-Pacific'));
});

test('two facts are one beyond doubt only in the same words, of the same dates', () => {
  const held = stated('The Republic of Tessaly sent nine ships to Westhaven.', { eventDate: '2025-06' });
  const same = (statement: string, patch: Partial<Stated> = {}) =>
    isSameFact(stated(statement, { eventDate: '2025-06', ...patch }), held, nameKey);
  expect(same('Tessaly sent nine ships to Westhaven')).toBe(true);
  expect(same('Tessaly sent 9 ships to Westhaven.')).toBe(false);
  expect(same('Tessaly sent nine % ships to Westhaven.')).toBe(false);
  expect(same('Tessaly sent nine ships from Westhaven.')).toBe(false);
  expect(same('Tessaly did not send nine ships to Westhaven.')).toBe(false);
  expect(same('Tessaly sent nine ships to Westhaven, officials said.')).toBe(false);
  expect(same('Tessaly sent nine ships to Westhaven.', { eventDate: '2025' })).toBe(false);
  expect(same('Tessaly sent nine ships to Westhaven.', { asOf: '2025-07' })).toBe(false);
  expect(same('Tessaly sent nine ships to Westhaven.', { kind: 'judgement' })).toBe(false);
});
