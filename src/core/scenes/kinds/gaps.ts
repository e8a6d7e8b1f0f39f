import { contentFrame, type LayOut, listPage } from '../context.ts';
import { fitBody, plainDraft, statementDraft } from '../statements.ts';
import type { Block } from '../text/fitList.ts';

/** Statements stand closer to their caveat than caveats to one another. */
const WITHIN_EM = 0.1;

/** What a reader must not lean on: each caveat as words, and below it the statements that it holds for. */
export const gaps: LayOut<'gaps'> = (slide, context, lead) => {
  const blocks = slide.groups.map((group): Block => {
    const caveat = plainDraft(group.says, { bold: true, colour: 'accent' });
    return [caveat, ...group.statements.map((s) => statementDraft(s, context, { bullet: true, gapEm: WITHIN_EM }))];
  });
  const sizesPt = context.bodySizesPt.filter((size) => size <= 18);
  const pages = fitBody([...lead.map((draft) => [draft]), ...blocks], context, sizesPt);
  return pages.map((fitted) => listPage(fitted, 'content', contentFrame(context.design)));
};
