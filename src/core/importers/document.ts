import { BriefwrightError } from '../../model/errors.ts';
import type { LeftOut } from '../../model/imported.ts';
import type { CslFields, ImportedDocument, Passage } from '../../model/source.ts';
import type { Block } from './blocks.ts';
import { sha256Of } from './normalise.ts';
import { pieceOf, type Verdict } from './piece.ts';
import { judgeRoles } from './roles/roles.ts';

/** More paragraphs than any text for reading has; each costs a row in the library. */
const MOST_PASSAGES = 200_000;
/** UTF-16 code units. The longest novels have a third of it. */
const MOST_CHARACTERS = 20_000_000;

/** Fields that a file declares of itself, outside its text, and where. */
export interface Declared {
  readonly metadata: Partial<CslFields>;
  readonly foundIn: Readonly<Record<string, string>>;
}

/** A text that a format was taken apart into. */
export interface ReadText {
  /** NFC, `\n`, no NUL. */
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly mediaType: string;
  readonly declared: Declared;
  /** Fields for which the text's own statement, where there is one, is the better word. */
  readonly behind?: Declared;
  readonly leftOut: readonly LeftOut[];
  readonly isMarkdown?: boolean;
  /** What the format itself says that blocks are, by their places: it goes before what is judged of their words. */
  readonly told?: ReadonlyMap<number, Verdict>;
}

/** Passages that stay in the document but are not suggested from, counted by reason. */
function flagged(verdicts: readonly Verdict[]): LeftOut[] {
  const counts = new Map<string, number>();
  for (const { role, reason } of verdicts) {
    if (role !== 'body' && role !== 'heading') counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].map(([what, count]) => ({ what, count }));
}

/**
 * A document from its blocks: roles are judged, and what the text states of itself is read; what the file declares goes
 * before that. Throws EMPTY_FILE where there is no text, FILE_TOO_LARGE for too many paragraphs.
 */
export function documentOf(read: ReadText): ImportedDocument {
  const { text, blocks, mediaType, declared, behind, leftOut, isMarkdown, told } = read;
  if (blocks.length === 0)
    throw new BriefwrightError('EMPTY_FILE', 'The file has no text in it.', {
      hint: 'Check that it was saved in full.',
    });
  if (blocks.length > MOST_PASSAGES)
    throw new BriefwrightError(
      'FILE_TOO_LARGE',
      `The file has ${blocks.length} paragraphs, over the limit of ${MOST_PASSAGES}.`,
      { hint: 'Split it into several files.' },
    );
  if (text.length > MOST_CHARACTERS)
    throw new BriefwrightError('FILE_TOO_LARGE', 'The text has over 20 million characters, which is the limit.', {
      hint: 'Split it into several files.',
    });
  const { verdicts: judged, stated } = judgeRoles(blocks.map((block) => pieceOf(text, block, isMarkdown ?? false)));
  const verdicts = told ? judged.map((verdict, place) => told.get(place) ?? verdict) : judged;
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
    mediaType,
    passages,
    metadata: { type: 'document', ...behind?.metadata, ...stated.metadata, ...declared.metadata },
    foundIn: { ...behind?.foundIn, ...stated.foundIn, ...declared.foundIn },
    leftOut: [...leftOut, ...flagged(verdicts)],
  };
}
