import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import { jobsInProcess, router } from '../../src/core/operations/index.ts';
import { newLibrary, sourceOf } from '../database/builders.ts';

/** A reference list becomes sources in one undoable operation, each work once. */

const LIST = `References

Okafor, C. (2020). Ports and power. Survival, 62(4), 7–30. https://doi.org/10.1000/ports
Roe, A., & Doe, B. (2019a, May 3). Long coasts. The Harbour Times. Retrieved from:
Roe, A. (2021). On fleets [public lecture]. Harbour University.
Doe, B. (2021). On fleets [public lecture]. Harbour University.
Okafor, C. (2020). Ports and power. Survival, 62(4), 7–30.`;

function opened() {
  const library = newLibrary();
  const client = createRouterClient(router, { context: { library, ...jobsInProcess } });
  return { library, client };
}

test('a pasted list is read entry by entry; a work named twice points back, two lectures of one title are two', async () => {
  const { client } = opened();
  const { references, leftOut } = await client.references({ text: LIST });
  expect(leftOut).toBe(0);
  expect(references.map(({ repeats }) => repeats)).toEqual([null, null, null, null, 0]);
  expect(references.map(({ start, end }) => LIST.slice(start, end))).toEqual(references.map(({ words }) => words));
  expect(references[0]?.csl).toMatchObject({ title: 'Ports and power', DOI: '10.1000/ports', volume: '62' });
  expect(references[1]?.csl).not.toHaveProperty('URL');
  expect(references[1]?.inferred).toEqual(['type']);
});

test('references are added as one step, which undo names and takes back; nothing is evidence for anything', async () => {
  const { client, library } = opened();
  const { references } = await client.references({ text: LIST });
  const done = await client.addReferences({
    references: references.map(({ csl, inferred }) => ({ csl, inferred: [...inferred] })),
  });
  expect(done).toMatchObject({ added: 4, held: 1, label: 'Add 4 sources from a list of references' });
  expect(done.sources[4]).toBe(done.sources[0]);
  const { sources } = await client.sources();
  expect(sources.map(({ csl, inferred, documents }) => [csl.id, inferred, documents.length])).toEqual([
    ['okafor-2020', ['type'], 0],
    ['roe-2019', ['type'], 0],
    ['roe-2021', ['type'], 0],
    ['doe-2021', ['type'], 0],
  ]);
  expect((await client.info()).facts).toBe(0);
  expect((await client.references({ text: LIST })).references.every(({ held }) => held !== null)).toBe(true);
  expect((await client.undo({ operation: done.operation ?? undefined })).undone).toBe(done.label);
  expect(library.sources.list()).toEqual([]);
});

test.each([
  ['the same DOI', { title: 'Another wording', DOI: 'https://doi.org/10.1000/PORTS' }],
  ['the same title and year', { title: 'PORTS and Power!', issued: { 'date-parts': [[2020]] } }],
])('a reference of a work that the library holds is told of: %s', async (why, fields) => {
  const { client, library } = opened();
  const id = library.sources.insert(sourceOf({ csl: { id: 'held', type: 'document', ...fields } }));
  const [first] = (await client.references({ text: LIST })).references;
  expect(first?.held).toMatchObject({ sourceId: id, why });
});

test('a title that another author gave a work of the same year is another work', async () => {
  const { client, library } = opened();
  const csl = {
    id: 'held',
    type: 'speech',
    title: 'On fleets',
    author: [{ family: 'Poe' }],
    issued: { 'date-parts': [[2021]] },
  };
  library.sources.insert(sourceOf({ csl }));
  expect((await client.references({ text: LIST })).references.every(({ held }) => held === null)).toBe(true);
});

test('an address that is none of the web, and a reference of nothing, are refused and nothing is added', async () => {
  const { client, library } = opened();
  for (const csl of [
    { type: 'webpage', title: 'A page', URL: 'javascript:alert(1)' },
    { type: 'book', title: ' ' },
  ]) {
    const adding = client.addReferences({ references: [{ csl: { type: 'book', title: 'Good' } }, { csl }] });
    await expect(adding).rejects.toMatchObject({ data: { code: 'BAD_REFERENCE' } });
  }
  expect(library.sources.list()).toEqual([]);
});

test('a document that is not there is told', async () => {
  const { client } = opened();
  const asking = client.references({ documentId: '01990000-0000-7000-8000-000000000000' });
  await expect(asking).rejects.toMatchObject({ data: { code: 'UNKNOWN_DOCUMENT' } });
});
