import { BriefwrightError } from '../../../model/errors.ts';
import type { ImportedDocument, Passage } from '../../../model/source.ts';
import { type Block, trimmed } from '../blocks.ts';
import { type Note, normaliseText, sha256Of } from '../normalise.ts';
import { pieceOf, type Verdict } from '../piece.ts';
import { judgeRoles } from '../roles/roles.ts';
import { UNTOLD, withUntoldShown } from './characters.ts';
import { gutterOf, isGutter, regionsOf } from './columns.ts';
import { damaged, withPdf } from './engine.ts';
import { flowOf, type Placed, type Type } from './flow.ts';
import { furnitureOf } from './furniture.ts';
import { headlineOf } from './headline.ts';
import { joined, type Vocabulary, vocabularyOf } from './joining.ts';
import { linesOf } from './lines.ts';
import { type FirstPages, statedByProperties } from './metadata.ts';
import { pageLabelsOf } from './pageLabels.ts';
import { type Losses, type ReadPage, readPages, TooMuchText } from './pages.ts';
import { type Paragraph, paragraphsOf } from './paragraphs.ts';
import { mostOf } from './segments.ts';

const MOST_PAGES = 4_000;
const MOST_PASSAGES = 200_000;
/** Letters and digits; with fewer in the whole of a file it is pictures of pages. */
const LEAST_TEXT = 20;
/** Of its characters that are not white space; with more of them untold, the text is not what the page shows. */
const MOST_UNTOLD = 0.1;
/** What Adobe's programs put on the one page of a form that others cannot show. */
const STANDS_FOR_A_FORM = /please wait.{0,20}if this message is not eventually replaced/is;
const LEADERS = /((?![\t\n\r])\p{Cc}|\p{Co}|\ufffd)(?:\s?\1){3,}/gu;

/** The text of a PDF in its pieces, before roles are judged. */
interface Composed {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly pages: readonly number[];
}

function noText(fileName: string, reason: string): BriefwrightError {
  return new BriefwrightError('NO_TEXT', `${fileName} has no text that can be read: ${reason}.`, {
    hint: 'Run it through text recognition (OCR) and import the result, or import the text from another copy.',
  });
}

/** Throws NO_TEXT for a scan, and for a text whose fonts do not tell their letters. */
function refuseWithoutText(pages: readonly ReadPage[], losses: Losses, total: number, fileName: string): void {
  const text = pages
    .flatMap(({ frames }) => frames.flatMap(({ segments }) => segments.map((part) => part.text)))
    .join(' ');
  if (pages.length === 0 && losses.unreadable === total) throw damaged(fileName);
  const length = text.replace(/\s+/g, '').length;
  // Leaders and lines that are drawn with one sign say nothing of the letters.
  const untold = text.replace(LEADERS, '').match(UNTOLD)?.length ?? 0;
  if (untold > MOST_UNTOLD * length)
    throw noText(fileName, 'its fonts do not say which letters they show, so that its words come out as other signs');
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (letters < 2_000 && STANDS_FOR_A_FORM.test(text))
    throw new BriefwrightError('NO_TEXT', `${fileName} has no text that can be read: it is a form of the kind XFA.`, {
      hint: 'Open it in Adobe Acrobat Reader, print it to a PDF, and import that.',
    });
  if (letters >= LEAST_TEXT) return;
  if (losses.tiny > 0) throw noText(fileName, 'its letters are too small to be seen');
  throw noText(
    fileName,
    letters === 0
      ? 'its pages are pictures or drawings, as a scan makes them'
      : `its pages hold no more than ${letters} letters and digits beside pictures or drawings`,
  );
}

/** The paragraphs of each page by regions, without running heads and page numbers. */
function laidOut(pages: readonly ReadPage[]): {
  readonly paragraphs: Paragraph[][][];
  readonly body: Type;
  readonly heads: number;
  readonly numbers: number;
  readonly address: string | null;
  readonly labels: ReadonlyMap<number, string>;
} {
  const frames = pages.map(({ page, frames: [first] }) => ({
    page,
    height: first?.height ?? 0,
    segments: first?.segments ?? [],
  }));
  const furniture = furnitureOf(frames);
  const body = mostOf(pages.flatMap((page) => page.frames.flatMap(({ segments }) => segments)));
  let region = 0;
  /** Where the columns of the page before were divided. */
  let gutter: number | null = null;
  const paragraphs = pages.map(({ page, frames: ofPage }) =>
    ofPage.flatMap(({ segments }) => {
      const text = segments.filter((segment) => !furniture.segments.has(segment));
      const before: number | null = gutter;
      gutter = gutterOf(text) ?? (before !== null && isGutter(text, before) ? before : null);
      return regionsOf(text, gutter).map((found) => {
        region += 1;
        return paragraphsOf(linesOf(found), { page, region, bodySize: body.size });
      });
    }),
  );
  const { heads, numbers, address, labels } = furniture;
  return { paragraphs, body, heads, numbers, address, labels };
}

function wordsOf(paragraph: Paragraph, vocabulary: Vocabulary): string {
  const words = paragraph.lines.reduce((text, line) => joined(text, line.text, vocabulary), '');
  return normaliseText(withUntoldShown(words)).text;
}

