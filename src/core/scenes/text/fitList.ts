import type { Paragraph } from '../../../model/scene.ts';
import { BODY_FLOOR_PT, type Draft, draftSizePt, paragraphOf, type Ruler } from './draft.ts';
import { splitDraft } from './splitDraft.ts';

/** Drafts that stand together on a page where it can hold them: a judgement and what it rests on. */
export type Block = readonly Draft[];

/** One page of a list, at its size. */
export interface FittedPage {
  readonly drafts: readonly Draft[];
  readonly paragraphs: readonly Paragraph[];
  readonly sizePt: number;
  readonly heightIn: number;
}

export interface FitOptions {
  readonly widthIn: number;
  readonly heightIn: number;
  /** Sizes to try, the largest first. */
  readonly sizesPt: readonly number[];
  /** Space between blocks in em: at least, and what it may grow to where there is room. */
  readonly gapEm?: readonly [number, number];
}

const DEFAULT_GAP_EM = [0.45, 0.9] as const;
/** Space between drafts of one block that do not say their own. */
const INNER_GAP_EM = 0.25;
/** A list grows its gaps until it takes this share of its page. */
const AIRY_SHARE = 0.75;

interface Measured {
  readonly block: Block;
  readonly heightIn: number;
}

function measureBlock(block: Block, sizePt: number, widthIn: number, ruler: Ruler): number {
  return ruler.stackHeightIn(block, sizePt, widthIn, INNER_GAP_EM);
}

/** Blocks of a size, with what is taller than a page taken apart: first into its drafts, then a draft into parts. */
function measureAll(blocks: readonly Block[], sizePt: number, options: FitOptions, ruler: Ruler): Measured[] {
  const { widthIn, heightIn } = options;
  return blocks.flatMap((block): Measured[] => {
    const height = measureBlock(block, sizePt, widthIn, ruler);
    if (height <= heightIn) return [{ block, heightIn: height }];
    if (block.length > 1) {
      return measureAll(
        block.map((draft) => [draft]),
        sizePt,
        options,
        ruler,
      );
    }
    const draft = block[0] as Draft;
    return splitDraft(draft, draftSizePt(draft, sizePt), widthIn, heightIn, ruler).map((part) => ({
      block: [part],
      heightIn: measureBlock([part], sizePt, widthIn, ruler),
    }));
  });
}

function pagesOf(measured: readonly Measured[], gapIn: number, fullIn: number, wantedIn = fullIn): Measured[][] {
  const pages: Measured[][] = [];
  let page: Measured[] = [];
  let height = 0;
  for (const item of measured) {
    const grown = height + (page.length > 0 ? gapIn : 0) + item.heightIn;
    const pastWanted = height > 0 && grown - item.heightIn / 2 > wantedIn;
    if (page.length > 0 && (grown > fullIn || pastWanted)) {
      pages.push(page);
      page = [];
      height = item.heightIn;
    } else {
      height = grown;
    }
    page.push(item);
  }
  if (page.length > 0) pages.push(page);
  return pages;
}

/** Pages of about the same height, and no more of them than filling each in turn would give. */
function balancedPages(measured: readonly Measured[], gapIn: number, fullIn: number): Measured[][] {
  const greedy = pagesOf(measured, gapIn, fullIn);
  if (greedy.length === 1) return greedy;
  const total = measured.reduce((sum, item) => sum + item.heightIn + gapIn, 0);
  const even = pagesOf(measured, gapIn, fullIn, total / greedy.length);
  return even.length === greedy.length ? even : greedy;
}

/**
 * Sets a list in a column: at the largest size at which it fits one page; where no size does, on as few pages as the
 * smallest size would take, at the largest size that takes no more. Nothing is cut. Heights are inches.
 */
export function fitList(blocks: readonly Block[], options: FitOptions, ruler: Ruler): FittedPage[] {
  if (blocks.length === 0) return [];
  const sizes = options.sizesPt.length > 0 ? options.sizesPt : [BODY_FLOOR_PT];
  const [gapEm, airyEm] = options.gapEm ?? DEFAULT_GAP_EM;
  const attempt = (sizePt: number): Measured[][] =>
    balancedPages(measureAll(blocks, sizePt, options, ruler), (gapEm * sizePt) / 72, options.heightIn);

  let sizePt = sizes[0] as number;
  let pages = attempt(sizePt);
  if (pages.length > 1) {
    const floorPt = sizes.at(-1) as number;
    const fewest = attempt(floorPt).length;
    for (const candidate of sizes) {
      sizePt = candidate;
      pages = attempt(candidate);
      if (pages.length <= fewest) break;
    }
  }
  return pages.map((page) => finishPage(page, sizePt, [gapEm, airyEm], options));
}

function finishPage(
  page: readonly Measured[],
  sizePt: number,
  [gapEm, airyEm]: readonly [number, number],
  options: FitOptions,
): FittedPage {
  const textIn = page.reduce((sum, item) => sum + item.heightIn, 0);
  const gaps = page.length - 1;
  const roomEm = gaps === 0 ? gapEm : ((options.heightIn * AIRY_SHARE - textIn) * 72) / gaps / sizePt;
  const gap = Math.min(airyEm, Math.max(gapEm, Math.floor(roomEm * 20) / 20));
  const drafts = page.flatMap((item) => item.block);
  const paragraphs = page.flatMap((item, i) =>
    item.block.map((draft, j) =>
      paragraphOf(j === 0 ? { ...draft, gapEm: gap } : draft, sizePt, INNER_GAP_EM, i === 0 && j === 0),
    ),
  );
  return { drafts, paragraphs, sizePt, heightIn: textIn + (gaps * gap * sizePt) / 72 };
}
