import { describe, expect, test } from 'vitest';
import { dateOf, dateText, namesOf, namesText } from '../../src/renderer/sources/cslWords.ts';
import { listed, ordered, type Sort, type SourceRow } from '../../src/renderer/sources/sourceList.ts';

describe('the metadata of a source as it is typed', () => {
  test('dates are read as years, months, days and spans, and other words are kept as words', () => {
    expect(dateOf('2025-09-01')).toEqual({ 'date-parts': [[2025, 9, 1]] });
    expect(dateOf(' 2021/2023-05 ')).toEqual({ 'date-parts': [[2021], [2023, 5]] });
    expect(dateOf('last spring')).toEqual({ literal: 'last spring' });
    expect(dateOf('2025-13')).toEqual({ literal: '2025-13' });
    expect(dateOf('  ')).toBeNull();
    for (const text of ['2025', '2025-09', '2025-09-01', '2021/2023', 'last spring'])
      expect(dateText(dateOf(text) ?? undefined)).toBe(text);
  });

  test('names keep the parts that the text does not show, unless they were changed', () => {
    const before = [
      { family: 'Beek', given: 'Anna', 'non-dropping-particle': 'van', suffix: 'Jr.' },
      { literal: 'NATO' },
    ];
    expect(namesText(before)).toBe('van Beek, Anna\nNATO');
    expect(namesOf('NATO\nvan Beek, Anna', before)).toEqual([before[1], before[0]]);
    expect(namesOf('Lind, Ada\n\n Harbour Watch ', before)).toEqual([
      { family: 'Lind', given: 'Ada' },
      { literal: 'Harbour Watch' },
    ]);
  });
});

describe('the list of sources', () => {
  const row = (title: string, reliability: string | null, year = '', facts = 0, origin = title): SourceRow =>
    ({
      source: { id: title, origin, csl: { publisher: `${title} Press` }, reliability, documents: [] },
      title,
      authors: '',
      year,
      facts,
    }) as never;
  const rows = [
    row('Beta 10', 'F', '2020', 3),
    row('Alpha', null, '', 9),
    row('Beta 9', 'C', '2024', 1),
    row('Gamma', 'A'),
  ];
  const titles = (found: readonly SourceRow[]) => found.map(({ title }) => title);

  test('what is not known, and what cannot be judged, stands last in both directions', () => {
    expect(titles(listed(ordered(rows, { by: 'reliability', descending: false }), ''))).toEqual([
      'Gamma',
      'Beta 9',
      'Alpha',
      'Beta 10',
    ]);
    expect(titles(listed(ordered(rows, { by: 'reliability', descending: true }), ''))).toEqual([
      'Beta 9',
      'Gamma',
      'Alpha',
      'Beta 10',
    ]);
    expect(titles(listed(ordered(rows, { by: 'year', descending: true }), ''))).toEqual([
      'Beta 9',
      'Beta 10',
      'Alpha',
      'Gamma',
    ]);
  });

  test('what is of one origin stands together, where the first of it comes', () => {
    const all = [...rows, row('Alpha, reprinted as Zeta', 'A', '2024', 1, 'Gamma')];
    const by = (sort: Sort) =>
      listed(ordered(all, sort), '').map(({ title, isOfOriginAbove }) => `${isOfOriginAbove ? '> ' : ''}${title}`);
    const group = ['Alpha, reprinted as Zeta', '> Gamma'];
    expect(by({ by: 'title', descending: false })).toEqual(['Alpha', ...group, 'Beta 9', 'Beta 10']);
    expect(by({ by: 'title', descending: true })).toEqual([
      'Gamma',
      '> Alpha, reprinted as Zeta',
      'Beta 10',
      'Beta 9',
      'Alpha',
    ]);
    expect(listed(ordered(all, { by: 'title', descending: false }), 'gamma')).toMatchObject([
      { isOfOriginAbove: false },
    ]);
  });

  test('numbers in titles are sorted as numbers, and every word of a search must be there', () => {
    expect(titles(listed(ordered(rows, { by: 'title', descending: false }), 'beta PRESS'))).toEqual([
      'Beta 9',
      'Beta 10',
    ]);
    expect(titles(listed(ordered(rows, { by: 'title', descending: false }), 'beta gamma'))).toEqual([]);
  });

  test('rows that come in, go and change later stand where they would have stood from the beginning', () => {
    const sort: Sort = { by: 'year', descending: true };
    const before = ordered(rows, sort);
    const later = [...rows.slice(1), row('Beta 11', 'A', '2020', 2), row('Delta', 'B', '2031')];
    expect(titles(ordered(later, sort, before))).toEqual(titles(ordered(later, sort)));
    expect(titles(ordered(later, sort, before))).toEqual(['Delta', 'Beta 9', 'Beta 11', 'Alpha', 'Gamma']);
  });
});
