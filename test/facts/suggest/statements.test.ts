import { describe, expect, test } from 'vitest';
import { suggestFacts } from '../../../src/core/facts/suggest/index.ts';

/** What is proposed from one paragraph of a text of 12 June 2025. */
function suggest(text: string) {
  const found = suggestFacts({
    text,
    passages: [{ start: 0, end: text.length, role: 'body' }],
    published: '2025-06-12',
    entities: [],
    proposeThemes: () => [],
  });
  for (const { start, end, quote } of found) expect(text.slice(start, end)).toBe(quote);
  return found;
}

describe('what is written into a statement is named as inferred', () => {
  test('a date that is not the event date', () => {
    const [fact] = suggest('Talks were held on Tuesday in Oslo, and a second round follows next month.');
    expect(fact?.statement).toBe('Talks were held on 10 June 2025 in Oslo, and a second round follows in July 2025.');
    expect(fact?.inferred).toEqual(['eventDate', 'statement']);
    expect(fact?.reasons).toContain('“next month” is written as “in July 2025”');
  });

  test('a pronoun that can only be one person or body', () => {
    const found = suggest(
      'NATO said that it had 300 ships in 2024. It said on Tuesday that 40 frigates would follow by 2030.',
    );
    expect(found[1]?.statement).toMatch(/^NATO said on 10 June 2025/);
    expect(found[1]?.inferred).toContain('statement');
  });

  // The text is of Thursday, 12 June 2025.
  test.each([
    ['The fleet began to lose ships on May 22, after 40 drones had reached the port.', /on 22 May 2025/],
    ['Boats of that kind are almost unknown today in rich countries, with 12 boats left.', /unknown today in/],
    ['The ministry said on 3 June 2025 that 12 boats were the largest fleet in operation today.', /in operation today/],
    ['Norway laid the lines in 1956 over which most power is carried today.', /is carried today/],
    ['On Monday the insurers moved 31 ships out of waters that they had closed last winter.', /closed last winter\.$/],
    ['So far, 163 boats of the class have been built, the ministry said on Monday.', /^So far, /],
    [
      'The ministry said on Monday that the July 28 election would be held in 40 towns.',
      /that the 28 July 2025 election/,
    ],
    [
      'The bishop said a Sunday blessing for 300 sailors at the port on Monday.',
      /said a Sunday blessing .* on 9 June 2025/,
    ],
    ['In response to Tuesday’s vote, the ministry sent 300 soldiers to the border.', /^In response to Tuesday’s vote/],
    ['A study released late last month by the institute found 40 ships in the strait.', /released in late May 2025 by/],
    [
      'The army stepped in to prevent chaos after protests by 4,000 people on June 3 in the capital.',
      /on 3 June 2025 in/,
    ],
    ['NATO said on 3 June 2025 that the council had declared Monday to be a day of mourning.', /declared Monday to be/],
    ['Last May, the navy sent 12 frigates to the strait.', /^Last May, /],
    ['Last April, the navy sent 12 frigates to the strait.', /^In April 2025, /],
    ['The minister is in Paris today to sign for 12 frigates.', /in Paris on 12 June 2025 to sign/],
  ])('%s', (text, statement) => {
    expect(suggest(text)[0]?.statement).toMatch(statement);
  });

  test('what a speaker tells of another leaves open whose deed follows', () => {
    const deed = 'He will command 300 sailors at the new base from 2027.';
    const [, open] = suggest(`Captain Tomas Lund said on Tuesday that Berger would take 12 ships in 2026. ${deed}`);
    expect(open?.statement).toBe(deed);
    const [, junior] = suggest(
      `Captain Tomas Lund left for Oslo in May 2025 with 12 ships. James Berger Jr., the heir of Lund, spoke on Friday of 40 ships. ${deed}`,
    ).slice(-2);
    expect(junior?.statement).not.toMatch(/^Tomas Lund/);
    const [, told] = suggest(`Captain Tomas Lund took command of 12 ships in May 2025. ${deed}`);
    expect(told?.statement).toBe('Tomas Lund will command 300 sailors at the new base from 2027.');
  });

  test('nothing is written into what somebody is quoted with', () => {
    const [fact] = suggest('"We lost 40 tanks in May," General Ivan Petrov told Die Welt.');
    expect(fact?.statement).toBe('"We lost 40 tanks in May," General Ivan Petrov told Die Welt.');
    expect(fact?.inferred).not.toContain('statement');
  });

  test('which fields of which measure were worked out', () => {
    expect(suggest('Norway bought 40 tanks for $1.5bn last year.')[0]?.inferred).toEqual([
      'eventDate',
      'statement',
      'measures[1].unit',
      'measures[1].period',
    ]);
  });
});

