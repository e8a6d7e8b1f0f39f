import { describe, expect, test } from 'vitest';
import { type KnownEntity, suggestFacts } from '../../../src/core/facts/suggest/index.ts';
import type { PassageRole } from '../../../src/model/source.ts';

interface Given {
  readonly published?: string;
  readonly entities?: readonly KnownEntity[];
  readonly roles?: readonly PassageRole[];
}

/** What is proposed from paragraphs, all of them body where no roles are given. */
function suggest(paragraphs: readonly string[], { published, entities, roles }: Given = {}) {
  let start = 0;
  const passages = paragraphs.map((paragraph, index) => {
    const passage = { start, end: start + paragraph.length, role: roles?.[index] ?? ('body' as const) };
    start = passage.end + 2;
    return passage;
  });
  const text = paragraphs.join('\n\n');
  const candidates = suggestFacts({
    text,
    passages,
    published: published ?? null,
    entities: entities ?? [],
    proposeThemes: () => [],
  });
  for (const candidate of candidates) expect(text.slice(candidate.start, candidate.end)).toBe(candidate.quote);
  return candidates;
}
const names = (candidate: { readonly entities: readonly { readonly name: string }[] } | undefined) =>
  candidate?.entities.map(({ name }) => name);

const DATED = 'The exercise Grey Heron was held in Varna in March 2024 with 1,200 soldiers.';

test('a dated sentence with figures is proposed with its date, measures, entities and reasons', () => {
  const [candidate] = suggest([DATED]);
  expect(candidate).toMatchObject({ eventDate: '2024-03', kind: 'reported', inferred: [], quote: DATED });
  expect(candidate?.measures).toEqual([
    expect.objectContaining({ metric: 'number of soldiers', value: 1200, unit: 'soldiers', period: '2024-03' }),
  ]);
  expect(candidate?.reasons.join(' ')).toContain('1,200 soldiers');
  expect(candidate?.score).toBeGreaterThan(0.6);
});

test.each(['heading', 'caption', 'boilerplate', 'comment', 'reference'] as const)(
  'nothing is proposed from a passage that is a %s',
  (role) => {
    expect(suggest([DATED], { roles: [role] })).toEqual([]);
  },
);

test('headlines, bylines and what a publisher says of itself are no facts', () => {
  expect(suggest(['Grey Heron drew 1,200 soldiers in 2024', 'By Ana Petrova, 3 March 2024'])).toEqual([]);
  expect(
    suggest(
      ['About the Varna Institute', 'The Varna Institute was founded in 1994 and has 45 fellows in 12 countries.'],
      {
        roles: ['heading', 'body'],
      },
    ),
  ).toEqual([]);
});

describe('language', () => {
  test('abbreviations do not end a sentence', () => {
    const text =
      'The U.S. Navy, e.g. its Seventh Fleet, sent No. 5 Squadron and Gen. Harold Pike to Guam on 3 May 2024.';
    expect(suggest([text]).map(({ quote }) => quote)).toEqual([text]);
  });

  test('a dateline is left out of the quote', () => {
    expect(suggest([`VARNA, March 5 (Northwire) - ${DATED}`])[0]?.quote).toBe(DATED);
  });

  test('an item keeps its number in the quote and loses it in the statement', () => {
    const [candidate] = suggest(['4. We decided to establish a Fusion Centre in Suva by 1 July 2026.']);
    expect(candidate?.statement).toBe('We decided to establish a Fusion Centre in Suva by 1 July 2026.');
  });
});

