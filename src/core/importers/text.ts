import { BriefwrightError } from '../../model/errors.ts';
import type { ImportedDocument, Passage } from '../../model/source.ts';
import type { Block } from './blocks.ts';
import { decodeText } from './encoding.ts';
import { readFrontMatter } from './frontMatter.ts';
import { frontMatterOf, markdownBlocks } from './markdown.ts';
import { type Note, normaliseText, sha256Of } from './normalise.ts';
import { paragraphsOf } from './paragraphs.ts';
import { pieceOf, type Verdict } from './piece.ts';
import { judgeRoles } from './roles/roles.ts';

/** More paragraphs than any text for reading has; each costs a row in the library. */
const MOST_PASSAGES = 200_000;

/** Passages that stay in the document but are not suggested from, counted by reason. */
function flagged(verdicts: readonly Verdict[]): Note[] {
  const counts = new Map<string, number>();
  for (const { role, reason } of verdicts) {
    if (role !== 'body' && role !== 'heading') counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].map(([what, count]) => ({ what, count }));
}

/**
 * A plain text or Markdown file as document, passages and stated metadata.
 * Throws EMPTY_FILE where nothing but white space is in it, UNKNOWN_ENCODING, and FILE_TOO_LARGE for too many paragraphs.
 */
export function importText(bytes: Uint8Array, format: 'plain' | 'markdown'): ImportedDocument {
  const decoded = decodeText(bytes);
  const { text, notes } = normaliseText(decoded.text);
  const isMarkdown = format === 'markdown';
  const blocks: readonly Block[] = isMarkdown ? markdownBlocks(text) : paragraphsOf(text);
  if (blocks.length === 0)
    throw new BriefwrightError('EMPTY_FILE', 'The file has no text in it.', {
      hint: 'Check that it was saved in full.',
    });
  if (blocks.length > MOST_PASSAGES)
    throw new BriefwrightError(
      'FILE_TOO_LARGE',
      `The file has ${blocks.length} paragraphs, over the limit of ${MOST_PASSAGES}.`,
      {
        hint: 'Split it into several files.',
      },
    );
  const { verdicts, stated } = judgeRoles(blocks.map((block) => pieceOf(text, block, isMarkdown)));
  const matter = isMarkdown ? frontMatterOf(text) : null;
  const declared = (matter && readFrontMatter(matter.yaml)) ?? {};
  const declaredIn = Object.fromEntries(Object.keys(declared).map((field) => [field, 'front matter']));
  const passages: Passage[] = blocks.map((block, index) => ({
    index,
    page: null,
    start: block.start,
    end: block.end,
    role: verdicts[index]?.role ?? 'body',
  }));
  return {
    text,
    sha256: sha256Of(text),
    mediaType: isMarkdown ? 'text/markdown' : 'text/plain',
    passages,
    metadata: { type: 'document', ...stated.metadata, ...declared },
    foundIn: { ...stated.foundIn, ...declaredIn },
    leftOut: [...decoded.notes, ...notes, ...flagged(verdicts)],
  };
}
