import { describe, expect, test } from 'vitest';
import type { Fact } from '../../src/model/fact.ts';
import { aFact, anEvidence, aSource } from '../builders/facts.ts';
import { planOf, slidesOf } from './plan.ts';

const facts = (count: number, parts: Partial<Fact> = {}): Fact[] =>
  Array.from({ length: count }, (_, n) => aFact({ id: `f${String(n).padStart(2, '0')}`, ...parts }));

describe('a slide of facts', () => {
  test('is headed by the statement of the fact that leads it, which no bullet repeats', () => {
    const [slide] = slidesOf(planOf({ facts: facts(3) }), 'facts');
    expect(slide?.heading).toBe('Statement f00.');
    expect(slide?.headingStatement?.factId).toBe('f00');
    expect(slide?.statements.map((s) => s.factId)).toEqual(['f01', 'f02']);
  });

  test('keeps a single fact in the body, under a heading that only counts', () => {
    const [slide] = slidesOf(planOf({ facts: facts(1) }), 'facts');
    expect(slide).toMatchObject({ heading: 'One fact on exercises' });
    expect(slide?.headingStatement).toBeUndefined();
    expect(slide?.statements).toHaveLength(1);
  });

  test('never shortens a statement into a heading', () => {
    const statement = `The market will double, ${'if all goes well, '.repeat(12)}it is projected.`;
    const [long] = slidesOf(planOf({ facts: facts(2, { statement }) }), 'facts');
    expect(long).toMatchObject({ heading: 'Two facts on exercises' });
    expect(long?.statements.map((s) => s.text)).toEqual([statement, statement]);
  });

  test('takes the next statement that fits where the leading one is too long', () => {
    const [first, ...others] = facts(3);
    const [slide] = slidesOf(planOf({ facts: [{ ...first, statement: 'x'.repeat(151) } as Fact, ...others] }), 'facts');
    expect(slide?.headingStatement?.factId).toBe('f01');
    expect(slide?.statements.map((s) => s.factId)).toEqual(['f00', 'f02']);
  });

  test('asserts in its heading nothing that is disputed or unverified', () => {
    expect(slidesOf(planOf({ facts: facts(2, { status: 'disputed' }) }), 'facts')[0]?.headingStatement).toBeUndefined();
    expect(slidesOf(planOf({ facts: facts(2, { status: 'draft' }) }), 'facts')[0]?.headingStatement).toBeUndefined();
  });

  test('names in a counted heading what its facts share', () => {
    const entities = [{ name: 'APEX', kind: 'exercise' as const }];
    const [slide] = slidesOf(planOf({ facts: facts(2, { status: 'draft', entities }) }), 'facts');
    expect(slide?.heading).toBe('Two facts on APEX');
  });

  test('holds at most five facts, and many are parted evenly', () => {
    const sizes = (count: number) =>
      slidesOf(planOf({ facts: facts(count) }), 'facts').map((s) => s.statements.length + (s.headingStatement ? 1 : 0));
    expect(sizes(5)).toEqual([5]);
    expect(sizes(6)).toEqual([3, 3]);
    expect(sizes(11)).toEqual([4, 4, 3]);
    expect(sizes(101).every((size) => size >= 4)).toBe(true);
  });

  test('brings together what belongs together, in order', () => {
    const apex = [{ name: 'APEX', kind: 'exercise' as const }];
    const plan = planOf({ facts: facts(6).map((fact, n) => (n % 2 === 0 ? { ...fact, entities: apex } : fact)) });
    expect(
      slidesOf(plan, 'facts').map((s) => [s.headingStatement?.factId, ...s.statements.map((x) => x.factId)]),
    ).toEqual([
      ['f00', 'f02', 'f04'],
      ['f01', 'f03', 'f05'],
    ]);
  });

  test('is led by a judgement with what it rests on, and a second judgement leads a slide of its own', () => {
    const judge = (id: string, restsOn: string[]) => aFact({ id, kind: 'judgement', restsOn });
    const plan = planOf({ facts: [...facts(4), judge('j1', ['f03', 'f02']), judge('j2', ['f00', 'f01'])] });
    expect(
      slidesOf(plan, 'facts').map((s) => [s.headingStatement?.factId, ...s.statements.map((x) => x.factId)]),
    ).toEqual([
      ['j1', 'f02', 'f03'],
      ['j2', 'f00', 'f01'],
    ]);
  });

  test('ten thousand facts all find their place', () => {
    const plan = planOf({ facts: Array.from({ length: 10_000 }, (_, n) => aFact({ id: `f${n}` })) });
    const shown = slidesOf(plan, 'facts').flatMap((s) => [
      s.headingStatement?.factId,
      ...s.statements.map((x) => x.factId),
    ]);
    expect(new Set(shown).size).toBe(10_000);
  });
});