describe('dates in statements', () => {
  test('a time that only the document explains is written out and marked as inferred', () => {
    const [candidate] = suggest(['Eleven countries opened a drill in the Gulf of Finland on Thursday.'], {
      published: '2026-03-05',
    });
    expect(candidate?.statement).toBe('Eleven countries opened a drill in the Gulf of Finland on 5 March 2026.');
    expect(candidate).toMatchObject({ eventDate: '2026-03-05', inferred: expect.arrayContaining(['eventDate']) });
  });

  test('a preposition that stands there already is not said twice', () => {
    const [candidate] = suggest(
      ['The next edition is planned for next June in Riga, where the mayor promised berths.'],
      {
        published: '2025-10-05',
      },
    );
    expect(candidate?.statement).toContain('planned for June 2026 in Riga');
  });

  test.each([
    'Two weeks before the summit of 9 July 2024, the talks in Riga failed.',
    'A day after the 11 September 2001 attacks the alliance invoked its treaty.',
    'Before 2014 the army had 6,000 soldiers in combat brigades.',
    'The minister, born on 4 May 1961, resigned from the cabinet of Norway.',
    'Sweden spent 4 billion euros, in 2021 prices, on its navy.',
  ])('the time of something else is not when it happened: %s', (text) => {
    expect(suggest([text]).map(({ eventDate }) => eventDate)).not.toContainEqual(expect.any(String));
  });

  test('without a date of the document it stays as it stands, and no date is given', () => {
    const [candidate] = suggest(['Eleven countries opened a drill in the Gulf of Finland on Thursday.']);
    expect(candidate?.statement).toContain('on Thursday');
    expect(candidate).toMatchObject({ eventDate: null, inferred: [] });
  });

  test('lines that are dates date the paragraphs under them, marked as inferred', () => {
    const found = suggest([
      'June 2020',
      'The coast guards of Kerinos and Aydos sign a hotline agreement.',
      'May 2021',
      'The European Union offers to mediate in Kerinos.',
    ]);
    expect(found.map(({ eventDate, inferred }) => [eventDate, inferred])).toEqual([
      ['2020-06', ['eventDate']],
      ['2021-05', ['eventDate']],
    ]);
  });

  test('"the first since 2022" is not dated 2022', () => {
    expect(
      suggest(['The Helmi link broke, the fourth such break between Finland and Estonia since October 2023.'])[0]
        ?.eventDate,
    ).toBeNull();
  });
});

describe('who says it', () => {
  test('a quotation is proposed with its speaker, and so is its second sentence', () => {
    const found = suggest([
      '"We cannot put a frigate over every metre of cable," said Admiral Juhan Saar, who commands the drill. "We can make sure that whoever cuts one is seen."',
    ]);
    expect(found.map(({ suggestionKind }) => suggestionKind)).toEqual(['quote', 'quote']);
    expect(found[1]?.statement).toBe('Juhan Saar: “We can make sure that whoever cuts one is seen.”');
    expect(names(found[0])).toContain('Juhan Saar');
  });

  test('quotations between straight apostrophes are seen, contractions in them too', () => {
    const [candidate] = suggest([
      "'We're seeing more attacks on ports than ever,' warned Mara Lind, director of the Turku Institute.",
    ]);
    expect(candidate?.suggestionKind).toBe('quote');
    expect(candidate?.reasons.join(' ')).toContain('Mara Lind');
  });

  test('an unnamed official is not the body that he is an official of', () => {
    const found = suggest([
      "As one NATO official noted, 'An attack on one port can stop traffic in twenty others.' 'Our defence must be as connected as that.'",
    ]);
    expect(found.map(({ statement }) => statement).join(' ')).not.toMatch(/^NATO:|\. NATO:/);
  });

  test('what somebody believes is a claim with its speaker, never a judgement of ours', () => {
    const [candidate] = suggest([
      'Ilmari Kettunen, an analyst at the Turku Institute, believes that sensors on the cables would do more than ships.',
    ]);
    expect(candidate).toMatchObject({ kind: 'reported', suggestionKind: 'claim' });
    expect(candidate?.reasons.join(' ')).toContain('Ilmari Kettunen');
  });

  test('a judgement that nobody is named for is told as the words of the source', () => {
    const [judged] = suggest([
      'Pooled orders in Poland, Slovakia and Bulgaria would probably save EUR 2.1 billion by 2030.',
    ]);
    expect(judged?.statement).toMatch(/^According to the source: Pooled orders/);
    expect(judged?.kind).toBe('reported');
    const [plain] = suggest(['Pooled orders in Poland, Slovakia and Bulgaria saved EUR 2.1 billion in 2023.']);
    expect(plain?.statement).toMatch(/^Pooled orders/);
  });

  test('"she" is replaced where it can only be one person, and left where it can be two', () => {
    const sure = suggest(['General Solveig Brand commands the centre. She said that it would open in May 2026.']);
    expect(sure.at(-1)?.statement).toMatch(/^Solveig Brand said/);
    const unsure = suggest([
      'General Solveig Brand met Minister Carla Thilges. She said that it would open in May 2026.',
    ]);
    expect(unsure.at(-1)?.statement).toMatch(/^She said/);
  });

  test('nobody is made a speaker by "is expected" or "was found"', () => {
    const [candidate] = suggest(['The first boat is expected to be handed over in Halifax in 2034.']);
    expect(candidate?.reasons.join(' ')).not.toMatch(/tells what|quotes/);
  });
});

