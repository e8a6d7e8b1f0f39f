import type { Run } from '../../../model/scene.ts';
import type { FormattedRun, SourceEntry } from '../../../model/slidePlan.ts';
import { type Context, contentFrame, type LayOut, listPage } from '../context.ts';
import { fitBody } from '../statements.ts';
import { slideText } from '../text/clean.ts';
import { type Draft, SMALL_FLOOR_PT } from '../text/draft.ts';
import type { Block } from '../text/fitList.ts';

/** A short list is set as large as the body's smallest step. */
const LARGEST_PT = 14;

/** Author-date entries hang from their author. */
const HANGING_IN = 0.35;

function entryRun(run: FormattedRun): Run {
  return {
    text: run.text.replace(/[\t\n\r]+/g, ' '),
    ...(run.italic ? { italic: true } : {}),
    ...(run.bold ? { bold: true } : {}),
    ...(run.superscript ? { superscript: true } : {}),
    ...(run.url === null ? {} : { link: { kind: 'url', url: run.url }, colour: 'accent' }),
  };
}

function entryDraft(entry: SourceEntry, labelIn: number): Draft {
  const lead: Run[] =
    entry.label === null ? [] : [{ text: `${slideText(entry.label)}\t`, bold: true, colour: 'accent' }];
  return {
    lead,
    body: entry.runs.map(entryRun).map((run) => ({ ...run, text: cleanRun(run.text) })),
    tail: [],
    sourceId: entry.sourceId,
    hangingIn: entry.label === null ? HANGING_IN : labelIn,
  };
}

/** As `slideText`, but the spaces at the ends of a run belong to the entry. */
function cleanRun(text: string): string {
  return slideText(`|${text}|`).slice(1, -1);
}

function labelColumnIn(entries: readonly SourceEntry[], sizePt: number, context: Context): number {
  const widest = Math.max(0, ...entries.map((e) => context.ruler.widthIn(e.label ?? '', sizePt, { bold: true })));
  return Math.ceil((Math.min(2, widest) + 0.15) * 20) / 20;
}

/** The list of sources as the citation style sets it, labels in a column of their own, addresses linked. */
export const sources: LayOut<'sources'> = (slide, context, lead) => {
  const { smallSizePt } = context.design;
  const wanted = new Set(slide.sourceIds);
  const entries = context.cited.entries.filter((entry) => wanted.has(entry.sourceId));
  const labelIn = labelColumnIn(entries, LARGEST_PT, context);
  const blocks: Block[] = [...lead, ...entries.map((entry) => entryDraft(entry, labelIn))].map((draft) => [draft]);
  const sizesPt = [LARGEST_PT, smallSizePt, SMALL_FLOOR_PT].filter((size, i, all) => all.indexOf(size) === i);
  return fitBody(blocks, context, sizesPt).map((fitted) => listPage(fitted, 'content', contentFrame(context.design)));
};
