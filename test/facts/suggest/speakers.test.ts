import { describe, expect, test } from 'vitest';
import { suggestFacts } from '../../../src/core/facts/suggest/index.ts';
import type { PassageRole } from '../../../src/model/source.ts';

/** Who is said to say each proposal of a text of 20 January 2026, or whom its first pronoun was written out as; `-` where nobody. */
function speakers(paragraphs: readonly (string | readonly [PassageRole, string])[]): readonly string[] {
  let text = '';
  const passages = paragraphs.map((paragraph) => {
    const [role, words] = typeof paragraph === 'string' ? (['body', paragraph] as const) : paragraph;
    const start = text.length;
    text += `${words}\n\n`;
    return { role, start, end: start + words.length };
  });
  return suggestFacts({ text, passages, published: '2026-01-20', entities: [], proposeThemes: () => [] }).map(
    ({ reasons }) =>
      reasons
        .map((reason) =>
          /^It (?:quotes (.+)|tells what (.+) says)$|^“(?:He|She)” is written as “(.+)”$/
            .exec(reason)
            ?.slice(1)
            .find(Boolean),
        )
        .find((name) => name !== undefined && name !== 'somebody') ?? '-',
  );
}

describe('who speaks is the one the sentence names', () => {
  test.each<[string, string]>([
    ['General Mahdi Tabbal, the commander of the front, said on Monday that 300 men had left.', 'Mahdi Tabbal'],
    ["The front's commander, General Mahdi Tabbal, said on Monday that 300 men had left.", 'Mahdi Tabbal'],
    ['The spokesperson for the session, Lou Jianping, told reporters on Monday that 300 men had left.', 'Lou Jianping'],
    ['A spokesman for Ms Callaghan said on Monday that 300 men had left.', 'a spokesman for Ms Callaghan'],
    ['The report handed to Minister Josie Callaghan on Friday found 12 faults.', 'the report'],
    ["Ms Callaghan's office said on Monday that 300 men had left.", "Ms Callaghan's office"],
    ['The EU and the UK announced on 18 July 2025 that they would lower the cap to $47.', 'EU and the UK'],
    ['On 18 July 2025 the EU and Norway said that the cap would fall to $47.', 'EU and Norway'],
    ['Luerding Australia, which built the last 12, said on Monday it had 460 workers.', 'Luerding Australia'],
    ['The office expects to save 47 million euros a year from 2029, Maj. Tina Ruiz said.', 'Tina Ruiz'],
    ['The bog could stop 12 brigades on its own, says Prof. Cezary Olszaniecki, a hydrologist.', 'Cezary Olszaniecki'],
    ['Gen (retd) Harbans Singh Dhaliwal said on Monday that 300 men had left.', 'Harbans Singh Dhaliwal'],
    [
      'Lawmaker Anna Berg and Senator Tom Hale said on Monday that 300 men had left.',
      'Lawmaker Anna Berg and Senator Tom Hale',
    ],
    ['The Harbour Times reported that Boeing lost 2 billion dollars in 2025, which Boeing denies.', 'Harbour Times'],
    ['The Nordic states bought 400 vehicles for 300 million euros in 2022.', '-'],
    ['President of Ukraine Volodymyr Zelensky said on Monday that 300 men had left.', 'Volodymyr Zelensky'],
  ])('%s', (text, name) => {
    expect(speakers([text])).toEqual([name]);
  });
});

describe('a pronoun is written as a name only where it can mean nobody else', () => {
  const arsenault = 'Defence Minister Paulette Arsenault told the House on 12 January that 40 sites were ready.';

  test.each<[string, readonly (string | readonly [PassageRole, string])[], string]>([
    [
      'the only person of the paragraph',
      [`${arsenault} She said on Monday that 1,200 men were to come by 2027.`],
      'Paulette Arsenault',
    ],
    [
      'the only speaker of the paragraph before',
      [arsenault, 'She said on Monday that 1,200 men were to come by 2027.'],
      'Paulette Arsenault',
    ],
    [
      'two paragraphs on',
      [
        arsenault,
        'The sites lie in the north of the country.',
        'She said on Monday that 1,200 men were to come by 2027.',
      ],
      '-',
    ],
    [
      'behind a heading',
      [arsenault, ['heading', 'The north'], 'She said on Monday that 1,200 men were to come by 2027.'],
      '-',
    ],
    [
      'behind somebody who is named by one name',
      [
        'Defence Minister Tomas Lund said on 12 January that 40 sites were ready. The yard hired Berger. He said on Monday that 1,200 men were to come by 2027.',
      ],
      '-',
    ],
    ['of the other sex', [`${arsenault} He said on Monday that 1,200 men were to come by 2027.`], '-'],
    [
      'behind somebody of whom nothing else is told',
      [
        arsenault,
        'Ylva Kowalchuk, once of the ministry, is not surprised. “I have never seen 12 sites on time,” she said in 2025.',
      ],
      'Ylva Kowalchuk',
    ],
    [
      'behind another without a name',
      [arsenault, 'A soldier was hurt near the site. She said on Monday that 1,200 men were to come by 2027.'],
      '-',
    ],
    [
      'two persons',
      [
        `${arsenault} Senator Ingrid Vance asked her for 20 more. She said on Monday that 1,200 men were to come by 2027.`,
      ],
      '-',
    ],
  ])('%s', (_, paragraphs, name) => {
    expect(speakers(paragraphs).at(-1)).toBe(name);
  });

  test('what is not written out keeps the word of the source', () => {
    const text = `${arsenault} He said on Monday that 1,200 men were to come by 2027.`;
    const found = suggestFacts({
      text,
      passages: [{ role: 'body', start: 0, end: text.length }],
      published: '2026-01-20',
      entities: [],
      proposeThemes: () => [],
    });
    expect(found.at(-1)?.statement).toMatch(/^He said/);
  });

  test('the other half of a broken quotation has the speaker of the first', () => {
    expect(
      speakers([
        arsenault,
        'Heather Kowalchuk, who ran the projects until 2021, is not surprised. “I have never seen 12 sites come in on time,” she said. “The question is what happens if it is 36 months in 2027.”',
      ]).slice(-2),
    ).toEqual(['Heather Kowalchuk', 'Heather Kowalchuk']);
  });
});
