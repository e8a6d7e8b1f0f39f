/**
 * Writes the positions of the sample's quotes: for each passage that `quotes.json` names by its first and last words, the
 * start, the end and the text's SHA-256 into `facts.json`; and the SHA-256 of our own article into `sources.json`.
 *
 *   npx node scripts/sample/positions.ts FOLDER_OF_THE_ARTICLES
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Evidence, Fact } from '../../src/model/fact.ts';
import { locatedSpan, passageSpan } from './passage.ts';
import { readText, SAMPLE, textsIn } from './texts.ts';

type SampleEvidence = Pick<Evidence, 'sourceId' | 'documentSha256' | 'start' | 'end' | 'locator'>;
type SampleFact = Pick<Fact, 'id' | 'statement'> & { readonly evidence: readonly SampleEvidence[] };
interface SampleSource {
  readonly id: string;
  readonly csl: { readonly id: string };
  readonly documentSha256: string;
}
interface FactQuotes {
  readonly fact: string;
  readonly quotes: readonly { readonly from: string; readonly to: string }[];
}

const OWN_ARTICLE = { citekey: 'briefwright-method-2026', file: 'method.md' };

const read = <T>(name: string): T => JSON.parse(readFileSync(join(SAMPLE, name), 'utf8')) as T;
const write = (name: string, value: unknown): void =>
  writeFileSync(join(SAMPLE, name), `${JSON.stringify(value, null, 2)}\n`);

function positioned(
  fact: SampleFact,
  quotes: FactQuotes,
  sources: readonly SampleSource[],
  texts: Map<string, string>,
) {
  if (quotes.quotes.length !== fact.evidence.length)
    throw new Error('quotes.json and facts.json hold different counts');
  return fact.evidence.map((evidence, index) => {
    const source = sources.find(({ id }) => id === evidence.sourceId);
    const text = source && texts.get(source.documentSha256);
    if (text === undefined) throw new Error(`no text in the folder has the SHA-256 of ${source?.csl.id}`);
    const place = evidence.locator && locatedSpan(text, evidence.locator);
    const quote = quotes.quotes[index];
    if (!place || !quote) throw new Error(`${source?.csl.id} has no ${JSON.stringify(evidence.locator)}`);
    const { start, end } = passageSpan(text, place, quote.from, quote.to);
    return { ...evidence, documentSha256: source?.documentSha256, start, end };
  });
}

const folder = process.argv[2];
if (!folder) throw new Error('Name the folder that holds the articles.');
const own = readText(join(SAMPLE, OWN_ARTICLE.file));
const texts = textsIn(folder).set(own.sha256, own.text);
const sources = read<SampleSource[]>('sources.json').map((source) =>
  source.csl.id === OWN_ARTICLE.citekey ? { ...source, documentSha256: own.sha256 } : source,
);
const quotesOf = new Map(read<FactQuotes[]>('quotes.json').map((entry) => [entry.fact, entry]));

const problems: string[] = [];
const facts = read<SampleFact[]>('facts.json').map((fact) => {
  try {
    const quotes = quotesOf.get(fact.id) ?? { fact: fact.id, quotes: [] };
    return { ...fact, evidence: positioned(fact, quotes, sources, texts) };
  } catch (error) {
    problems.push(`${fact.statement}\n  ${(error as Error).message}`);
    return fact;
  }
});
if (problems.length > 0) throw new Error(`Nothing was written:\n${problems.join('\n')}`);
write('sources.json', sources);
write('facts.json', facts);
console.log(`${facts.length} facts, ${facts.reduce((sum, fact) => sum + fact.evidence.length, 0)} quotes placed`);
