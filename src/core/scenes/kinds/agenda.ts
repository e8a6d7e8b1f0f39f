import { contentFrame, type LayOut, listPage } from '../context.ts';
import { fitBody } from '../statements.ts';
import { slideText } from '../text/clean.ts';
import type { Draft } from '../text/draft.ts';
import type { Block } from '../text/fitList.ts';

const WIDEST_NAMES_IN = 4;
const LARGEST_PT = 24;

/** The sections in order, each with what it holds; names and what they hold stand in two columns. */
export const agenda: LayOut<'agenda'> = (slide, context, lead) => {
  const names = slide.items.map((item, i) => `${i + 1}   ${slideText(item.name)}`);
  const widest = Math.max(0, ...names.map((name) => context.ruler.widthIn(name, LARGEST_PT, { bold: true })));
  const hangingIn = Math.ceil(Math.min(WIDEST_NAMES_IN, widest + 0.4) * 10) / 10;
  const blocks: Block[] = slide.items.map((item, i) => {
    const says = slideText(item.says);
    return [
      {
        lead: [],
        body: [
          { text: names[i] ?? '', bold: true },
          ...(says === '' ? [] : [{ text: `\t${says}`, colour: 'text-soft' as const }]),
        ],
        tail: [],
        hangingIn,
      } satisfies Draft,
    ];
  });
  const sizesPt = context.bodySizesPt.filter((size) => size <= LARGEST_PT);
  const pages = fitBody([...lead.map((draft) => [draft]), ...blocks], context, sizesPt);
  return pages.map((fitted) => listPage(fitted, 'content', contentFrame(context.design)));
};
