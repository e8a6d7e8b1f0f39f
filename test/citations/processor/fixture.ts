import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cite } from 'citeproc';

/** One call of `processCitationCluster`: the citation, and those before and after it. */
export type ClusterCall = readonly [object, readonly unknown[], readonly unknown[]];

/** A fixture of the CSL test suite (citation-style-language/test-suite, `processor-tests/humans/*.txt`). */
export interface Fixture {
  readonly name: string;
  readonly mode: string;
  readonly expected: string;
  readonly styleXml: string;
  readonly items: readonly (Record<string, unknown> & { readonly id: string })[];
  /** The ids known to the processor, one list a step: the last is what is left. */
  readonly entries: readonly (readonly string[])[] | null;
  readonly cites: readonly (readonly Cite[])[] | null;
  readonly calls: readonly ClusterCall[] | null;
  readonly section: object | null;
  readonly abbreviations: object | null;
  readonly options: Readonly<Record<string, boolean>>;
}

function sectionsOf(text: string): ReadonlyMap<string, string> {
  const sections = new Map<string, string>();
  for (const [, name = '', body = ''] of text.matchAll(/>>=+ *([A-Z-]+) *=+>>\n([\s\S]*?)\n?<<=+ *\1 *=+<</g))
    sections.set(name, body);
  return sections;
}

/** Takes a fixture apart. Throws where it lacks what every fixture has. */
export function fixtureOf(name: string, text: string): Fixture {
  const sections = sectionsOf(text.replace(/\r\n?/g, '\n'));
  const json = <T>(section: string): T | null => {
    const body = sections.get(section);
    return body === undefined || body.trim() === '' ? null : (JSON.parse(body) as T);
  };
  const needed = (section: string): string => {
    const body = sections.get(section);
    if (body === undefined) throw new Error(`The fixture ${name} has no ${section}.`);
    return body;
  };
  return {
    name,
    mode: needed('MODE').trim(),
    expected: needed('RESULT').trim(),
    styleXml: needed('CSL').trim(),
    items: (JSON.parse(needed('INPUT')) as (Record<string, unknown> & { id: unknown })[]).map((item) => ({
      ...item,
      id: String(item.id),
    })),
    entries: json('BIBENTRIES'),
    cites: json('CITATION-ITEMS'),
    calls: json('CITATIONS'),
    section: json('BIBSECTION'),
    abbreviations: json('ABBREVIATIONS'),
    options: json('OPTIONS') ?? {},
  };
}

/** Every fixture of a folder, by name. */
export function fixturesIn(folder: string): readonly Fixture[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => fixtureOf(file.replace(/\.txt$/, ''), readFileSync(join(folder, file), 'utf8')));
}
