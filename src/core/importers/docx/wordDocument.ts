import mammoth from 'mammoth';

/** A node of mammoth's picture of a Word document; what a kind does not have is absent. */
export interface WordNode {
  readonly type: string;
  readonly children?: readonly WordNode[];
  readonly value?: string;
  readonly styleId?: string | null;
  readonly noteType?: 'footnote' | 'endnote';
  readonly noteId?: string;
}

/** A document as mammoth sees it. */
export interface WordDocument {
  readonly children: readonly WordNode[];
  /** The paragraphs of a note that the text refers to; none where there is no such note. */
  noteBody(reference: WordNode): readonly WordNode[];
}

interface MammothDocument {
  readonly children: readonly WordNode[];
  readonly notes: { resolve(reference: WordNode): { readonly body: readonly WordNode[] } | null };
}

/** Names that mammoth looks for where no relationships part leads it elsewhere. */
export const WORD_PARTS = {
  document: 'word/document.xml',
  footnotes: 'word/footnotes.xml',
  endnotes: 'word/endnotes.xml',
} as const;

/**
 * Lets mammoth read a document from parts that are ready in memory. It is given no archive: `file` is the door that its own
 * archives come through, so that nothing is unpacked a second time and without our limits, and no picture or link is read.
 */
export async function wordDocumentOf(parts: ReadonlyMap<string, string>): Promise<WordDocument> {
  let seen: MammothDocument | null = null;
  const file = {
    exists: (name: string) => parts.has(name),
    read: (name: string) => Promise.resolve(parts.get(name) ?? ''),
  };
  await mammoth.convertToHtml({ file } as unknown as { buffer: Buffer }, {
    transformDocument: (document: MammothDocument) => {
      seen = document;
      return { ...document, children: [] };
    },
  });
  const found = seen as MammothDocument | null;
  if (found === null) throw new Error('mammoth told of no document');
  return { children: found.children, noteBody: (reference) => found.notes.resolve(reference)?.body ?? [] };
}
