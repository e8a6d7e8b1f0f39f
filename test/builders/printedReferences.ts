import { builtInLocale, citeSources, loadStyle } from '../../src/core/citations/index.ts';
import type { CslFields, CslItem, CslName } from '../../src/model/source.ts';
import type { Labelled } from '../fixtures/references/styles.ts';

/** What citeproc prints of an item as the entry of a source list, as plain text. */
export function printedReferences(items: readonly CslItem[], style: string): string[] {
  const { entries } = citeSources({
    items,
    clusters: items.map(({ id }) => [{ sourceId: id, locator: null }]),
    styleXml: loadStyle(style),
    locale: 'en-US',
    localeXml: builtInLocale,
  });
  const bySource = new Map(entries.map((entry) => [entry.sourceId, entry.runs.map((run) => run.text).join('')]));
  return items.map(({ id }) => bySource.get(id) ?? '');
}

const folded = (words: unknown): string =>
  String(words ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Family name and first initial, or the name of an organisation. */
function nameKey(name: CslName): string {
  if (name.literal !== undefined) return folded(name.literal);
  const family = folded(
    [name['non-dropping-particle'] ?? name['dropping-particle'], name.family].filter(Boolean).join(' '),
  );
  return `${family}, ${folded(name.given).slice(0, 1)}`;
}

const namesKey = (csl: CslFields): string =>
  ((csl.author ?? csl.editor ?? []) as readonly CslName[]).map(nameKey).join('; ');

/** Which of authors (editors where there are none), year, title and container (publisher where there is none) differ. */
export function wrongFields(read: CslFields, meant: CslFields): string[] {
  const wrong: string[] = [];
  if (namesKey(read) !== namesKey(meant)) wrong.push('authors');
  if (read.issued?.['date-parts']?.[0]?.[0] !== meant.issued?.['date-parts']?.[0]?.[0]) wrong.push('year');
  if (folded(read.title) !== folded(meant.title)) wrong.push('title');
  if (folded(read['container-title']) !== folded(meant['container-title'])) wrong.push('container');
  else if (!meant['container-title'] && folded(read.publisher) !== folded(meant.publisher)) wrong.push('container');
  return wrong;
}

/** Which of authors, year, title and container (publisher where there is none) are not as somebody labelled them. */
export function wrongLabels(read: CslFields, labelled: Labelled): string[] {
  const names = ((read.author ?? read.editor ?? []) as readonly CslName[]).map(
    ({ literal, family, given }) => literal ?? `${family}, ${given}`,
  );
  const wrong: string[] = [];
  if (folded(names.join('; ')) !== folded(labelled.names.join('; '))) wrong.push('authors');
  if ((read.issued?.['date-parts']?.[0]?.[0] ?? null) !== labelled.year) wrong.push('year');
  if (folded(read.title) !== folded(labelled.title)) wrong.push('title');
  if (folded(read['container-title'] ?? read.publisher) !== folded(labelled.where)) wrong.push('container');
  return wrong;
}
