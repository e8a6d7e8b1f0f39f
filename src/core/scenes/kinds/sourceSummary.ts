import { contentFrame, type LayOut, listPage } from '../context.ts';
import { fitBody, plainDraft } from '../statements.ts';

/** The source summary statement (ICD 206): what the deck rests on, how strong it is and what is missing. */
export const sourceSummary: LayOut<'source-summary'> = (slide, context, lead) => {
  const blocks = [...lead, ...slide.paragraphs.map((text) => plainDraft(text))].map((draft) => [draft]);
  const sizesPt = context.bodySizesPt.filter((size) => size <= 20);
  return fitBody(blocks, context, sizesPt).map((fitted) => listPage(fitted, 'content', contentFrame(context.design)));
};
