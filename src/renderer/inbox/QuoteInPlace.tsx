import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import type { Passage } from '../../model/source.ts';
import { ErrorState, SkeletonRows } from '../common/States.tsx';
import { DocumentText } from '../reader/DocumentText.tsx';
import readerStyles from '../reader/Reader.module.css';
import { marksOptions, textOptions } from '../reader/readingQueries.ts';
import type { Marked } from '../reader/segments.ts';
import { useChunkMarks, usePlacedText } from '../reader/usePlacedText.ts';
import styles from './Inbox.module.css';
import type { ListedProposal } from './proposals.ts';

/** The document of the proposal under the cursor, its words marked and in sight, with the other proposals around them. */
export function QuoteInPlace(props: {
  readonly documentId: string;
  readonly proposals: readonly ListedProposal[];
  readonly current: ListedProposal;
  readonly onShow: (id: string) => void;
}) {
  const text = useQuery(textOptions(props.documentId));
  if (text.error) return <ErrorState error={text.error} onRetry={() => void text.refetch()} />;
  if (!text.data) return <SkeletonRows rows={14} label="Opening the document" />;
  return <PlacedText {...props} text={text.data.document.text} passages={text.data.passages} />;
}

function PlacedText(props: {
  readonly documentId: string;
  readonly text: string;
  readonly passages: readonly Passage[];
  readonly proposals: readonly ListedProposal[];
  readonly current: ListedProposal;
  readonly onShow: (id: string) => void;
}) {
  const { documentId, text, passages, proposals, current } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const textBox = useRef<HTMLElement>(null);
  const { data } = useQuery(marksOptions(documentId));
  const marked = useMemo(
    () => inOrder([...proposals.map(asMark), ...quotesOf(documentId, data?.facts ?? [])]),
    [documentId, proposals, data],
  );
  const placed = usePlacedText({ text, passages, marked, startUtf16: current.start, textBox, scroll });
  const { chunks, folding, drawing, show } = placed;
  const { id, start, end } = current;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each proposal, and never because the list was read anew
  useEffect(() => show({ startUtf16: start, endUtf16: end }), [id, start, end]);

  const marks = useChunkMarks(chunks, passages, marked, id);

  return (
    <div ref={scroll} className={readerStyles.scroll} data-reader-scroll>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the list has the same proposals for the keyboard */}
      <article
        ref={textBox}
        className={`${readerStyles.text} ${styles.text}`}
        aria-label="Text of the document"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached and scrolled from the keyboard
        tabIndex={0}
        onClick={(event) => {
          const pressed = (event.target as Element).closest<HTMLElement>('[data-keys]')?.dataset.keys?.split(' ') ?? [];
          const pressedOne = proposals.find((one) => pressed.includes(one.id));
          if (pressedOne && document.getSelection()?.isCollapsed !== false) props.onShow(pressedOne.id);
        }}
      >
        <DocumentText
          text={text}
          passages={passages}
          chunks={chunks}
          drawn={drawing.drawn}
          marks={marks}
          folded={folding.folded}
          onFold={folding.fold}
          chunkRef={drawing.chunkRef}
        />
      </article>
    </div>
  );
}

const asMark = ({ id, start, end }: ListedProposal): Marked => ({
  key: id,
  look: 'draft',
  startUtf16: start,
  endUtf16: end,
});

interface QuotedFact {
  readonly id: string;
  readonly evidence: readonly {
    readonly documentId: string | null;
    readonly start: number | null;
    readonly end: number | null;
  }[];
}

/** The quotes of facts that the library holds already. */
function quotesOf(documentId: string, facts: readonly QuotedFact[]): Marked[] {
  return facts.flatMap(({ id, evidence }) =>
    evidence.flatMap((one) =>
      one.documentId === documentId && one.start !== null && one.end !== null
        ? [{ key: `fact-${id}`, look: 'fact' as const, startUtf16: one.start, endUtf16: one.end }]
        : [],
    ),
  );
}

function inOrder(marks: readonly Marked[]): readonly Marked[] {
  return marks.toSorted((a, b) => a.startUtf16 - b.startUtf16 || a.endUtf16 - b.endUtf16);
}
