import { IconBookmark, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { memo, type Ref } from 'react';
import type { Passage } from '../../model/source.ts';
import type { ChunkMarks } from './chunkMarks.ts';
import { asidesInWords, type PassageGroup } from './passageGroups.ts';
import styles from './Reader.module.css';
import { type Marked, segmentsOf } from './segments.ts';
import { type ChunkPart, estimatedHeightPx, type TextChunk } from './textChunks.ts';
import { passageId } from './textPage.ts';

const NO_MARKS: readonly Marked[] = [];

/**
 * The text of a document, as text and nothing else: nothing of it is ever read as markup. Chunks that are far from what is in
 * sight are not laid out, and those that were not drawn yet stand as room of about their height.
 */
export const DocumentText = memo(function DocumentText(props: {
  readonly text: string;
  readonly passages: readonly Passage[];
  readonly chunks: readonly TextChunk[];
  /** Places of the chunks that are drawn. */
  readonly drawn: ReadonlySet<number>;
  readonly marks: ReadonlyMap<number, ChunkMarks>;
  /** First passages of the groups that are folded away. */
  readonly folded: ReadonlySet<number>;
  readonly onFold: (firstPassage: number) => void;
  /** Told of each chunk's element, to watch what is in sight. */
  readonly chunkRef: Ref<HTMLDivElement>;
}) {
  const { chunks, folded } = props;
  return chunks.map((chunk, n) => (
    <Chunk
      key={chunk.first}
      n={n}
      text={props.text}
      passages={props.passages}
      chunk={chunk}
      isDrawn={props.drawn.has(n)}
      marks={props.marks.get(n) ?? null}
      folded={chunk.parts.map(({ group }) => (folded.has(group.first) ? group.first : '')).join(' ')}
      onFold={props.onFold}
      chunkRef={props.chunkRef}
    />
  ));
});

const Chunk = memo(function Chunk(props: {
  readonly n: number;
  readonly text: string;
  readonly passages: readonly Passage[];
  readonly chunk: TextChunk;
  readonly isDrawn: boolean;
  readonly marks: ChunkMarks | null;
  /** First passages of its folded groups, with blanks between them. */
  readonly folded: string;
  readonly onFold: (firstPassage: number) => void;
  readonly chunkRef: Ref<HTMLDivElement>;
}) {
  const { text, passages, chunk, marks, onFold } = props;
  const folded = new Set(props.folded.split(' ').filter(Boolean).map(Number));
  const isFolded = (group: PassageGroup) => folded.has(group.first);
  const heightPx = estimatedHeightPx(chunk, passages, isFolded);
  const blocks = ({ first, after }: ChunkPart) =>
    passages.slice(first, after).map((passage, k) => {
      const i = first + k;
      const before = passages[i - 1];
      return (
        <PassageBlock
          key={i}
          place={i}
          text={text}
          passage={passage}
          leadStart={before?.end ?? 0}
          newPage={passage.page !== null && passage.page !== before?.page}
          marks={marks?.byPassage.get(i) ?? NO_MARKS}
          activeKey={marks?.activeKey ?? null}
        />
      );
    });
  return (
    <div
      ref={props.chunkRef}
      className={styles.chunk}
      data-chunk={props.n}
      style={
        props.isDrawn ? { containIntrinsicBlockSize: `auto ${heightPx}px` } : { height: heightPx, contain: 'strict' }
      }
    >
      {props.isDrawn &&
        chunk.parts.map((part) =>
          part.group.asides ? (
            <div key={part.first} className={styles.asides}>
              {part.first === part.group.first && (
                <FoldButton group={part.group} isFolded={isFolded(part.group)} onFold={onFold} />
              )}
              {!isFolded(part.group) && blocks(part)}
            </div>
          ) : (
            blocks(part)
          ),
        )}
    </div>
  );
});

function FoldButton(props: {
  readonly group: PassageGroup;
  readonly isFolded: boolean;
  readonly onFold: (firstPassage: number) => void;
}) {
  const { group, isFolded } = props;
  if (!group.asides) return null;
  return (
    <button type="button" className={styles.fold} aria-expanded={!isFolded} onClick={() => props.onFold(group.first)}>
      {isFolded ? <IconChevronRight size={14} aria-hidden /> : <IconChevronDown size={14} aria-hidden />}
      {asidesInWords(group.asides, group.after - group.first)}
    </button>
  );
}

const PassageBlock = memo(function PassageBlock(props: {
  /** Place in the list of passages. */
  readonly place: number;
  readonly text: string;
  readonly passage: Passage;
  /** Where the passage before ends: a bullet or a number may stand between the two. */
  readonly leadStart: number;
  readonly newPage: boolean;
  readonly marks: readonly Marked[];
  readonly activeKey: string | null;
}) {
  const { place, text, passage, leadStart, newPage, activeKey } = props;
  const lead = text.slice(leadStart, passage.start);
  const bullet = isBullet(lead.trim()) ? lead.trim() : '';
  const bookmark = props.marks.find(({ look, startUtf16 }) => look === 'bookmark' && startUtf16 >= leadStart);
  const marks = props.marks.filter(({ look }) => look !== 'bookmark');
  const Tag = passage.role === 'heading' ? 'h2' : 'p';
  const attributes = {
    id: passageId(place),
    className: `${styles.passage} ${styles[passage.role] ?? ''}`,
    'data-passage': place,
  };
  if (bullet === '' && !newPage && !bookmark && marks.length === 0) {
    return (
      <Tag {...attributes} data-at={passage.start}>
        {text.slice(passage.start, passage.end)}
      </Tag>
    );
  }
  return (
    <Tag {...attributes}>
      {newPage && (
        <span
          className={styles.page}
          title={
            passage.pageLabel ? `Page ${passage.pageLabel}, in the file page ${passage.page}` : `Page ${passage.page}`
          }
        >
          <span className="bw-hidden">Page </span>
          <span aria-hidden="true">p. </span>
          {passage.pageLabel ?? passage.page}
        </span>
      )}
      {bookmark && (
        <span className={styles.bookmark} data-keys={bookmark.key} data-active={bookmark.key === activeKey}>
          <IconBookmark size={16} role="img" aria-label="Bookmark" />
        </span>
      )}
      {bullet !== '' && (
        <>
          <span className={styles.bullet} data-at={leadStart + lead.indexOf(bullet)}>
            {bullet}
          </span>{' '}
        </>
      )}
      {segmentsOf({ startUtf16: passage.start, endUtf16: passage.end }, marks).map(
        ({ startUtf16, endUtf16, marks: over }) =>
          over.length === 0 ? (
            <span key={startUtf16} data-at={startUtf16}>
              {text.slice(startUtf16, endUtf16)}
            </span>
          ) : (
            <mark
              key={startUtf16}
              data-at={startUtf16}
              data-keys={over.map(({ key }) => key).join(' ')}
              data-active={over.some(({ key }) => key === activeKey)}
              className={over.map(({ look }) => styles[look]).join(' ')}
            >
              {text.slice(startUtf16, endUtf16)}
            </mark>
          ),
      )}
    </Tag>
  );
});

/** A list's bullet or number is shown; the hashes of a Markdown heading and a file's front matter say nothing to a reader. */
function isBullet(lead: string): boolean {
  return lead.length <= 8 && !/^[#=_*`>|-]{2,}$|^#$/.test(lead);
}
