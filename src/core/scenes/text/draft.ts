import { BULLET_INDENT_IN, type Design, type Paragraph, type Run } from '../../../model/scene.ts';
import { type FontMetrics, WIDTH_SHARE } from './fontMetrics.ts';
import { type MeasuredText, measureRuns, setInLines } from './measure.ts';

/** Body text is never smaller, nor sources, notes-lines and footers. */
export const BODY_FLOOR_PT = 14;
export const SMALL_FLOOR_PT = 10;

const PT_PER_IN = 72;
const SECONDARY_STEP_PT = 4;
/** A last line shorter than this share of its column is a widow. */
const WIDOW_SHARE = 0.2;

/** A paragraph before its size is known. `lead` and `tail` (labels and marks) stay with every part when `body` is split. */
export interface Draft {
  readonly lead: readonly Run[];
  readonly body: readonly Run[];
  readonly tail: readonly Run[];
  readonly factId?: string;
  /** Source whose entry it is. */
  readonly sourceId?: string;
  /** Its own size, where it does not take that of the list. */
  readonly sizePt?: number;
  /** Set smaller than the list, where the floor leaves room for it. */
  readonly secondary?: boolean;
  readonly bullet?: boolean;
  readonly level?: number;
  readonly hangingIn?: number;
  readonly align?: 'left' | 'centre' | 'right';
  /** Space before it, in em of the list's size; the list's own gap where it is left out. */
  readonly gapEm?: number;
}

/** Measures drafts; what is measured once is kept as long as the draft lives. */
export class Ruler {
  readonly design: Design;
  readonly metrics: FontMetrics;
  readonly #measured = new WeakMap<Draft, MeasuredText>();

  constructor(design: Design, metrics: FontMetrics) {
    this.design = design;
    this.metrics = metrics;
  }

  /** Width in inches of text set on one line. */
  widthIn(text: string, sizePt: number, look: { bold?: boolean } = {}): number {
    return (measureRuns([{ text, ...look }], this.metrics).widthEm * sizePt) / PT_PER_IN / WIDTH_SHARE;
  }

  /** Width in inches of the widest stretch that does not break. */
  widestWordIn(draft: Draft, sizePt: number): number {
    return (this.#measure(draft).widestWordEm * sizePt) / PT_PER_IN / WIDTH_SHARE;
  }

  /** Width in inches of a draft set on one line. */
  draftWidthIn(draft: Draft, sizePt: number): number {
    return (this.#measure(draft).widthEm * sizePt) / PT_PER_IN / WIDTH_SHARE;
  }

  /** Lines of a draft in a column, at a size. */
  lines(draft: Draft, sizePt: number, widthIn: number): number {
    return setInLines(this.#measure(draft), columnEm(draft, sizePt, widthIn)).lines;
  }

  /** Whether the last of several lines holds so little that it looks left over. */
  endsInWidow(draft: Draft, sizePt: number, widthIn: number): boolean {
    const column = columnEm(draft, sizePt, widthIn);
    const { lines, lastEm } = setInLines(this.#measure(draft), column);
    return lines > 1 && lastEm < column * WIDOW_SHARE;
  }

  /** Height in inches of a draft in a column, without the space before it. */
  heightIn(draft: Draft, sizePt: number, widthIn: number): number {
    const { lineEm } = this.#measure(draft);
    return (this.lines(draft, sizePt, widthIn) * lineEm * this.design.lineHeight * sizePt) / PT_PER_IN;
  }

  /** Height in inches of drafts under one another; the first has no space before it. */
  stackHeightIn(drafts: readonly Draft[], basePt: number, widthIn: number, gapEm = 0): number {
    let height = 0;
    drafts.forEach((draft, i) => {
      height += this.heightIn(draft, draftSizePt(draft, basePt), widthIn);
      if (i > 0) height += ((draft.gapEm ?? gapEm) * basePt) / PT_PER_IN;
    });
    return height;
  }

  #measure(draft: Draft): MeasuredText {
    let measured = this.#measured.get(draft);
    if (measured === undefined) {
      measured = measureRuns([...draft.lead, ...draft.body, ...draft.tail], this.metrics, draft.sizePt ?? null);
      this.#measured.set(draft, measured);
    }
    return measured;
  }
}

/** Width in em that a draft's lines are fitted into. A hanging first line is longer than the others; it is counted as one of them. */
function columnEm(draft: Draft, sizePt: number, widthIn: number): number {
  return Math.max(1, ((widthIn - indentIn(draft)) * WIDTH_SHARE * PT_PER_IN) / sizePt);
}

export function draftSizePt(draft: Draft, basePt: number): number {
  if (draft.sizePt !== undefined) return draft.sizePt;
  return draft.secondary ? Math.max(BODY_FLOOR_PT, basePt - SECONDARY_STEP_PT) : basePt;
}

/** How far a draft's lines stand in from the left edge of their column. */
export function indentIn(draft: Draft): number {
  if (draft.hangingIn !== undefined) return draft.hangingIn;
  return ((draft.level ?? 0) + (draft.bullet ? 1 : 0)) * BULLET_INDENT_IN;
}

/** The draft as a paragraph of a scene. */
export function paragraphOf(draft: Draft, basePt: number, gapEm: number, isFirst: boolean): Paragraph {
  const gapPt = isFirst ? 0 : Math.round((draft.gapEm ?? gapEm) * basePt * 10) / 10;
  return {
    runs: [...draft.lead, ...draft.body, ...draft.tail],
    sizePt: draftSizePt(draft, basePt),
    ...(draft.align ? { align: draft.align } : {}),
    ...(draft.bullet ? { bullet: true } : {}),
    ...(draft.level ? { level: draft.level } : {}),
    ...(draft.hangingIn === undefined ? {} : { hangingIn: draft.hangingIn }),
    ...(gapPt > 0 ? { spaceBeforePt: gapPt } : {}),
    ...(draft.factId === undefined ? {} : { factId: draft.factId }),
  };
}

/** A draft of plain runs. */
export function draftOf(body: readonly Run[], more: Omit<Draft, 'lead' | 'body' | 'tail'> = {}): Draft {
  return { lead: [], body, tail: [], ...more };
}
