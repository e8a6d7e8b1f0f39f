import type { CSSProperties, ReactNode } from 'react';
import { BULLET_INDENT_IN, type Design, type Paragraph, type Run } from '../../model/scene.ts';
import { cssColour } from './colours.ts';
import { LINE_EM } from './lineHeight.ts';

/** Sets a citation mark into the page, for example with a card that shows the evidence behind it. */
export type RenderMark = (mark: ReactNode, factId: string | null) => ReactNode;

/** As the deck writes them: `baseline="30000"`, and the share of the size that scenes are measured with. */
const SUPERSCRIPT = { raiseEm: 0.3, share: 0.67 } as const;

function runStyle(run: Run, paragraph: Paragraph, design: Design): CSSProperties {
  const sizePt = run.sizePt ?? paragraph.sizePt;
  const colour = run.colour ?? (run.link === undefined ? undefined : run.mark ? 'text' : 'accent');
  return {
    ...(run.bold === undefined ? {} : { fontWeight: run.bold ? 700 : 400 }),
    ...(run.italic ? { fontStyle: 'italic' } : {}),
    ...(colour === undefined ? {} : { color: cssColour(colour, design) }),
    ...(run.link !== undefined && !run.mark ? { textDecoration: 'underline' } : {}),
    ...(run.sizePt === undefined ? {} : { fontSize: `${sizePt}pt` }),
    ...(run.superscript
      ? {
          fontSize: `${sizePt * SUPERSCRIPT.share}pt`,
          position: 'relative',
          top: `${-SUPERSCRIPT.raiseEm * sizePt}pt`,
          lineHeight: 0,
        }
      : {}),
  };
}

function paragraphStyle(paragraph: Paragraph, design: Design): CSSProperties {
  const level = Math.max(0, Math.trunc(paragraph.level ?? 0));
  const hangingIn = paragraph.hangingIn ?? (paragraph.bullet ? BULLET_INDENT_IN : 0);
  const leftIn = paragraph.hangingIn ?? BULLET_INDENT_IN * level + hangingIn;
  return {
    margin: 0,
    marginTop: `${paragraph.spaceBeforePt ?? 0}pt`,
    paddingInlineStart: `${leftIn}in`,
    // The bullet stands in the indent by itself; a hanging first line has its own text there.
    textIndent: paragraph.bullet ? 0 : `${-hangingIn}in`,
    fontSize: `${paragraph.sizePt}pt`,
    lineHeight: LINE_EM * design.lineHeight,
    minHeight: `${LINE_EM * design.lineHeight}em`,
    tabSize: paragraph.hangingIn === undefined ? '1in' : `${paragraph.hangingIn}in`,
    position: 'relative',
    ...(paragraph.align === undefined
      ? {}
      : { textAlign: paragraph.align === 'centre' ? ('center' as const) : paragraph.align }),
  };
}

/** Runs next to one another that are marks of one statement are one mark to the reader. */
function pieces(runs: readonly Run[]): { readonly mark: boolean; readonly runs: readonly Run[] }[] {
  const found: { mark: boolean; runs: Run[] }[] = [];
  for (const run of runs) {
    const last = found.at(-1);
    const mark = run.mark === true;
    if (last && last.mark === mark) last.runs.push(run);
    else found.push({ mark, runs: [run] });
  }
  return found;
}

/** Paragraphs of a scene as text of the page, in the sizes, indents and colours that the deck gives them. */
export function Paragraphs({
  paragraphs,
  design,
  renderMark,
}: {
  readonly paragraphs: readonly Paragraph[];
  readonly design: Design;
  readonly renderMark?: RenderMark | undefined;
}) {
  return paragraphs.map((paragraph, p) => {
    let key = 0;
    const spans = (runs: readonly Run[]) =>
      runs.map((run) => (
        <span key={key++} style={runStyle(run, paragraph, design)}>
          {run.text}
        </span>
      ));
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of a scene have no identity but their place
      <p key={p} style={paragraphStyle(paragraph, design)} dir="auto" data-fact-id={paragraph.factId}>
        {paragraph.bullet ? <Bullet paragraph={paragraph} design={design} /> : null}
        {pieces(paragraph.runs).map((piece) => {
          const content = spans(piece.runs);
          if (!piece.mark || renderMark === undefined) return content;
          return <MarkSlot key={`mark${key}`}>{renderMark(content, paragraph.factId ?? null)}</MarkSlot>;
        })}
      </p>
    );
  });
}

function MarkSlot({ children }: { readonly children: ReactNode }) {
  return <span style={{ textIndent: 0 }}>{children}</span>;
}

function Bullet({ paragraph, design }: { readonly paragraph: Paragraph; readonly design: Design }) {
  const level = Math.max(0, Math.trunc(paragraph.level ?? 0));
  return (
    <span
      aria-hidden="true"
      style={{
        position: 'absolute',
        insetInlineStart: `${BULLET_INDENT_IN * level}in`,
        color: cssColour('accent', design),
        fontFamily: 'Arimo, Arial, "Liberation Sans", sans-serif',
      }}
    >
      •
    </span>
  );
}
