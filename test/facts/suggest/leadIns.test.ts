import { describe, expect, test } from 'vitest';
import { suggestFacts } from '../../../src/core/facts/suggest/index.ts';

/** What is proposed from lines, each a passage of its own as importers give them, `# ` a heading; of 20 January 2026. */
function fromLines(...lines: readonly string[]) {
  const text = lines.map((line) => line.replace(/^# /, '')).join('\n\n');
  let from = 0;
  const passages = lines.map((line) => {
    const start = text.indexOf(line.replace(/^# /, ''), from);
    from = start + line.replace(/^# /, '').length;
    return { start, end: from, role: line.startsWith('# ') ? ('heading' as const) : ('body' as const) };
  });
  return suggestFacts({ text, passages, published: '2026-01-20', entities: [], proposeThemes: () => [] });
}

const read = (...lines: readonly string[]) =>
  fromLines(...lines).map(({ statement, measures }) => [
    statement,
    ...measures.map(({ qualifier, value, period }) => [qualifier, value, period].join(' ')),
  ]);

describe('an item of a list of aims is told as one', () => {
  test('what leads into the list stands before it, and the heading tells its year', () => {
    const found = fromLines(
      '# 2027 objectives',
      '# The yard has set itself three objectives:',
      '– revenue of between €90 million and €95 million;',
      '– a workforce of more than 800 people.',
      'The yard paid $40 million in 2025.',
    );
    expect(found.map(({ statement }) => statement)).toEqual([
      'The yard has set itself three objectives (2027 objectives): revenue of between €90 million and €95 million.',
      'The yard has set itself three objectives (2027 objectives): a workforce of more than 800 people.',
      'The yard paid $40 million in 2025.',
    ]);
    expect(found[0]?.measures).toMatchObject([
      { value: 90_000_000, period: '2027', qualifier: 'planned, at least' },
      { value: 95_000_000, period: '2027', qualifier: 'planned, at most' },
    ]);
    expect(found[1]?.measures).toMatchObject([{ value: 800, qualifier: 'planned, more than' }]);
    expect(found[0]?.inferred).toEqual(expect.arrayContaining(['statement', 'measures[0].period']));
    expect(found[0]?.quote).toBe('revenue of between €90 million and €95 million;');
    expect(found[2]?.measures).toMatchObject([{ qualifier: null }]);
    expect(found[2]?.inferred).not.toContain('statement');
  });

  test.each([
    [
      'By 2030 the navy intends to:',
      'a) cut its staff to 400 people;',
      'By 2030 the navy intends to: cut its staff to 400 people.',
      'planned 400 2030',
    ],
    [
      'The bank expects for the coming year:',
      '- exports of 400 tanks;',
      'The bank expects for the coming year: exports of 400 tanks.',
      'projected 400 ',
    ],
    [
      'Ministers decided to:',
      '1. buy 400 tanks in 2027;',
      'Ministers decided to: buy 400 tanks in 2027.',
      'planned 400 2027',
    ],
  ])('%s %s', (leadIn, item, statement, figure) => {
    expect(read(`# ${leadIn}`, item)).toEqual([[statement, figure]]);
    expect(read(leadIn, item)).toEqual([[statement, figure]]);
  });

  test('items that have happened, and paragraphs behind the list, are told as they stand', () => {
    expect(read('# The navy met the following targets:', '- exports of 400 tanks to Norway;')).toEqual([
      ['Exports of 400 tanks to Norway.', ' 400 '],
    ]);
    expect(read('# The navy plans to:', '- buy 400 tanks in 2027;', 'Norway lost 12 tanks in 2025.')[1]).toEqual([
      'Norway lost 12 tanks in 2025.',
      ' 12 2025',
    ]);
    expect(read('# The navy lost:', '- 400 tanks in Norway in 2025;')).toEqual([
      ['400 tanks in Norway in 2025.', ' 400 2025'],
    ]);
  });

  test('the next of the numbers that the lead-in has itself is none of its items', () => {
    expect(
      read('4. We have decided to:', 'a. buy 400 tanks in 2027;', '5. Norway lost 12 tanks in 2025.').map(
        ([statement]) => statement,
      ),
    ).toEqual(['We have decided to: buy 400 tanks in 2027.', 'Norway lost 12 tanks in 2025.']);
  });

  test('the letter of an item is no word of it', () => {
    expect(read('# Norway has:', 'b. sent 300 troops to Latvia in 2025;')).toEqual([
      ['Sent 300 troops to Latvia in 2025.', ' 300 2025'],
    ]);
  });
});
