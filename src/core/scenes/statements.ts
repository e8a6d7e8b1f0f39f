import type { Run } from '../../model/scene.ts';
import { citationKey, type Statement } from '../../model/slidePlan.ts';
import type { Context } from './context.ts';
import { slideText } from './text/clean.ts';
import { type Draft, draftOf } from './text/draft.ts';
import { type Block, type FittedPage, fitList } from './text/fitList.ts';

const NUMERIC_MARK = /(\[\d+\])/;

/**
 * The mark that a statement ends in. Numeric marks are superscripts, one run for each source's own number, each linked
 * to that source's entry; an author-date mark is one run, linked to the entry of the first source it names.
 */
export function markRuns(statement: Statement, context: Context): Run[] {
  const { cited, sourceOfLabel } = context;
  const text = cited.marks.get(citationKey(statement.citations));
  const first = statement.citations[0]?.sourceId;
  if (text === undefined || first === undefined)
    throw new Error(`The statement of fact ${statement.factId} has no mark.`);
  const look = { mark: true, colour: 'accent', ...(cited.numeric ? { superscript: true } : {}) } as const;
  const pieces = cited.numeric ? text.split(NUMERIC_MARK).filter((piece) => piece !== '') : [];
  if (!pieces.some((piece) => sourceOfLabel.has(piece))) {
    return [{ text, ...look, link: { kind: 'source', sourceId: first } }];
  }
  return pieces.map((piece): Run => {
    const sourceId = sourceOfLabel.get(piece);
    return sourceId === undefined
      ? { text: piece, ...look }
      : { text: piece, ...look, link: { kind: 'source', sourceId } };
  });
}

/**
 * A statement's mark with the space before it. The space does not break, so that a mark never begins a line, and has the
 * look of the mark: LibreOffice draws a linked run in the look of the run before it.
 */
export function markTail(statement: Statement, context: Context): Run[] {
  const look = { colour: 'accent', ...(context.cited.numeric ? { superscript: true } : {}) } as const;
  return [{ text: '\u00a0', ...look }, ...markRuns(statement, context)];
}

/** Labels before a statement, as words: "Judgement · High confidence: ". */
export function labelRuns(statement: Statement): Run[] {
  if (statement.labels.length === 0) return [];
  return [{ text: `${statement.labels.join(' · ')}: `, bold: true, colour: 'accent' }];
}

/** A statement as a draft paragraph: labels, words, mark. */
export function statementDraft(
  statement: Statement,
  context: Context,
  more: Omit<Draft, 'lead' | 'body' | 'tail'> & { look?: Omit<Run, 'text'>; before?: readonly Run[] } = {},
): Draft {
  const { look, before, ...rest } = more;
  return {
    lead: [...(before ?? []), ...labelRuns(statement)],
    body: [{ text: slideText(statement.text), ...look }],
    tail: markTail(statement, context),
    factId: statement.factId,
    ...rest,
  };
}

/** Statements as a bulleted list. */
export function bulletBlocks(statements: readonly Statement[], context: Context): Block[] {
  return statements.map((statement) => [statementDraft(statement, context, { bullet: true })]);
}

/** Fits blocks into the body of the content layout. */
export function fitBody(blocks: readonly Block[], context: Context, sizesPt?: readonly number[]): FittedPage[] {
  const { body } = context.design.layouts.content;
  if (body === null) return [];
  return fitList(
    blocks,
    { widthIn: body.wIn, heightIn: body.hIn, sizesPt: sizesPt ?? context.bodySizesPt },
    context.ruler,
  );
}

/** A plain paragraph of one look. */
export function plainDraft(
  text: string,
  look: Omit<Run, 'text'> = {},
  more: Omit<Draft, 'lead' | 'body' | 'tail'> = {},
): Draft {
  return draftOf([{ text: slideText(text), ...look }], more);
}
