import { BriefwrightError } from '../../../model/errors.ts';
import type { ImportedDocument } from '../../../model/source.ts';
import { refuseNonText } from '../content.ts';
import { documentOf } from '../document.ts';
import { decodeText } from '../encoding.ts';
import { type Note, normaliseText } from '../normalise.ts';
import { articleOf } from './article.ts';
import { declaredCharset } from './charset.ts';
import { cleanedPage } from './cleaned.ts';
import { type MarkupText, textOfMarkup } from './markupText.ts';
import type { SavedAs } from './metadata/candidates.ts';
import { pageMetadata } from './metadata/pageMetadata.ts';
import { statementsOf } from './metadata/statements.ts';
import { isElement, nodesIn, type PageDocument, parsePage, parseXhtml } from './page.ts';
import { bodyOf } from './treeDom.ts';

const isXml = (html: string): boolean =>
  /^\s*<\?xml\s/.test(html) || /<!doctype html[^>]*xhtml/i.test(html.slice(0, 1_000));

/** The finding of an article takes time by the square of what it is sought in; no article is longer. */
const MOST_SEARCHED_NODES = 120_000;
const MOST_SEARCHED_CHARACTERS = 5_000_000;

/** A page's text: its article as a reader view shows it, else all of it. */
function textOfPage(page: PageDocument): { read: MarkupText; byline: string | null; notes: readonly Note[] } {
  const { html, nodes } = cleanedPage(page);
  const isSearched = nodes <= MOST_SEARCHED_NODES && html.length <= MOST_SEARCHED_CHARACTERS;
  const article = isSearched ? articleOf(html) : null;
  if (article) {
    const read = textOfMarkup(article.content);
    if (read.blocks.length > 0) return { read, byline: article.byline, notes: [] };
  }
  const why = isSearched ? 'no article was found' : 'the page is too large for its article to be found';
  return {
    read: textOfMarkup(bodyOf(page)),
    byline: null,
    notes: [{ what: `${why}: the text of the whole page was taken`, count: 1 }],
  };
}

function countElements(page: PageDocument, ...names: readonly string[]): number {
  let count = 0;
  for (const node of nodesIn(page)) if (isElement(node) && names.includes(node.tagName)) count += 1;
  return count;
}

/** Why a page that has no text has none, as far as its markup tells. */
function noText(page: PageDocument): BriefwrightError {
  if (countElements(page, 'frameset', 'frame') > 0)
    return new BriefwrightError('EMPTY_FILE', 'The page is made of frames: its text is in other files.', {
      hint: 'Import the files of its frames, or save the page as MHTML.',
    });
  if (countElements(page, 'script') > 0)
    return new BriefwrightError('EMPTY_FILE', 'The page has no text in it: a program in it would fetch or draw it.', {
      hint: 'Open it in a browser, wait until the text is there, and save it again as a complete page or MHTML.',
    });
  return new BriefwrightError('EMPTY_FILE', 'The page has no text in it.', {
    hint: 'Check that it was saved in full.',
  });
}

/**
 * A saved page as document: its article as a reader view shows it, and what it states of itself. Nothing of it runs, and nothing
 * that it names is fetched. `saved` is what an archive says of how the page was saved.
 * Throws EMPTY_FILE, BINARY_FILE, UNKNOWN_ENCODING, PAGE_TOO_COMPLEX and FILE_TOO_LARGE.
 */
export function importHtml(
  bytes: Uint8Array,
  fileName: string,
  archive: { readonly charset: string | null; readonly saved: SavedAs; readonly mediaType: string } | null = null,
): ImportedDocument {
  refuseNonText(bytes, fileName);
  const decoded = decodeText(bytes, archive?.charset ?? declaredCharset(bytes));
  const normalised = normaliseText(decoded.text);
  const page = isXml(normalised.text) ? parseXhtml(normalised.text) : parsePage(normalised.text);
  const statements = statementsOf(page);
  const { read, byline, notes } = textOfPage(page);
  if (read.blocks.length === 0) throw noText(page);
  return documentOf({
    text: read.text,
    blocks: read.blocks,
    mediaType: archive?.mediaType ?? 'text/html',
    ...pageMetadata(page, statements, byline, archive?.saved ?? null),
    leftOut: [...decoded.notes, ...normalised.notes, ...notes],
  });
}
