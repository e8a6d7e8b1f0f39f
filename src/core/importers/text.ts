import type { ImportedDocument } from '../../model/source.ts';
import { type Declared, documentOf } from './document.ts';
import { decodeText } from './encoding.ts';
import { readFrontMatter } from './frontMatter.ts';
import { frontMatterOf, markdownBlocks } from './markdown.ts';
import { normaliseText } from './normalise.ts';
import { paragraphsOf } from './paragraphs.ts';

function frontMatter(text: string): Declared {
  const matter = frontMatterOf(text);
  const metadata = (matter && readFrontMatter(matter.yaml)) ?? {};
  return { metadata, foundIn: Object.fromEntries(Object.keys(metadata).map((field) => [field, 'front matter'])) };
}

/**
 * A plain text or Markdown file as document, passages and stated metadata.
 * Throws EMPTY_FILE where nothing but white space is in it, UNKNOWN_ENCODING, and FILE_TOO_LARGE for too many paragraphs.
 */
export function importText(bytes: Uint8Array, format: 'plain' | 'markdown'): ImportedDocument {
  const decoded = decodeText(bytes);
  const { text, notes } = normaliseText(decoded.text);
  const isMarkdown = format === 'markdown';
  return documentOf({
    text,
    blocks: isMarkdown ? markdownBlocks(text) : paragraphsOf(text),
    mediaType: isMarkdown ? 'text/markdown' : 'text/plain',
    declared: isMarkdown ? frontMatter(text) : { metadata: {}, foundIn: {} },
    leftOut: [...decoded.notes, ...notes],
    isMarkdown,
  });
}
