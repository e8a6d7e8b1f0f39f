import { describe, expect, test } from 'vitest';
import { type ChunkMarks, marksByChunk } from '../../src/renderer/reader/chunkMarks.ts';
import { extendedFocus } from '../../src/renderer/reader/extending.ts';
import { passageGroups } from '../../src/renderer/reader/passageGroups.ts';
import { pickable } from '../../src/renderer/reader/pickable.ts';
import type { Look } from '../../src/renderer/reader/segments.ts';
import { chunkOf, textChunks } from '../../src/renderer/reader/textChunks.ts';

const roles = (count: number, role: (i: number) => 'body' | 'caption' | 'comment') =>
  Array.from({ length: count }, (_, i) => ({ role: role(i), start: i * 100, end: i * 100 + 90 }));

describe('a long text in chunks', () => {
  test('holds every passage once, in order, whatever the groups are', () => {
    for (const role of [
      () => 'body' as const,
      (i: number) => (i % 2 === 0 ? ('body' as const) : ('caption' as const)),
      (i: number) => (i > 90 ? ('comment' as const) : ('body' as const)),
    ]) {
      const passages = roles(205, role);
      const chunks = textChunks(passageGroups(passages), passages);
      expect(chunks.length).toBeGreaterThan(4);
      const parts = chunks.flatMap((chunk) => chunk.parts);
      expect(parts.flatMap(({ first, after }) => Array.from({ length: after - first }, (_, k) => first + k))).toEqual(
        passages.map((_, i) => i),
      );
      for (const i of [0, 39, 40, 204]) {
        const chunk = chunks[chunkOf(chunks, i)];
        expect(chunk && chunk.first <= i && i < chunk.after).toBe(true);
      }
    }
  });

  test('ends a chunk early where passages are long', () => {
    const passages = roles(6, () => 'body').map((passage, i) => ({
      ...passage,
      start: i * 9000,
      end: i * 9000 + 8990,
    }));
    expect(textChunks(passageGroups(passages), passages).map(({ after }) => after)).toEqual([2, 4, 6]);
  });

  test('draws only those chunks again whose marks have changed', () => {
    const passages = roles(200, () => 'body');
    const chunks = textChunks(passageGroups(passages), passages);
    const mark = (key: string, startUtf16: number, endUtf16: number) => ({
      key,
      look: 'comment' as Look,
      startUtf16,
      endUtf16,
    });
    const none: ReadonlyMap<number, ChunkMarks> = new Map();
    const marks = [mark('a', 10, 20), mark('across', 3950, 4050), mark('z', 15000, 15010)];
    const first = marksByChunk(chunks, passages, marks, null, none);
    expect([...first.keys()].sort()).toEqual([0, 1, 3]);
    expect(
      first
        .get(1)
        ?.byPassage.get(40)
        ?.map(({ key }) => key),
    ).toEqual(['across']);
    const second = marksByChunk(chunks, passages, [...marks, mark('new', 9000, 9010)], 'z', first);
    expect([second.get(0) === first.get(0), second.get(1) === first.get(1)]).toEqual([true, true]);
    expect(second.get(3)).not.toBe(first.get(3));
    expect([second.get(3)?.activeKey, second.get(0)?.activeKey]).toEqual(['z', null]);
  });
});

describe('a selection that grows', () => {
  const text = 'One here. Two here.\n\nFolded away.\n\nThree here. Four.';
  const passages = [
    { start: 0, end: 19 },
    { start: 21, end: 33 },
    { start: 35, end: 52 },
  ];
  const grown = (focus: number, by: 1 | -1, unit: 'sentence' | 'passage') =>
    extendedFocus(text, passages, (i) => i !== 1, focus, by, unit);

  test('goes to the ends of sentences and of passages, past what is folded away', () => {
    expect(grown(0, 1, 'sentence')).toBe(9);
    expect(grown(9, 1, 'sentence')).toBe(19);
    expect(grown(19, 1, 'sentence')).toBe(46);
    expect(grown(3, 1, 'passage')).toBe(19);
    expect(grown(19, 1, 'passage')).toBe(52);
  });

  test('goes back to their beginnings, and stays at the ends of the text', () => {
    expect(grown(52, -1, 'sentence')).toBe(47);
    expect(grown(35, -1, 'sentence')).toBe(10);
    expect(grown(40, -1, 'passage')).toBe(35);
    expect(grown(35, -1, 'passage')).toBe(0);
    expect(grown(0, -1, 'passage')).toBe(0);
    expect(grown(52, 1, 'passage')).toBe(52);
  });
});

describe('the facts offered for selected words', () => {
  const fact = (id: string, themes: readonly string[], start: number | null = null, status = 'draft') =>
    ({ id, status, themes, evidence: start === null ? [] : [{ documentId: 'd', start }] }) as never;
  const here = [fact('far', ['a'], 900), fact('near', ['a'], 110), fact('old', ['a'], 100, 'retired')];
  const ids = (groups: ReturnType<typeof pickable>) =>
    groups.map(({ group, facts }) => [group, facts.map(({ id }) => id)]);

  test('are first those of the document, the nearest first, then those of its themes', () => {
    const found = [fact('far', ['a'], 900), fact('theirs', ['a'])];
    expect(ids(pickable('d', here, ['a'], found, '', 100))).toEqual([
      ['Of this document', ['near', 'far']],
      ['Of its themes', ['theirs']],
    ]);
  });

  test('once something is typed are those found, in the order found, retired ones left out', () => {
    const found = [
      fact('x', ['b']),
      fact('far', ['a'], 900),
      fact('old', ['a'], 100, 'retired'),
      fact('theirs', ['a']),
    ];
    expect(ids(pickable('d', here, ['a'], found, 'w', 100))).toEqual([
      ['Of this document', ['far']],
      ['Of its themes', ['theirs']],
      ['Elsewhere in the library', ['x']],
    ]);
  });
});
