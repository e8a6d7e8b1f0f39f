import { importFile } from '../../../src/core/importers/index.ts';
import { BriefwrightError } from '../../../src/model/errors.ts';
import type { ImportedDocument, PassageRole } from '../../../src/model/source.ts';

/** Paragraphs that are long enough for a reader view to find them. */
export const PROSE = [
  'The harbour board of Vintersund approved a new timetable on Monday, after months of argument over the early boat, which fishermen, nurses and pupils all say that they cannot do without.',
  'Under the plan the first crossing leaves at 05:40, the last at 22:15, and a reserve vessel, the Alkefugl, is kept at the inner quay, so that a breakdown no longer stops the traffic for a day.',
  'Costs are put at 14.2 million crowns a year, of which the county pays two thirds; the rest is to come from fares, from freight, and from a charge on visitors that begins in the spring.',
];

/** An article with furniture around it, as news sites have it. */
export function newsPage(head: string, body: string = PROSE.map((p) => `<p>${p}</p>`).join('\n')): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8">${head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article>${body}</article>
<footer><p>All rights reserved</p></footer></body></html>`;
}

export async function importPage(page: string | Uint8Array, name = 'page.html'): Promise<ImportedDocument> {
  const content = await importFile(typeof page === 'string' ? Buffer.from(page) : page, name);
  if (content.kind !== 'document') throw new Error(`a page became ${content.kind}`);
  return content.document;
}

/** The code of the refusal, which must be typed, have a sentence and a hint; or `imported`. */
export async function codeOf(page: string | Uint8Array, name = 'page.html'): Promise<string> {
  try {
    await importPage(page, name);
  } catch (error) {
    if (error instanceof BriefwrightError && error.hint !== null && /^\S.*\.$/s.test(error.message)) return error.code;
    throw error;
  }
  return 'imported';
}

/** The words of each passage. */
export const linesOf = ({ text, passages }: ImportedDocument): string[] =>
  passages.map(({ start, end }) => text.slice(start, end));

/** The passages of one role. */
export const ofRole = (document: ImportedDocument, role: PassageRole): string[] =>
  linesOf(document).filter((_, index) => document.passages[index]?.role === role);
