import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { createLibrary, jobsInProcess, router } from '../src/core/operations/index.ts';
import { madeFacts, madeSources } from './madeFacts.ts';

/**
 * How long the lists of the screens take: pages and counts over made facts, first call and repeated call in milliseconds.
 * Run: npx node bench/lists.ts [facts]
 */
const count = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), 'briefwright-lists-'));
const library = createLibrary(join(folder, 'lists.briefwright'));
const client = createRouterClient(router, { context: { library, ...jobsInProcess } });

async function time(what: string, call: () => Promise<unknown>): Promise<void> {
  const spent: number[] = [];
  for (let run = 0; run < 2; run += 1) {
    const start = performance.now();
    await call();
    spent.push(performance.now() - start);
  }
  console.log(`${what.padEnd(60)} ${spent.map((ms) => ms.toFixed(0).padStart(6)).join('')}`);
}

try {
  library.facts.insertMany(madeFacts(count, madeSources(library, 500)));
  for (const sort of ['newest', 'oldest', 'statement', 'status', 'changed'] as const) {
    await time(`first page, ${sort}`, () => client.findFacts({ filter: {}, sort }));
    await time(`page at nine tenths, ${sort}`, () => client.findFacts({ filter: {}, sort, offset: count * 0.9 }));
  }
  for (const filter of [
    {},
    { themes: ['market'] },
    { themes: ['market', 'policy'] },
    { statuses: ['draft' as const] },
    { reliabilities: ['B'] },
    { from: '1990-01-01', to: '1999-12-31' },
    { query: 'the' },
    { query: 'inter' },
    { query: 'def', themes: ['market'] },
  ]) {
    const name = JSON.stringify(filter);
    await time(`newest, ${name}`, () => client.findFacts({ filter }));
    if (filter.query !== undefined) {
      await time(`relevance, ${name}`, () => client.findFacts({ filter, sort: 'relevance' }));
    }
    await time(`counts, ${name}`, () => client.facets({ filter }));
  }
  await time('themes in use', () => client.themesInUse());
  const ids = (await client.findFacts({ filter: {}, limit: 500 })).facts.map((fact) => fact.id);
  await time('500 facts changed and undone', async () => {
    await client.updateFacts({ ids, addThemes: ['people'] });
    await client.undo();
  });
  await time('two themes merged and parted', async () => {
    await client.mergeThemes({ from: 'market', into: 'policy' });
    await client.undo();
  });
} finally {
  library.close();
  rmSync(folder, { recursive: true, force: true });
}
