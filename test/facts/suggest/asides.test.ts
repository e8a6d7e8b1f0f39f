import { describe, expect, test } from 'vitest';
import { suggestFacts } from '../../../src/core/facts/suggest/index.ts';
import { proposed } from './support.ts';

const STORY =
  'The navy of Norway took over 12 corvettes in 2024 and paid 3 billion euros for them. Sweden ordered 40 boats in May 2025, of which 12 are in service. '.repeat(
    4,
  );

/** What is proposed from paragraphs that stand behind a story, headings among them as `# …`. */
function behindStory(...paragraphs: readonly string[]): readonly string[] {
  let text = `${STORY}\n\n`;
  const passages: { role: 'body' | 'heading'; start: number; end: number }[] = [
    { role: 'body', start: 0, end: STORY.length },
  ];
  for (const paragraph of paragraphs) {
    const words = paragraph.replace(/^# /, '');
    passages.push({
      role: words === paragraph ? 'body' : 'heading',
      start: text.length,
      end: text.length + words.length,
    });
    text += `${words}\n\n`;
  }
  return suggestFacts({ text, passages, published: '2026-01-20', entities: [], proposeThemes: () => [] })
    .filter(({ start }) => start > STORY.length)
    .map(({ statement }) => statement);
}

describe('notes, biographies and others’ words behind a story are not proposed', () => {
  test.each<[string, readonly string[]]>([
    ['a biography and its pronoun', ['Jane Roe is defence correspondent. He won a national press award in 2019.']],
    [
      'what a writer has covered',
      ['Jane Roe has covered the eastern border since 2015. Her trip was paid for by a fund.'],
    ],
    ['a writer without a name', ['The writer is Associate Editor and was a research fellow in 2016-17.']],
    ['the publisher', ['The Institute does not receive secret material. It was founded in 2011 and has 45 staff.']],
    [
      'a letter of itself',
      ['Harbour Monitor is published every second Wednesday by Letterhouse. It has 1,800 subscribers in 52 countries.'],
    ],
    ['readers, counted', ['# Comments 118', 'Nev: The fleet has had 40 faults since 1998.']],
    ['readers, counted otherwise', ['# COMMENTS (2 of 47)', 'Bill: They cut 90 jobs in 2013 and said that was all.']],
    ['other stories', ['# Top stories', 'The target for growth in 2026 was set at 4.5 per cent on Monday.']],
    ['a method', ['Method. We count contracts. 1,322 contracts in 61 countries were examined in 2025.']],
    ['a numbered note', ['(Note 3) The figures of 2025 are rounded to 1,000 soldiers.']],
    ['a raised note', ['¹ Interview with 12 officers, Oslo, 19 August 2025.']],
    ['a number to call', ['Duty officer: +32 65 55 01 22, from 3 May 2026.']],
    ['a rate of exchange', ['PLN 1 = EUR 0.235 = USD 0.27 on 3 May 2025.']],
    ['a rate of exchange in words', ['One U.S. dollar is calculated at 151 yen, the rate of the budget of 2026.']],
    ['a webcast', ['A webcast will begin at 9.00 on 30 July 2026.']],
    ['what was printed', ['A graphic in the print edition of 3 May 2025 misstated the number of 632 members.']],
  ])('%s', (_, paragraphs) => {
    expect(behindStory(...paragraphs)).toEqual([]);
  });

  test.each<[string, string]>([
    ['what somebody is', 'General Jane Roe is commander of the brigade, which has had 4,900 soldiers since 2024.'],
    ['what was founded', 'The centre was founded in 2011 by 12 nations.'],
    ['a hotline', 'The hotline set up on 6 May 2019 was last used in March 2024.'],
    ['a corrected figure', 'The amount obligated at the time of award was $8,970,000, not $44,850,000.'],
    ['a method of war', 'The method was used in 12 attacks in 2025.'],
  ])('%s is', (_, paragraph) => {
    expect(behindStory(paragraph)).toHaveLength(1);
  });
});

describe('what stands before the words of a paragraph is no part of a statement', () => {
  const rest = 'Norway sent 300 soldiers to Latvia on 3 May 2024.';
  test.each([
    'PORT ALDERS, 12 May 2025 - ',
    'BEIJING, March 5 (Jinhua) -- ',
    'HOLLIS, La. — ',
    'Brussels (EPN) - ',
    'Manila, 3 June: ',
    'Kyiv, 3 May 2025 – ',
    'WASHINGTON, D.C. (AP) — ',
    '(Reuters) - ',
    '(U) ',
    '6   ',
  ])('%s', (opening) => {
    const [fact] = proposed(opening + rest, '2024-05-06');
    expect(fact?.statement).toBe(rest);
    expect(fact).toMatchObject({ eventDate: '2024-05-03', quote: rest });
  });

  test.each([
    'NATO - EU cooperation cost 300 million euros in 2024.',
    'Exercise Amber: Norway sent 300 soldiers in 2024.',
  ])('a name stays: %s', (text) => {
    expect(proposed(text)[0]?.statement).toBe(text);
  });
});
