import { createHash } from 'node:crypto';
import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import { unpackPassages } from '../../src/contract/packedPassages.ts';
import { jobsInProcess, router } from '../../src/core/operations/index.ts';
import { factOf, newLibrary, sourceOf } from '../database/builders.ts';

const TEXT = 'Four ships came. They left at noon.\n\nFour ships came again.\n';
const AGAIN = TEXT.lastIndexOf('Four ships came');

function opened() {
  const library = newLibrary();
  const sourceId = library.sources.insert(sourceOf());
  const documentId = library.documents.insert({
    sourceId,
    sha256: createHash('sha256').update(TEXT).digest('hex'),
    mediaType: 'text/plain',
    text: TEXT,
    passages: [
      { index: 0, page: 3, start: 0, end: 35, role: 'body' },
      { index: 1, page: 4, start: 37, end: 59, role: 'body' },
    ],
    importedFrom: null,
  });
  const [factId = ''] = library.facts.insertMany([factOf('Four ships came twice.')]);
  return {
    client: createRouterClient(router, { context: { library, ...jobsInProcess } }),
    sourceId,
    documentId,
    factId,
  };
}
type Opened = ReturnType<typeof opened>;

/** Makes an annotation and gives it as lists give it, without the step of the history that it was. */
async function annotated(client: Opened['client'], given: Parameters<Opened['client']['annotate']>[0]) {
  const { operation: _operation, ...annotation } = await client.annotate(given);
  return annotation;
}

const exported = async (client: Opened['client'], format: 'json' | 'md') => {
  const pieces = await client.export({ format });
  let text = '';
  for (;;) {
    const step = await pieces.next();
    if (step.done) return text;
    text += step.value.text;
  }
};

test('words added to an existing fact are anchored where they were selected, with their page, and one undo takes them away', async () => {
  const { client, sourceId, documentId, factId } = opened();
  const evidence = {
    sourceId,
    documentId,
    quote: 'Four ships came',
    start: AGAIN,
    end: AGAIN + 15,
    stance: 'contradicts' as const,
    credibility: 3 as const,
  };
  const fact = await client.addEvidence({ factId, evidence });
  expect(fact.evidence).toMatchObject([
    { start: AGAIN, state: 'anchored', stance: 'contradicts', credibility: 3, locator: { label: 'page', value: '4' } },
  ]);
  await expect(client.addEvidence({ factId, evidence })).rejects.toMatchObject({
    message: 'evidence: the fact has this evidence already',
  });
  expect((await client.documentMarks({ id: documentId })).facts.map(({ id }) => id)).toEqual([factId]);
  expect((await client.undo()).undone).toBe('Add evidence');
  expect((await client.documentMarks({ id: documentId })).facts).toEqual([]);
});

test('a document comes with the notes on the facts drawn from it, and with no others', async () => {
  const { client, sourceId, documentId, factId } = opened();
  const note = await annotated(client, { motivation: 'commenting', factId, body: 'Ask the harbour.' });
  expect((await client.documentMarks({ id: documentId })).factNotes).toEqual([]);
  const evidence = { sourceId, documentId, quote: 'They left at noon.' };
  await client.addEvidence({ factId, evidence });
  expect((await client.document({ id: documentId })).factNotes).toEqual([note]);
  const { document, packed } = await client.documentText({ id: documentId });
  expect(document.text).toBe(TEXT);
  expect(unpackPassages(packed)).toEqual((await client.document({ id: documentId })).passages);
  await expect(client.documentText({ id: factId })).rejects.toMatchObject({ data: { code: 'UNKNOWN_DOCUMENT' } });
  await expect(client.documentMarks({ id: factId })).rejects.toMatchObject({ data: { code: 'UNKNOWN_DOCUMENT' } });
});

test('a comment that becomes a question is one change, which can be undone', async () => {
  const { client, documentId } = opened();
  const { id } = await client.annotate({ motivation: 'commenting', documentId, start: 0, end: 4, body: 'Four' });
  const asked = await client.updateAnnotation({ id, body: 'Four?', motivation: 'questioning' });
  expect(asked).toMatchObject({ motivation: 'questioning', body: 'Four?', quote: 'Four' });
  expect((await client.undo()).undone).toBe('Change comment');
  expect((await client.annotations({})).annotations).toMatchObject([{ motivation: 'commenting', body: 'Four' }]);
});

test('annotations are found by what was said, by what was quoted and by who said it, and wildcards mean themselves', async () => {
  const { client, documentId } = opened();
  await client.setAuthorName({ name: 'Ada_Lind' });
  const { id } = await client.annotate({ motivation: 'highlighting', documentId, start: 17, end: 35 });
  const found = async (query: string) => (await client.annotations({ query })).annotations.map((note) => note.id);
  expect(await found('noon')).toEqual([id]);
  expect(await found('ada_l')).toEqual([id]);
  expect(await found('ada%lind')).toEqual([]);
  expect(await found('harbour')).toEqual([]);
});

test('every annotation leaves with an export, with its place, its author and what it is of', async () => {
  const { client, documentId, factId } = opened();
  await client.setAuthorName({ name: 'Ada Lind' });
  const place = { documentId, start: 0, end: 16 };
  const highlight = await annotated(client, { motivation: 'highlighting', ...place });
  const bookmark = await annotated(client, { motivation: 'bookmarking', documentId, start: 37, end: 59 });
  const question = await annotated(client, { motivation: 'questioning', ...place, body: 'Whose *ships*?' });
  const note = await annotated(client, { motivation: 'commenting', factId, body: 'Ask the harbour.' });
  expect(JSON.parse(await exported(client, 'json')).annotations).toEqual(
    expect.arrayContaining([highlight, bookmark, question, note]),
  );
  const day = note.modified.slice(0, 10);
  const md = await exported(client, 'md');
  for (const line of [
    '- highlighting: “Four ships came.” (',
    '- bookmarking: “Four ships came again.” (',
    '- questioning: “Four ships came.”: Whose \\*ships\\*? (',
    `- commenting: Ask the harbour. (fact: Four ships came twice., Ada Lind, ${day})`,
  ])
    expect(md).toContain(`\n${line}`);
});
