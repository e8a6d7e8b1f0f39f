import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { memo } from 'react';
import type { Passage } from '../../model/source.ts';
import { asidesInWords, type PassageGroup } from './passageGroups.ts';
import styles from './Reader.module.css';
import { type Marked, segmentsOf } from './segments.ts';

const NO_MARKS: readonly Marked[] = [];

/**
 * The text of a document, as text and nothing else: nothing of it is ever read as markup. Each run of text is an element with
 * one text node and its place in `data-at`; what marks it is in `data-keys`.
 */
export const DocumentText = memo(function DocumentText(props: {
  readonly text: string;
  readonly passages: readonly Passage[];
  readonly groups: readonly PassageGroup[];
  readonly marks: ReadonlyMap<number, readonly Marked[]>;
  /** First passages of the groups that are folded away. */
  readonly folded: ReadonlySet<number>;
  readonly onFold: (firstPassage: number) => void;
}) {
  const { text, passages, groups, marks, folded, onFold } = props;
  const blocks = (group: PassageGroup) =>
    passages.slice(group.first, group.after).map((passage, n) => {
      const i = group.first + n;
      const before = passages[i - 1];
      return (
        <PassageBlock
          key={passage.index}
          text={text}
          passage={passage}
          leadStart={before?.end ?? 0}
          newPage={passage.page !== null && passage.page !== before?.page}
          marks={marks.get(i) ?? NO_MARKS}
        />
      );
    });
  return groups.map((group) => {
    if (!group.asides) return blocks(group);
    const isFolded = folded.has(group.first);
    return (
      <div key={`aside-${group.first}`} className={styles.asides}>
        <button type="button" className={styles.fold} aria-expanded={!isFolded} onClick={() => onFold(group.first)}>
          {isFolded ? <IconChevronRight size={14} aria-hidden /> : <IconChevronDown size={14} aria-hidden />}
          {asidesInWords(group.asides, group.after - group.first)}
        </button>
        {!isFolded && blocks(group)}
      </div>
    );
  });
});

const PassageBlock = memo(function PassageBlock(props: {
  readonly text: string;
  readonly passage: Passage;
  /** Where the passage before ends: a bullet or a number may stand between the two. */
  readonly leadStart: number;
  readonly newPage: boolean;
  readonly marks: readonly Marked[];
}) {
  const { text, passage, leadStart, marks } = props;
  const lead = text.slice(leadStart, passage.start);
  const bullet = isBullet(lead.trim()) ? lead.trim() : '';
  const Tag = passage.role === 'heading' ? 'h2' : 'p';
  return (
    <>
      {props.newPage && <div className={styles.page}>Page {passage.page}</div>}
      <Tag className={`${styles.passage} ${styles[passage.role] ?? ''}`} data-passage={passage.index}>
        {bullet !== '' && (
          <>
            <span className={styles.bullet} data-at={leadStart + lead.indexOf(bullet)}>
              {bullet}
            </span>{' '}
          </>
        )}
        {segmentsOf({ startUtf16: passage.start, endUtf16: passage.end }, marks).map(
          ({ startUtf16, endUtf16, keys }) =>
            keys.length === 0 ? (
              <span key={startUtf16} data-at={startUtf16}>
                {text.slice(startUtf16, endUtf16)}
              </span>
            ) : (
              <mark
                key={startUtf16}
                data-at={startUtf16}
                data-keys={keys.join(' ')}
                className={keys.map((key) => styles[key.slice(0, key.indexOf('-'))]).join(' ')}
              >
                {text.slice(startUtf16, endUtf16)}
              </mark>
            ),
        )}
      </Tag>
    </>
  );
});

/** A list's bullet or number is shown; the hashes of a Markdown heading and a file's front matter say nothing to a reader. */
function isBullet(lead: string): boolean {
  return lead.length <= 8 && !/^[#=_*`>|-]{2,}$|^#$/.test(lead);
}
