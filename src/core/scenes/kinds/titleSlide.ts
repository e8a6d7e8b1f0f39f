import { markingLabel } from '../../../model/scales.ts';
import { type LayOut, listPage } from '../context.ts';
import { asOfWords } from '../furniture.ts';
import { plainDraft } from '../statements.ts';
import { type Block, fitList } from '../text/fitList.ts';

/** The opening slide: what it is about, the cut-off of information, and with whom the deck may be shared. */
export const titleSlide: LayOut<'title'> = (slide, context, lead) => {
  const { plan, scheme, design } = context;
  const { body } = design.layouts.title;
  if (body === null) return [];
  const label = markingLabel(scheme, plan.marking);
  const small = { sizePt: 16, gapEm: 0.3 };
  const blocks = [
    ...lead.map((draft) => [draft]),
    ...(slide.subtitle.trim() === '' ? [] : [[plainDraft(slide.subtitle, { colour: 'text-soft' })]]),
    [
      ...(slide.subtitle.includes(asOfWords(plan.asOf)) ? [] : [plainDraft(asOfWords(plan.asOf), {}, small)]),
      ...(label && label.sharedWith !== ''
        ? [plainDraft(`${label.label} \u00b7 may be shared with ${label.sharedWith}`, {}, small)]
        : []),
    ],
  ].filter((block: Block) => block.length > 0);
  const sizesPt = context.bodySizesPt.filter((size) => size <= design.layouts.title.bodySizePt);
  const options = { widthIn: body.wIn, heightIn: body.hIn, sizesPt, gapEm: [0.8, 1.2] as const };
  return fitList(blocks, options, context.ruler).map((fitted) => listPage(fitted, 'title', body));
};
