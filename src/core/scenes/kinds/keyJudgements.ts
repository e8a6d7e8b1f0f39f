import { contentFrame, type LayOut, listPage } from '../context.ts';
import { fitBody, statementDraft } from '../statements.ts';
import type { Draft } from '../text/draft.ts';
import type { Block } from '../text/fitList.ts';

/** Each judgement, and below it, smaller, the facts it rests on with their own marks. Without judgements, the key facts. */
export const keyJudgements: LayOut<'key-judgements'> = (slide, context, lead) => {
  const blocks: Block[] = slide.statements.map((statement, i) => {
    const judgement = statementDraft(statement, context, {
      bullet: true,
      ...(slide.judged ? { look: { bold: true } } : {}),
    });
    const bases = (slide.restsOn[i] ?? []).map(
      (basis, j): Draft =>
        statementDraft(basis, context, {
          level: 1,
          secondary: true,
          gapEm: 0.15,
          look: { colour: 'text-soft' },
          before: [{ text: j === 0 ? 'Rests on: ' : 'and: ', bold: true, colour: 'text-soft' }],
        }),
    );
    return [judgement, ...bases];
  });
  const sizesPt = slide.judged ? context.bodySizesPt.filter((size) => size <= 20) : context.bodySizesPt;
  const pages = fitBody([...lead.map((draft) => [draft]), ...blocks], context, sizesPt);
  return pages.map((fitted) => listPage(fitted, 'content', contentFrame(context.design)));
};
