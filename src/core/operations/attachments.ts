import { realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { extname, isAbsolute, join, sep } from 'node:path';
import { BriefwrightError } from '../../model/errors.ts';
import type { ImportedAnnotation, ImportProblem } from '../../model/imported.ts';
import { shownFileName } from '../../model/shownFileName.ts';
import type { ImportedDocument } from '../../model/source.ts';
import type { Library } from '../database/library.ts';
import { anchorQuote } from '../facts/anchor.ts';
import { type FoldedText, foldText } from '../facts/fold.ts';
import { supportedExtensions } from '../importers/index.ts';
import type { OperationContext } from './context.ts';
import { bringInDocument } from './importedDocuments.ts';
import type { StoredReference } from './importedReferences.ts';
import { withProposals } from './proposing.ts';
import type { Noted } from './storing.ts';
import { suggestWith } from './suggesting.ts';

const OTHER_FORMAT = 'attached file of a format that is not imported';
const MOST_ATTACHMENTS = 20_000;

/** What became of the files of a bibliography's entries. */
export interface AttachmentsReport {
  readonly documents: string[];
  readonly passages: number;
  readonly proposed: number;
  readonly leftOut: { what: string; count: number }[];
  readonly problems: ImportProblem[];
}

/**
 * The file that an entry names, where it may be read: below the bibliography's folder, or in Zotero's own storage; links are
 * followed before that is judged. Else in words why it is left out.
 */
async function findAttachment(folder: string, named: string): Promise<{ path: string } | { why: string }> {
  const given = named.replace(/^file:\/\/(?=\/)/i, '').replaceAll('\\', sep);
  const path = isAbsolute(given) ? given : join(folder, given);
  const real = await realpath(path).catch(() => null);
  if (real === null) return { why: 'attached file that is not there' };
  const homes = await Promise.all(
    [folder, join(homedir(), 'Zotero', 'storage')].map((home) => realpath(home).catch(() => null)),
  );
  if (!homes.some((home) => home !== null && real.startsWith(home + sep)))
    return { why: 'attached file outside the folder of the bibliography, not read' };
  const ending = extname(real).toLowerCase();
  if (!supportedExtensions.includes(ending)) return { why: OTHER_FORMAT };
  return (await stat(real).catch(() => null))?.isFile() ? { path: real } : { why: 'attached file that is not there' };
}

/** The part of a document that is the page with a printed number, with where it begins; null where it has no such page. */
function pageOf({ text, passages }: ImportedDocument, label: string | null): { text: string; start: number } | null {
  const onPage =
    label === null
      ? []
      : passages.filter(
          // One that is counted stands in brackets here, and without them there.
          ({ page, pageLabel }) =>
            page !== null && (pageLabel?.replace(/^\[|\]$/g, '') ?? String(page)) === label.trim(),
        );
  const [start, end] = [onPage[0]?.start, onPage.at(-1)?.end];
  return start === undefined || end === undefined ? null : { text: text.slice(start, end), start };
}

function placeOf(
  document: ImportedDocument,
  folded: FoldedText,
  quote: string,
  label: string | null,
): { start: number; end: number } | null {
  const found = anchorQuote(folded, { quote });
  if (found.found !== 'no') return found;
  const page = found.reason === 'ambiguous' ? pageOf(document, label) : null;
  const there = page && anchorQuote(page.text, { quote });
  return page && there && there.found !== 'no'
    ? { start: page.start + there.start, end: page.start + there.end }
    : null;
}

/** Marks of another program as annotations of a document. Gives the marks whose words the document does not hold. */
function annotateDocument(
  library: Library,
  documentId: string,
  document: ImportedDocument,
  marks: readonly ImportedAnnotation[],
): ImportedAnnotation[] {
  const folded = foldText(document.text);
  const held = new Set(
    library.annotations.list({ documentId }).map(({ start, end, body }) => `${start} ${end} ${body}`),
  );
  return marks.filter((mark) => {
    const place = mark.quote === null ? null : placeOf(document, folded, mark.quote, mark.pageLabel);
    if (place === null) return true;
    const { start, end } = place;
    if (held.has(`${start} ${end} ${mark.comment}`)) return false;
    const created = mark.created ?? new Date().toISOString();
    library.annotations.insert({
      motivation: mark.comment === null ? 'highlighting' : 'commenting',
      documentId,
      factId: null,
      start,
      end,
      quote: document.text.slice(start, end),
      body: mark.comment,
      author: mark.author,
      created,
      modified: created,
    });
    return false;
  });
}

/**
 * Imports the files that belong to the entries of a bibliography, each as a document of its source and as one operation, and
 * the marks that were made on them. `noted` runs a step and keeps the operation that it was.
 */
export async function importAttachments(
  { library, runImportJob }: Pick<OperationContext, 'library' | 'runImportJob'>,
  {
    path: bibliography,
    folder,
    stored,
  }: { readonly path: string; readonly folder: string; readonly stored: readonly StoredReference[] },
  noted: Noted,
  signal: AbortSignal,
): Promise<AttachmentsReport> {
  const counts = new Map<string, number>();
  const leave = (what: string, count = 1): void => {
    if (count > 0) counts.set(what, (counts.get(what) ?? 0) + count);
  };
  const documents: string[] = [];
  const problems: ImportProblem[] = [];
  let passages = 0;
  let proposed = 0;
  let tried = 0;
  const suggest = await suggestWith(library);
  for (const { sourceId, reference } of stored) {
    let marks = [...reference.annotations];
    for (const { path: named } of reference.attachments) {
      signal.throwIfAborted();
      tried += 1;
      const found =
        tried > MOST_ATTACHMENTS ? { why: 'attached file over the limit' } : await findAttachment(folder, named);
      if ('why' in found) {
        leave(found.why);
        continue;
      }
      try {
        const content = await runImportJob({ path: found.path, suggest }, signal);
        if (content.kind !== 'document') {
          leave(OTHER_FORMAT);
          continue;
        }
        const { document } = content;
        await noted(() =>
          library.operate(`Import ${shownFileName(bibliography)}`, () => {
            const file = withProposals(
              library,
              bringInDocument(library, found.path, document, { ofSource: sourceId, likeness: content.likeness }),
              content.candidates ?? null,
            );
            const [id] = file.documents;
            if (id === undefined) return;
            if (file.sources[0] !== sourceId) leave('attached file whose text another source holds');
            if (file.status !== 'skipped') {
              documents.push(id);
              passages += file.passages;
              proposed += file.proposed;
            }
            if (marks.length > 0) marks = annotateDocument(library, id, document, marks);
          }),
        );
      } catch (error) {
        if (!(error instanceof BriefwrightError) || signal.aborted) throw error;
        const of = reference.citationKey ?? reference.csl.title ?? 'an entry';
        problems.push({ where: `${shownFileName(found.path)} of ${of}`, code: error.code, message: error.message });
      }
    }
    leave('highlight or note of another program whose words no imported document holds', marks.length);
  }
  return { documents, passages, proposed, problems, leftOut: [...counts].map(([what, count]) => ({ what, count })) };
}
