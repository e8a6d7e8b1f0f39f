import { describe, expect, test } from 'vitest';
import { describeError } from '../../src/renderer/common/errors.ts';
import {
  BLANK_FACT,
  draftText,
  type NewFactDraft,
  readDraft,
  whatIsMissing,
} from '../../src/renderer/library/newFact/draft.ts';

const typed: NewFactDraft = {
  ...BLANK_FACT,
  statement: 'Nine navies took part.',
  kind: 'judgement',
  themes: ['exercises'],
  restsOn: [{ id: '1', statement: 'One navy took part.' }],
  sourceId: 's1',
  quote: 'nine navies 🛰️',
  context: { before: 'saw', after: '' },
};

describe('a new fact that is being typed', () => {
  test('comes back as it was typed, and a blank one is not kept', () => {
    expect(readDraft(draftText(typed))).toEqual(typed);
    expect(draftText(BLANK_FACT)).toBeNull();
    expect(readDraft(null)).toEqual(BLANK_FACT);
  });

  test('what cannot be read of a kept one is blank, and the rest comes back', () => {
    expect(readDraft('not JSON')).toEqual(BLANK_FACT);
    expect(readDraft('null')).toEqual(BLANK_FACT);
    const kept = {
      statement: 'Said.',
      kind: 'rumour',
      themes: ['policy', 7],
      restsOn: [{ id: 1 }],
      label: 'aisle',
      quote: 5,
    };
    expect(readDraft(JSON.stringify(kept))).toEqual({ ...BLANK_FACT, statement: 'Said.', themes: ['policy'] });
  });

  test('says what is missing, one thing at a time', () => {
    const missing = (part: Partial<NewFactDraft>, isHeld = true) => whatIsMissing({ ...BLANK_FACT, ...part }, isHeld);
    const statement = 'Said.';
    expect(missing({})).toMatch(/statement/);
    expect(missing({ statement })).toBeNull();
    expect(missing({ statement, eventDate: 'last May' })).toMatch(/event date/);
    expect(missing({ statement, kind: 'judgement' })).toMatch(/rests on/);
    expect(missing({ statement, sourceId: 's1' })).toMatch(/exact words/);
    expect(missing({ statement, sourceId: 's1', quote: 'x' })).toBeNull();
    expect(missing({ statement, sourceId: 's1', quote: 'x' }, false)).toMatch(/place/);
    expect(missing({ statement, sourceId: 's1', place: '3' }, false)).toBeNull();
  });
});

test('a refusal that names a field of a list is told as a sentence, and the field apart', () => {
  const data = { code: 'BAD_FACT', hint: null };
  const refused = Object.assign(new Error('facts[0].evidence[0].quote: the document does not hold these words'), {
    data,
  });
  expect(describeError(refused)).toEqual({
    message: 'The document does not hold these words.',
    field: 'facts[0].evidence[0].quote',
    hint: null,
    code: 'BAD_FACT',
  });
});