function composed(flow: readonly Placed[], title: Placed | null, vocabulary: Vocabulary): Composed {
  const parts: string[] = [];
  const blocks: Block[] = [];
  const pages: number[] = [];
  let length = 0;
  let before: Placed | null = null;
  for (const entry of flow) {
    const words = wordsOf(entry.paragraph, vocabulary);
    const found = trimmed(words, 0, words.length);
    if (found === null) continue;
    const gap = before === null ? '' : before.kind === 'row' && entry.kind === 'row' ? '\n' : '\n\n';
    const start = length + gap.length;
    parts.push(gap, words);
    length = start + words.length;
    const isHeading = entry.kind === 'heading';
    blocks.push({
      start: start + found.start,
      end: start + found.end,
      form: isHeading ? 'heading' : entry.kind === 'row' ? 'row' : found.bullet ? 'item' : 'paragraph',
      level: isHeading ? (entry === title ? 1 : 2) : null,
      spaced: gap !== '\n',
    });
    pages.push(entry.paragraph.page);
    before = entry;
  }
  return { text: parts.join(''), blocks, pages };
}

/** Passages that stay in the document but are not suggested from, counted by reason. */
function flagged(verdicts: readonly Verdict[]): Note[] {
  const counts = new Map<string, number>();
  for (const { role, reason } of verdicts) {
    if (role !== 'body' && role !== 'heading') counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].map(([what, count]) => ({ what, count }));
}

/**
 * A PDF as document: columns read one after the other, divided words joined, running heads and page numbers left out,
 * each passage with the page where it begins. Throws PASSWORD, NO_TEXT, FILE_DAMAGED, TOO_MANY_PAGES and FILE_TOO_LARGE.
 */
export function importPdf(bytes: Uint8Array, fileName: string): Promise<ImportedDocument> {
  return withPdf(bytes, fileName, async (pdf) => {
    if (pdf.numPages > MOST_PAGES)
      throw new BriefwrightError(
        'TOO_MANY_PAGES',
        `${fileName} has ${pdf.numPages} pages, over the limit of ${MOST_PAGES}.`,
        { hint: 'Save the pages that you need as a file of their own.' },
      );
    const { pages, losses } = await readPages(pdf).catch((error: unknown) => {
      if (!(error instanceof TooMuchText)) throw error;
      throw new BriefwrightError('FILE_TOO_LARGE', `${fileName} has more than 20 million characters of text.`, {
        hint: 'Save the pages that you need as a file of their own.',
        cause: error,
      });
    });
    refuseWithoutText(pages, losses, pdf.numPages, fileName);
    const { paragraphs, body, heads, numbers, address, labels: printed } = laidOut(pages);
    const flow = flowOf(paragraphs, body);
    const vocabulary = vocabularyOf(flow.flatMap(({ paragraph }) => paragraph.lines.map((line) => line.text)));
    const headline = headlineOf(flow, body);
    const title = headline?.entry ?? null;
    const { text, blocks, pages: pageOf } = composed(flow, title, vocabulary);
    if (blocks.length === 0) throw noText(fileName, 'nothing is on its pages but their numbers');
    if (blocks.length > MOST_PASSAGES)
      throw new BriefwrightError(
        'FILE_TOO_LARGE',
        `${fileName} has ${blocks.length} paragraphs, over the limit of ${MOST_PASSAGES}.`,
        { hint: 'Save the pages that you need as a file of their own.' },
      );
    const { verdicts, stated } = judgeRoles(blocks.map((block) => pieceOf(text, block, false)));
    const first: FirstPages = {
      text: text.slice(0, 20_000),
      firstPage: blocks
        .filter((_, index) => pageOf[index] === pageOf[0] && verdicts[index]?.role !== 'reference')
        .map((block) => text.slice(block.start, block.end))
        .join('\n'),
      headline:
        headline === null ? null : { words: wordsOf(headline.entry.paragraph, vocabulary), where: headline.where },
      hasByline: stated.metadata.author !== undefined,
      address,
    };
    const properties = await statedByProperties(pdf, first);
    const statedLabels = await pageLabelsOf(pdf);
    const labels = statedLabels.size > 0 ? statedLabels : printed;
    const passages: Passage[] = blocks.map((block, index) => {
      const page = pageOf[index] ?? null;
      const pageLabel = page === null ? undefined : labels.get(page);
      return {
        index,
        page,
        ...(pageLabel === undefined ? {} : { pageLabel }),
        start: block.start,
        end: block.end,
        role: verdicts[index]?.role ?? 'body',
      };
    });
    return {
      text,
      sha256: sha256Of(text),
      mediaType: 'application/pdf',
      passages,
      metadata: { type: 'document', ...stated.metadata, ...properties.metadata },
      foundIn: { ...stated.foundIn, ...properties.foundIn },
      leftOut: [
        { what: 'page that could not be read', count: losses.unreadable },
        { what: 'page without text (a picture or a scan)', count: losses.empty },
        { what: 'running head or foot', count: heads },
        { what: 'page number', count: numbers },
        { what: 'line set sideways or as a watermark', count: losses.sideways },
        { what: 'piece of text too small to be seen', count: losses.tiny },
        { what: 'piece of text beyond the first 60,000 of a page', count: losses.beyond },
        { what: 'sign whose letter the file does not tell, shown as \ufffd', count: text.split('\ufffd').length - 1 },
        ...flagged(verdicts),
      ].filter(({ count }) => count > 0),
    };
  });
}