describe('the date of an event is not that of something else', () => {
  test.each([
    ['The summit, postponed from May to June, will draw 30 leaders.', '2025-06'],
    ['The vote in Oslo was moved from Tuesday to Thursday.', '2025-06-12'],
    ['The exercise in Norway was brought forward from 2027 to 2026.', '2026'],
    ['The talks in Oslo were delayed from 3 May to 10 May 2025.', '2025-05-10'],
    ["In the exercise's fiction, Murinus, Occasus and Norway were at war with 40,000 troops on 3 May 2024.", null],
    ['Under the scenario, which began on 3 May 2024, two brigades land in Norway.', null],
    ['If the treaty with Russia lapses in 2026, the United States could deploy 1,550 warheads.', null],
    ['Norway, which joined NATO in 1949, will send 300 troops.', null],
    ['The bill passed in 2019 was repealed on 3 May 2024.', '2024-05-03'],
    ['A report published on 3 May 2024 found that 300 aircraft were lost in 2022.', '2022'],
    ['Outflow of soldiers rose by 9.4% to 8,030, the highest since the series began in 2007.', null],
    ['The meeting of the 32 allies is set for Tuesday, June 17.', '2025-06-17'],
    ['The talks of the 32 allies were held on 6/7 May in Oslo.', '2025-05-06/2025-05-07'],
    ['The exercise with 300 troops ran from May to June.', '2025-05/2025-06'],
    ['The next test of 300 sirens is on the second Saturday in July.', '2025-07-12'],
    ['The ordering period for 40 ships runs from July 1, 2026, to June 30, 2031.', '2026-07-01/2031-06-30'],
  ])('%s', (text, expected) => {
    for (const { eventDate } of suggest(text)) expect(eventDate).toBe(expected);
  });
});

describe('sentences', () => {
  const sentences = (text: string) => suggest(text).map(({ quote }) => quote);

  test.each([
    '"We will buy 40 tanks in 2025." Admiral Juhan Saar told reporters in Tallinn.',
    'Mr. Smith Jr. met Gen. J. R. Ewing and 40 officers at Ft. Bragg on Jan. 6, 2025.',
    'Approx. 300 troops and ca. 40 tanks moved to Latvia on 3 May 2024.',
    'EUR1.5bn was paid to Norway in 2024 for 40 guns.',
    'The plan (it was signed in 2024.) covers 40 tanks of Norway.',
  ])('one: %s', (text) => {
    expect(sentences(text)).toEqual([text]);
  });

  test.each([
    ['The minister said: "We will send 300 troops." Norway voted against it on 3 May 2024.', 2],
    ['“We have 40 tanks in Norway.” The army denied that on 3 May 2024 in Riga.', 2],
    ['The $1.5 bn. deal covers 40 jets of Norway. Denmark signed it on 3 May 2024.', 2],
  ])('several: %s', (text, count) => {
    expect(sentences(text)).toHaveLength(count);
  });
});

test('marks of Markdown and of notes are no part of a statement, and the quote is the exact words', () => {
  const text =
    'The **United States** sent *5,000* troops to [Poland](https://example.org/a_(b)) in March 2024.[12] Then `40` tanks followed to Latvia on 3\u200b May 2024.[^3]';
  const [first, second] = suggest(text);
  expect(first).toMatchObject({
    statement: 'The United States sent 5,000 troops to Poland in March 2024.',
    quote: 'The **United States** sent *5,000* troops to [Poland](https://example.org/a_(b)) in March 2024.',
    eventDate: '2024-03',
  });
  expect(first?.measures[0]?.value).toBe(5000);
  expect(second?.statement).toContain('40 tanks followed to Latvia on 3 May 2024.');
});

test.each([
  ['Macron told Le Monde on 3 May 2024 that France would send 300 troops.', 'Le Monde', 'organisation'],
  ['Scholz told Der Spiegel on 3 May 2024 that Germany had sent 14 Leopards.', 'Der Spiegel', 'organisation'],
  ['"We lost 40 tanks in May," General Ivan Petrov told Die Welt.', 'Die Welt', 'organisation'],
])('who is told something is no person: %s', (text, name, kind) => {
  expect(suggest(text)[0]?.entities).toContainEqual({ name, kind });
});

test('the year before is led by a preposition where two years are told of, and not within a span', () => {
  const [counts] = suggest('In 2023 there were seven drones, and last year there were eleven drones.');
  expect(counts?.statement).toBe('In 2023 there were seven drones, and in 2024 there were eleven drones.');
  const [span] = suggest('Between last year and this year the fleet bought 12 ships.');
  expect(span?.statement).toBe('Between 2024 and 2025 the fleet bought 12 ships.');
});

test('what still goes on lasts until a month to come, whatever was said before', () => {
  const [fact] = suggest('Four ships were available last week, and one is in refit until March.');
  expect(fact?.statement).toMatch(/one is in refit until March 2026\.$/);
});

test('ages and a verb behind a number are no count', () => {
  const figures = (text: string) => suggest(text).flatMap(({ measures }) => measures.map(({ value }) => value));
  expect(figures('Two men aged 29 and 41 have been arrested in Gdynia, the prosecutor said on Tuesday.')).toEqual([2]);
  expect(figures('The law of 2024 covers 1,200 people under 18 and 400 women aged 65 in Norway.')).toEqual([
    1_200, 400,
  ]);
  expect(figures('The navy lost 300 men over 60 days in 2012.')).toEqual([300, 60]);
  expect(figures('The programme has EUR 86 million in 2025, of which 30 comes from Brussels.')).toEqual([86_000_000]);
});