describe('entities', () => {
  test('names that everybody joins are joined, under the name that the library uses', () => {
    const text = 'South Korea and the U.S. signed an agreement in Seoul in May 2024.';
    expect(names(suggest([text])[0])).toEqual(['Republic of Korea', 'United States', 'Seoul']);
    const entities: KnownEntity[] = [{ name: 'ROK', kind: 'place', aliases: [] }];
    expect(names(suggest([text], { entities })[0])).toContain('ROK');
  });

  test('Indo-Pacific and Asia-Pacific are two, unless the library joins them, and then it is said', () => {
    const text = 'Partners in the Asia Pacific and the Indo-Pacific met in Seoul in May 2024.';
    expect(names(suggest([text])[0])).toEqual(['Asia-Pacific', 'Indo-Pacific', 'Seoul']);
    const entities: KnownEntity[] = [{ name: 'Indo-Pacific', kind: 'place', aliases: ['Asia-Pacific'] }];
    const [candidate] = suggest([text], { entities });
    expect(names(candidate)).toEqual(['Indo-Pacific', 'Seoul']);
    expect(candidate?.reasons.join(' ')).toContain('“Asia Pacific” is held as Indo-Pacific');
  });

  test('an abbreviation that the text explains, either way round, is the same entity', () => {
    const found = suggest([
      'The Allied Harbour Exercise (AHEX) was held in Varna in May 2024.',
      'The next AHEX will be held in Split in June 2026.',
      'The EFTC (European Falcon Training Centre) was opened in Varna on 3 May 2024.',
    ]);
    expect(names(found[0])).toContain('Allied Harbour Exercise');
    expect(names(found[1])).toContain('Allied Harbour Exercise');
    expect(names(found[2])).toContain('European Falcon Training Centre');
  });

  test('a last name stands for the person that the text named in full', () => {
    const found = suggest([
      'President Elena Marku visited Varna on 3 May 2024.',
      'Marku signed the agreement in Sofia on 4 May 2024.',
    ]);
    expect(names(found[1])).toContain('Elena Marku');
  });

  test('the kind of an entity is told by its words', () => {
    const [candidate] = suggest([
      'Dr Hal Brisbane of the Laurentian Defence Network spoke at the Harbour Security Forum in Ottawa on 3 May 2024.',
    ]);
    expect(candidate?.entities).toEqual([
      { name: 'Hal Brisbane', kind: 'person' },
      { name: 'Laurentian Defence Network', kind: 'organisation' },
      { name: 'Harbour Security Forum', kind: 'event' },
      { name: 'Ottawa', kind: 'place' },
    ]);
  });
});

