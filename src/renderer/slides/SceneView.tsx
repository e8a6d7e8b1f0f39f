import { type CSSProperties, memo } from 'react';
import { assertNever } from '../../model/errors.ts';
import type { Box, DeckScenes, Design, Frame, Scene } from '../../model/scene.ts';
import { frameStyle, ShapeBoxView, TableBoxView, TextBoxView } from './boxes.tsx';
import { ChartBoxView } from './ChartBoxView.tsx';
import { cssColour } from './colours.ts';
import './fonts.css';
import { LINE_EM } from './lineHeight.ts';
import type { RenderMark } from './Paragraphs.tsx';

const PX_PER_IN = 96;
/**
 * Browsers put baselines on whole pixels. Laid out so many times larger and drawn so many times smaller, a line is off by no
 * more than a tenth of a point.
 */
const FINENESS = 8;
/** Space beside the words of the marking in its banner. */
const BANNER_INSET_IN = 0.1;

function BoxView({
  box,
  design,
  renderMark,
}: {
  readonly box: Box;
  readonly design: Design;
  readonly renderMark: RenderMark | undefined;
}) {
  switch (box.type) {
    case 'text':
      return <TextBoxView box={box} design={design} renderMark={renderMark} />;
    case 'table':
      return <TableBoxView box={box} design={design} renderMark={renderMark} />;
    case 'chart':
      return <ChartBoxView box={box} design={design} />;
    case 'shape':
      return <ShapeBoxView box={box} design={design} />;
    default:
      return assertNever(box, 'box');
  }
}

function FixedText({
  name,
  frame,
  text,
  style,
}: {
  readonly name: string;
  readonly frame: Frame;
  readonly text: string;
  readonly style: CSSProperties;
}) {
  return (
    <div
      data-box={name}
      style={{ ...frameStyle(frame), display: 'flex', alignItems: 'center', lineHeight: LINE_EM, ...style }}
    >
      <span>{text}</span>
    </div>
  );
}

/** What stands on every page: the marking above and below, the as-of date, the number of the slide. */
function Furniture({ deck, number }: { readonly deck: DeckScenes; readonly number: number }) {
  const { furniture: f, design } = deck;
  const banner: CSSProperties = {
    background: `#${f.markingBackColour}`,
    color: `#${f.markingTextColour}`,
    fontSize: `${f.markingSizePt}pt`,
    fontWeight: 700,
    justifyContent: 'flex-end',
    padding: `0 ${BANNER_INSET_IN}in`,
    // Sets a black banner off a dark page, as the deck's layouts do.
    outline: `0.75pt solid #${f.markingTextColour}`,
    outlineOffset: '-0.375pt',
  };
  const small: CSSProperties = { color: cssColour('text-soft', design), fontSize: `${f.smallSizePt}pt` };
  return (
    <>
      <FixedText name="Marking, header" frame={f.header} text={f.marking} style={banner} />
      <FixedText name="Marking, footer" frame={f.footer} text={f.marking} style={banner} />
      <FixedText name="As of" frame={f.asOf} text={f.asOfText} style={small} />
      <FixedText name="Slide number" frame={f.slideNumber} text={String(number)} style={small} />
    </>
  );
}

export interface SceneViewProps {
  readonly scene: Scene;
  readonly deck: DeckScenes;
  /** Number of the slide in its deck, from 1. */
  readonly number: number;
  /** Width in CSS pixels; the height follows from the page. */
  readonly widthPx: number;
  /** Draws a citation mark, for example so that it shows its evidence; left out in thumbnails. */
  readonly renderMark?: RenderMark | undefined;
}

/**
 * One slide as the deck shows it, from the very scene that the deck is written from: boxes at their inches, text in the
 * free twin of the deck's font. The slide is drawn at its own size and scaled, so that lines break alike at every width.
 */
export const SceneView = memo(function SceneView({ scene, deck, number, widthPx, renderMark }: SceneViewProps) {
  const { design } = deck;
  const scale = widthPx / (design.pageIn.w * PX_PER_IN);
  return (
    <div
      data-scene={scene.id}
      lang={deck.language}
      style={{
        width: widthPx,
        height: design.pageIn.h * PX_PER_IN * scale,
        overflow: 'hidden',
        position: 'relative',
        background: cssColour('background', design),
        contain: 'strict',
      }}
    >
      <div
        style={{
          width: `${design.pageIn.w}in`,
          height: `${design.pageIn.h}in`,
          zoom: FINENESS,
          transform: `scale(${scale / FINENESS})`,
          transformOrigin: '0 0',
          position: 'absolute',
          color: cssColour('text', design),
          fontFamily: `"Slide ${design.twin}", ${design.twin}, ${design.family}, sans-serif`,
          fontKerning: 'normal',
          textRendering: 'geometricPrecision',
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
          textAlign: 'start',
          colorScheme: design.dark ? 'dark' : 'light',
        }}
      >
        {scene.boxes.map((box) => (
          <BoxView key={box.name} box={box} design={design} renderMark={renderMark} />
        ))}
        <Furniture deck={deck} number={number} />
      </div>
    </div>
  );
});