describe('a quote', () => {
  const words = 'Trust is the foundation of everything that we do together.';
  const quoted = (id: string, parts: Partial<Fact> = {}, evidence: Parameters<typeof anEvidence>[0] = {}): Fact =>
    aFact({
      id,
      statement: `Lind said that trust comes first ${id}.`,
      entities: [{ name: 'Eva Lind', kind: 'person' }],
      evidence: [anEvidence({ state: 'anchored', quote: words, prefix: 'Lind said: “', ...evidence })],
      ...parts,
    });
  const quoteOf = (...input: Fact[]) => slidesOf(planOf({ facts: input }), 'quote')[0];

  test('names the speaker of direct speech and takes its fact out of the lists', () => {
    const plan = planOf({ facts: [...facts(2), quoted('q')] });
    expect(slidesOf(plan, 'quote')[0]).toMatchObject({
      quote: words,
      speaker: 'Eva Lind',
      heading: 'Lind said that trust comes first q.',
    });
    expect(slidesOf(plan, 'facts').flatMap((s) => s.statements.map((x) => x.factId))).not.toContain('q');
  });

  test('ends where the direct speech ends', () => {
    const quote = `'${words.slice(0, -1)},' said Eva Lind, who was asked about it.`;
    expect(quoteOf(quoted('q', {}, { quote, prefix: '' }))?.quote).toBe(words.slice(0, -1));
  });

  test('names nobody where the document does not set the words in quotation marks', () => {
    const input = [...facts(5), quoted('q', {}, { prefix: 'She feels that ' })];
    expect(slidesOf(planOf({ facts: input }), 'quote')[0]).toMatchObject({ quote: words, speaker: null });
  });

  test('names nobody where two people could have said it, or the statement tells of no saying', () => {
    const two = [
      { name: 'Eva Lind', kind: 'person' as const },
      { name: 'Bo Ek', kind: 'person' as const },
    ];
    expect(quoteOf(...facts(5), quoted('q', { entities: two }))?.speaker).toBeNull();
    expect(quoteOf(...facts(5), quoted('q', { statement: 'Lind met the press.' }))?.speaker).toBeNull();
  });

  test('is not made of dormant or orphaned evidence, nor of one that is too long, nor of what is disputed', () => {
    expect(quoteOf(quoted('q', {}, { state: 'dormant', quote: null }))).toBeUndefined();
    expect(quoteOf(quoted('q', {}, { state: 'orphaned' }))).toBeUndefined();
    expect(quoteOf(quoted('q', {}, { quote: 'word '.repeat(80) }))).toBeUndefined();
    expect(quoteOf(quoted('q', { status: 'disputed' }))).toBeUndefined();
  });

  test("is not made of a reporter's own sentence, unless the source is rated A or B", () => {
    const plain = [...facts(5), quoted('q', {}, { prefix: 'Then. ' })];
    const withReliability = (reliability: 'B' | 'C') =>
      slidesOf(planOf({ facts: plain, sources: [aSource({ id: 's1', reliability })] }), 'quote').length;
    expect(withReliability('B')).toBe(1);
    expect(withReliability('C')).toBe(0);
  });

  test('names a speaker whom the source does not name as the statement does', () => {
    const nobody = { entities: [] };
    const speaker = (statement: string) => quoteOf(...facts(5), quoted('q', { ...nobody, statement }))?.speaker;
    expect(speaker('A senior harbour official, not named, called the drill useful.')).toBe(
      'A senior harbour official, not named',
    );
    expect(speaker('An unnamed harbour official said the drill was useful.')).toBe('An unnamed harbour official');
    expect(speaker('The harbour called the drill useful.')).toBeNull();
  });

  test('is one a theme, of a named speaker first', () => {
    const plan = planOf({ facts: [...facts(5), quoted('a', { entities: [] }), quoted('b'), quoted('c')] });
    expect(slidesOf(plan, 'quote').map((s) => s.statement.factId)).toEqual(['b']);
  });
});