describe('kinds', () => {
  test.each([
    ['membership', 'Jordan joined the Contact Group as its sixth member in April 2025.'],
    ['commitment', 'Norway will open a surveillance centre at Andfjord.'],
    ['figure', 'China holds 44.26% of the market.'],
    ['event', 'The parties signed the agreement in Valletta on 3 May 2024.'],
  ])('%s: %s', (kind, text) => {
    expect(suggest([text])[0]?.suggestionKind).toBe(kind);
  });

  test('an advice or conclusion of a paper is a claim', () => {
    const [candidate] = suggest([
      'The main conclusion of the paper is that the alliance should work with partners on risk.',
    ]);
    expect(candidate?.suggestionKind).toBe('claim');
  });
});

test.each([
  'Thank you for that generous introduction in 2024.',
  'What does the money buy in 2025?',
  'The ministry did not immediately respond to a request for comment on 3 May 2024.',
  'Sign up for our newsletter with 45,000 readers.',
  'I was a conscript in 1994.',
  'It rained.',
  'This report summarises the 12 main points.',
])('nothing is proposed from: %s', (text) => {
  expect(suggest([text])).toEqual([]);
});

test('the same fact told twice is proposed once, in the wording that is worth more', () => {
  const found = suggest([
    'Grey Heron was held in Varna in March 2024 with soldiers of many nations.',
    'In closing: Grey Heron was held in Varna in March 2024 with 1,200 soldiers of many nations, the ministry said.',
  ]);
  expect(found).toHaveLength(1);
  expect(found[0]?.measures[0]?.value).toBe(1200);
});

test('themes are those that the proposer is sure of, likeliest first', () => {
  const text = DATED;
  const [candidate] = suggestFacts({
    text,
    passages: [{ start: 0, end: text.length, role: 'body' }],
    published: null,
    entities: [],
    proposeThemes: () => [
      { slug: 'exercises', score: 0.9, words: ['exercise'] },
      { slug: 'people', score: 0.1, words: [] },
    ],
  });
  expect(candidate?.themes).toEqual(['exercises']);
});

describe('hostile text', () => {
  test.each([
    ['one word a million times', 'word '.repeat(200_000)],
    ['capitals', 'Grand Harbour Union '.repeat(50_000)],
    ['numbers', '1,000 and 2,000 or 3 May 2024, '.repeat(30_000)],
    ['ranges', 'from 300 to 500 km and between 40 and 60 % or '.repeat(20_000)],
    ['marks of Markdown', '[a[b](c **d *e _f `g '.repeat(40_000)],
    ['open quotes', '"We said \'we '.repeat(60_000)],
    ['brackets', 'A (B (C ('.repeat(100_000)],
    ['one long word', 'x'.repeat(1_000_000)],
    ['lone surrogates and marks', '\ud800 \u202e“’'.repeat(100_000)],
  ])('%s: it ends, and every quote is exact', (_, text) => {
    for (const { quote } of suggest([text])) expect(text).toContain(quote);
  });

  test('the same input gives the same suggestions', () => {
    const once = suggest([DATED, DATED.replace('Varna', 'Split')], { published: '2024-04-01' });
    expect(suggest([DATED, DATED.replace('Varna', 'Split')], { published: '2024-04-01' })).toEqual(once);
  });
});

describe('what a page says of itself', () => {
  test.each([
    'Correction, 4 March 2024: an earlier version of this page said that Denmark recorded 512 drone flights in 2023.',
    'About the author: Jane Roe served 12 years in the navy of Norway and advises NATO.',
    'First published on 3 March 2024 by the Institute for Harbours in Oslo, Norway.',
    'On 1 January 2026 we will update our policy on 40 partners and their cookies.',
  ])('is not proposed: %s', (text) => {
    expect(suggest([text])).toEqual([]);
  });

  test('of two sentences that oppose each other both are proposed', () => {
    const found = suggest([
      'Russia withdrew 5,000 troops from northern Syria in March 2022, Moscow said.',
      'Russia never withdrew 5,000 troops from northern Syria in March 2022, Washington said.',
    ]);
    expect(found).toHaveLength(2);
  });
});
