import { expect, test } from 'vitest';
import { edited } from '../../src/renderer/inbox/edits.ts';
import { type ListedProposal, listRows, nextAfter, type Proposal } from '../../src/renderer/inbox/proposals.ts';

const listed = (id: string, documentId: string): ListedProposal => ({
  id,
  documentId,
  sourceId: `source of ${documentId}`,
  suggestionKind: 'event',
  statement: id,
  eventDate: null,
  inferred: [],
  themes: [],
  score: 0.5,
  start: 0,
  end: 1,
  snoozedUntil: null,
  copies: [],
});

test('proposals stand under their documents, which keep the order in which they come up', () => {
  const rows = listRows(
    [listed('1', 'b'), listed('2', 'a'), listed('3', 'b')],
    ['a', 'b'].map((documentId) => ({ documentId, sourceId: `source of ${documentId}`, count: 9 })),
  );
  expect(rows.map((row) => (row.kind === 'document' ? row.document.documentId : row.proposal.id))).toEqual([
    'b',
    '1',
    '3',
    'a',
    '2',
  ]);
});

test('after a decision the cursor is on the next proposal, or at the end on the one before', () => {
  const order = ['1', '2', '3', '4'];
  expect(nextAfter(order, '2', new Set(['2']))).toBe('3');
  expect(nextAfter(order, '2', new Set(['2', '3']))).toBe('4');
  expect(nextAfter(order, '4', new Set(['4']))).toBe('3');
  expect(nextAfter(order, '4', new Set(['3', '4']))).toBe('2');
  expect(nextAfter(['1'], '1', new Set(['1']))).toBeNull();
  expect(nextAfter(order, null, new Set())).toBe('1');
});

const measure = (metric: string) => ({ metric, subject: null, value: 1, unit: null, period: '2025', qualifier: null });

test('what an analyst gives in a proposal is shown as inferred no more; what they leave still is', () => {
  const proposal = {
    statement: 'As proposed.',
    eventDate: '2026-06',
    measures: [measure('ships'), measure('crews')],
    inferred: ['eventDate', 'measures[0].period', 'measures[1].period', 'themes'],
  } as unknown as Proposal;
  expect(edited(proposal, null)).toBe(proposal);
  expect(edited(proposal, { statement: 'Ours.' })).toMatchObject({ statement: 'Ours.', inferred: proposal.inferred });
  expect(edited(proposal, { eventDate: '2026-06' }).inferred).not.toContain('eventDate');
  expect(edited(proposal, { eventDate: null }).eventDate).toBeNull();
  expect(edited(proposal, { measures: [measure('ships'), measure('sailors')] }).inferred).toEqual([
    'eventDate',
    'measures[0].period',
    'themes',
  ]);
});
