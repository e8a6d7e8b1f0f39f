/**
 * What the keeping of candidate facts costs: `node bench/suggestionStore.ts [documents]`. Each document has 12 of them; the
 * same documents are brought in without and with them, then the inbox is asked as its screen asks.
 */

import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLibrary } from '../src/core/operations/index.ts';
import { libraryInfo } from '../src/core/operations/info.ts';
import { listSuggestions } from '../src/core/operations/listingSuggestions.ts';
import type { CandidateFact } from '../src/model/suggestion.ts';

const documents = Number(process.argv[2] ?? 1_000);
const EACH = 12;
const folder = mkdtempSync(join(tmpdir(), 'briefwright-bench-'));

function articleOf(n: number): { text: string; candidates: CandidateFact[] } {
  const sentences = Array.from(
    { length: 40 },
    (_, i) =>
      `In May ${2000 + (i % 27)} the port ${n} counted ${n * 40 + i} ships in the northern bay, its office said.`,
  );
  let start = 0;
  const candidates = sentences.slice(0, EACH).map((quote): CandidateFact => {
    const at = start;
    start += quote.length + 1;
    return {
      suggestionKind: 'figure',
      kind: 'reported',
      statement: quote,
      quote,
      start: at,
      end: at + quote.length,
      eventDate: '2020-05',
      asOf: null,
      themes: ['market', 'community'],
      measures: [
        { metric: 'ships', subject: `port ${n}`, value: n, unit: 'ships', period: '2020-05', qualifier: null },
      ],
      entities: [{ name: `Port ${n}`, kind: 'place' }],
      inferred: [],
      score: (at % 97) / 100,
      reasons: ['It gives a date: May 2020', 'It gives a figure'],
    };
  });
  return { text: sentences.join(' '), candidates };
}

function timed<T>(work: () => T): { ms: number; result: T } {
  const start = performance.now();
  const result = work();
  return { ms: performance.now() - start, result };
}

function bringIn(name: string, withCandidates: boolean) {
  const library = createLibrary(join(folder, `${name}.briefwright`));
  const { ms } = timed(() => {
    for (let n = 0; n < documents; n += 1) {
      const { text, candidates } = articleOf(n);
      library.operate(`Import ${n}`, () => {
        const sourceId = library.sources.insert({
          csl: { id: `s${n}`, type: 'article', title: `Article ${n}` },
          reliability: null,
          marking: null,
          descriptor: null,
          inferred: [],
        });
        const documentId = library.documents.insert({
          sourceId,
          sha256: createHash('sha256').update(text).digest('hex'),
          mediaType: 'text/plain',
          text,
          importedFrom: null,
          passages: [{ index: 0, page: null, start: 0, end: text.length, role: 'body' }],
        });
        if (withCandidates) library.suggestions.keep(documentId, candidates);
      });
    }
  });
  return { library, ms };
}

try {
  const without = bringIn('without', false);
  without.library.close();
  const held = bringIn('with', true);
  const { library } = held;
  const each = (ms: number): string => `${(ms / documents).toFixed(2)} ms a document`;
  console.log(`${documents} documents stored: ${each(without.ms)}; with ${EACH} candidates each: ${each(held.ms)}`);
  for (const order of ['place', 'score'] as const) {
    const { ms, result } = timed(() => listSuggestions(library, { state: 'open', order, limit: 1000 }));
    console.log(`list of 1,000 of ${result.total}, by ${order}: ${ms.toFixed(1)} ms`);
  }
  const themed = timed(() =>
    listSuggestions(library, { state: 'open', order: 'score', themes: ['policy'], limit: 1000 }),
  );
  console.log(`none of a theme: ${themed.ms.toFixed(1)} ms`);
  console.log(`info: ${timed(() => libraryInfo(library)).ms.toFixed(1)} ms`);
  library.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
