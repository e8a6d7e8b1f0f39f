import { contentFrame, type LayOut, listPage } from '../context.ts';
import { bulletBlocks, fitBody } from '../statements.ts';

/** Statements as a list, in the order of the plan. */
export const facts: LayOut<'facts'> = (slide, context, lead) => {
  const blocks = [...lead.map((draft) => [draft]), ...bulletBlocks(slide.statements, context)];
  return fitBody(blocks, context).map((fitted) => listPage(fitted, 'content', contentFrame(context.design)));
};
