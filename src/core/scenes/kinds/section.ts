import { type LayOut, listPage } from '../context.ts';
import { plainDraft } from '../statements.ts';
import { fitList } from '../text/fitList.ts';

/** The opening slide of a section: its name as the title, and what it holds. */
export const section: LayOut<'section'> = (slide, context, lead) => {
  const { body, bodySizePt } = context.design.layouts.section;
  if (body === null) return [];
  const texts = [slide.name === slide.heading ? '' : slide.name, slide.says].filter((text) => text.trim() !== '');
  const blocks = [...lead, ...texts.map((text) => plainDraft(text, { colour: 'text-soft' }))].map((draft) => [draft]);
  const sizesPt = context.bodySizesPt.filter((size) => size <= bodySizePt);
  const pages = fitList(blocks, { widthIn: body.wIn, heightIn: body.hIn, sizesPt }, context.ruler);
  if (pages.length === 0) return [{ layout: 'section', boxes: [], factIds: [] }];
  return pages.map((fitted) => listPage(fitted, 'section', body));
};
