import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { cslItemSchema, newFactSchema } from '../../contract/shapes.ts';
import { ENTITY_KINDS } from '../../model/fact.ts';
import { RELIABILITY_CODES, type Reliability } from '../../model/scales.ts';
import { resourcePath } from '../resources.ts';
import { addFacts } from './adding.ts';
import type { OperationContext } from './context.ts';
import type { ImportedFile } from './importedFile.ts';
import { importPaths } from './importing.ts';
import type { Report } from './progress.ts';

const sampleSource = z.strictObject({
  id: z.uuid(),
  csl: cslItemSchema,
  reliability: z.enum(RELIABILITY_CODES as [Reliability, ...Reliability[]]).nullable(),
  origin: z.uuid(),
  marking: z.string().nullable(),
  descriptor: z.string().nullable(),
  inferred: z.array(z.string()),
  documentSha256: z.string().nullable(),
});
const sampleEntity = z.strictObject({ name: z.string(), kind: z.enum(ENTITY_KINDS), aliases: z.array(z.string()) });
const sampleTheme = z.strictObject({ slug: z.string(), name: z.string(), colour: z.string() });

function readSample<T>(file: string, schema: z.ZodType<T>): T {
  return schema.parse(JSON.parse(readFileSync(join(resourcePath('sample'), file), 'utf8')));
}

/** The article of the sample that we wrote ourselves, held from the start so that its quotes are live. */
const OWN_ARTICLE = 'method.md';

/**
 * Fills an empty library with the sample: its sources, facts and own article, then the articles in `documents`, whose
 * quotes come alive as they are imported.
 */
export async function fillWithSample(
  context: Pick<OperationContext, 'library' | 'runImportJob'>,
  documents: string | null,
  report: Report,
  signal: AbortSignal,
): Promise<{ facts: number; sources: number; files: ImportedFile[] }> {
  const { library } = context;
  report({ doing: 'Making the sample library', done: 0, total: null });
  const sources = readSample('sources.json', z.array(sampleSource));
  const facts = readSample('facts.json', z.array(newFactSchema));
  const themes = readSample('themes.json', z.array(sampleTheme));
  const entities = readSample('entities.json', z.array(sampleEntity));
  library.operate('Make the sample library', () => {
    for (const theme of themes) library.themes.insert(theme);
    for (const { name, kind, aliases } of entities) {
      for (const alias of aliases) library.entities.addAlias(name, kind, alias);
    }
    for (const { documentSha256, csl, ...source } of sources) {
      library.sources.insert({ ...source, csl, expectedSha256: documentSha256 });
    }
    addFacts(library, facts);
  });
  const paths = [join(resourcePath('sample'), OWN_ARTICLE), ...(documents === null ? [] : [documents])];
  const { files } = await importPaths(context, paths, report, signal);
  return { facts: facts.length, sources: sources.length, files };
}
