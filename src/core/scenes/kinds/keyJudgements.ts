import { contentFrame, type LayOut, listPage } from '../context.ts';
import { fitBody, plainDraft, statementDraft } from '../statements.ts';
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
      (basis): Draft =>
        statementDraft(basis, context, {
          level: 1,
          bullet: true,
          secondary: true,
          gapEm: 0.15,
          look: { colour: 'text-soft' },
        }),
    );
    const intro = plainDraft(
      'Rests on',
      { bold: true, colour: 'text-soft' },
      { level: 1, secondary: true, gapEm: 0.15 },
    );
    return bases.length === 0 ? [judgement] : [judgement, intro, ...bases];
  });
  const sizesPt = slide.judged ? context.bodySizesPt.filter((size) => size <= 20) : context.bodySizesPt;
  const pages = fitBody([...lead.map((draft) => [draft]), ...blocks], context, sizesPt);
  return pages.map((fitted) => listPage(fitted, 'content', contentFrame(context.design)));
};
