import { edtfWords } from '../../model/edtf.ts';
import { BriefwrightError } from '../../model/errors.ts';
import { markingLabel } from '../../model/scales.ts';
import type { Frame, PageFurniture } from '../../model/scene.ts';
import type { DeckInput } from './context.ts';
import { slideText } from './text/clean.ts';
import type { Ruler } from './text/draft.ts';

const MARKING_SIZE_PT = 12;
const MARGIN_IN = 0.6;
const BANNER = { headerYIn: 0.18, footerYIn: 7.02, hIn: 0.3, padIn: 0.12 } as const;
const NUMBER_WIDTH_IN = 0.6;
const AS_OF_WIDTH_IN = 4.5;

/** "Information as of 23 November 2026". */
export function asOfWords(asOf: string): string {
  return `Information as of ${edtfWords(asOf)}`;
}

/**
 * What stands on every page. The banner is as wide as its words and right-justified at the margin, on the scheme's own
 * background, at the 12 pt that TLP 2.0 asks for at least; number and as-of date stand at the left of the footer.
 */
export function furnitureOf(input: DeckInput, ruler: Ruler): PageFurniture {
  const { plan, scheme, design } = input;
  const marking = slideText(plan.marking);
  const label = markingLabel(scheme, plan.marking);
  const right = design.pageIn.w - MARGIN_IN;
  const wIn = Math.max(
    1.2,
    Math.ceil((ruler.widthIn(marking, MARKING_SIZE_PT, { bold: true }) + 2 * BANNER.padIn) * 20) / 20,
  );
  const asOf: Frame = { xIn: MARGIN_IN + NUMBER_WIDTH_IN, yIn: BANNER.footerYIn, wIn: AS_OF_WIDTH_IN, hIn: BANNER.hIn };
  if (wIn > right - asOf.xIn - asOf.wIn) {
    throw new BriefwrightError(
      'MARKING_TOO_LONG',
      `The marking "${marking.slice(0, 60)}…" is too long for the banner of a slide.`,
      {
        hint: 'Give the marking scheme a shorter label.',
      },
    );
  }
  const banner = (yIn: number): Frame => ({ xIn: right - wIn, yIn, wIn, hIn: BANNER.hIn });
  return {
    header: banner(BANNER.headerYIn),
    footer: banner(BANNER.footerYIn),
    asOf,
    slideNumber: { xIn: MARGIN_IN, yIn: BANNER.footerYIn, wIn: NUMBER_WIDTH_IN, hIn: BANNER.hIn },
    markingSizePt: MARKING_SIZE_PT,
    smallSizePt: design.smallSizePt,
    marking,
    markingTextColour: label?.textColour ?? 'FFFFFF',
    markingBackColour: label?.backColour ?? '000000',
    asOfText: asOfWords(plan.asOf),
  };
}

/** Where the name of the section stands: in the header row, left of the banner. */
export function kickerFrame(furniture: PageFurniture): Frame {
  const { header } = furniture;
  return { xIn: MARGIN_IN, yIn: header.yIn, wIn: header.xIn - MARGIN_IN - 0.2, hIn: header.hIn };
}
