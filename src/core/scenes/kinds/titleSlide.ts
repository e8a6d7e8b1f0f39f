import { markingLabel } from '../../../model/scales.ts';
import { type Context, type LayOut, listPage } from '../context.ts';
import { asOfWords } from '../furniture.ts';
import { plainDraft } from '../statements.ts';
import { type Block, fitList } from '../text/fitList.ts';

const BETWEEN = ' \u00b7 ';

/** The subtitle on one line or, where it needs more, with each of its parts on a line of its own. */
function subtitleLines(subtitle: string, context: Context): string[] {
  const { body, bodySizePt } = context.design.layouts.title;
  if (subtitle.trim() === '') return [];
  return context.ruler.widthIn(subtitle, bodySizePt) <= (body?.wIn ?? 0) ? [subtitle] : subtitle.split(BETWEEN);
}

/** The opening slide: what it is about, the cut-off of information, and with whom the deck may be shared. */
export const titleSlide: LayOut<'title'> = (slide, context, lead) => {
  const { plan, scheme, design } = context;
  const { body } = design.layouts.title;
  if (body === null) return [];
  const label = markingLabel(scheme, plan.marking);
  const small = { sizePt: 16, gapEm: 0.3 };
  const blocks = [
    ...lead.map((draft) => [draft]),
    subtitleLines(slide.subtitle, context).map((line) => plainDraft(line, { colour: 'text-soft' }, { gapEm: 0.3 })),
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
