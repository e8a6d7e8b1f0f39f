import type { Statement } from '../../../model/slidePlan.ts';
import { type Context, contentFrame, type LayOut, listPage, type PlannedOf } from '../context.ts';
import { fitBody, plainDraft, statementDraft } from '../statements.ts';
import type { Draft } from '../text/draft.ts';
import type { Block } from '../text/fitList.ts';

const RESTS_ON = { text: 'Rests on', bold: true, colour: 'text-soft' } as const;

/** The facts a judgement rests on, under words of their own or, where room is short, with them before the first. */
function basisDrafts(bases: readonly Statement[], ownLine: boolean, context: Context): Draft[] {
  if (bases.length === 0) return [];
  const second = { level: 1, secondary: true, gapEm: 0 } as const;
  const list = bases.map(
    (basis, i): Draft =>
      statementDraft(basis, context, {
        ...second,
        bullet: true,
        look: { colour: 'text-soft' },
        before: i === 0 && !ownLine ? [{ ...RESTS_ON, text: `${RESTS_ON.text}: ` }] : [],
      }),
  );
  return ownLine ? [plainDraft(RESTS_ON.text, RESTS_ON, second), ...list] : list;
}

function blocksOf(slide: PlannedOf<'key-judgements'>, ownLine: boolean, context: Context): Block[] {
  return slide.statements.map((statement, i) => {
    const look = slide.judged ? { look: { bold: true } } : {};
    const judgement = statementDraft(statement, context, { bullet: true, ...look });
    return [judgement, ...basisDrafts(slide.restsOn[i] ?? [], ownLine, context)];
  });
}

/** Each judgement, and below it, smaller, the facts it rests on with their own marks. Without judgements, the key facts. */
export const keyJudgements: LayOut<'key-judgements'> = (slide, context, lead) => {
  const fitted = (ownLine: boolean) =>
    fitBody([...lead.map((draft) => [draft]), ...blocksOf(slide, ownLine, context)], context);
  const airy = fitted(true);
  const close = airy.length > 1 ? fitted(false) : airy;
  const pages = close.length < airy.length ? close : airy;
  return pages.map((page) => listPage(page, 'content', contentFrame(context.design)));
};
