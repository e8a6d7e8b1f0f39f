// biome-ignore-all lint/a11y/useSemanticElements: a row of a grid that is not a <table>, see FactTable
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import { memo, type ReactNode } from 'react';
import { type Fact, supports } from '../../model/fact.ts';
import { RELIABILITY_CODES } from '../../model/scales.ts';
import { RatingPill, StatusPill, ThemeDot } from '../common/Pill.tsx';
import { SkeletonLine } from '../common/States.tsx';
import styles from './FactTable.module.css';
import type { Lists } from './lists.ts';

/** The supporting evidence that is rated best; null for an unsourced fact. What cannot be judged (F, 6) ranks last. */
function bestRating(fact: Fact, lists: Lists) {
  const rated = fact.evidence.filter(supports).map((evidence) => ({
    reliability: lists.sourceOf.get(evidence.sourceId)?.reliability ?? null,
    credibility: evidence.credibility,
  }));
  const rank = ({ reliability, credibility }: (typeof rated)[number]) =>
    RELIABILITY_CODES.indexOf(reliability ?? 'F') * 10 + (credibility ?? 6);
  return rated.sort((a, b) => rank(a) - rank(b))[0] ?? null;
}

export const FactRow = memo(function FactRow(props: {
  readonly fact: Fact | null;
  readonly index: number;
  readonly topPx: number;
  readonly isActive: boolean;
  readonly isTicked: boolean;
  readonly lists: Lists;
  readonly onActivate: (index: number, extend: boolean) => void;
  readonly onTick: (index: number, extend: boolean) => void;
  readonly onEdit: (index: number) => void;
  readonly editor: ReactNode;
}) {
  const { fact, index, isActive, isTicked, lists } = props;
  const place = { transform: `translateY(${props.topPx}px)` };
  if (!fact) {
    return (
      <div
        role="row"
        aria-rowindex={index + 2}
        aria-busy="true"
        className={`${styles.row} ${styles.columns}`}
        style={place}
      >
        <span role="gridcell" />
        <span role="gridcell">
          <SkeletonLine width={`${62 + ((index * 17) % 34)}%`} />
        </span>
        <span role="gridcell" className={styles.themes}>
          <SkeletonLine width="70%" />
        </span>
        <span role="gridcell">
          <SkeletonLine width="80%" />
        </span>
        <span role="gridcell" />
        <span role="gridcell">
          <SkeletonLine width="90%" />
        </span>
      </div>
    );
  }
  const rating = bestRating(fact, lists);
  const state = [
    isActive && styles.active,
    isTicked && styles.ticked,
    fact.status === 'retired' && styles.retired,
    props.editor !== null && styles.edited,
  ];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the grid
    <div
      role="row"
      id={`fact-${fact.id}`}
      aria-rowindex={index + 2}
      aria-selected={isTicked}
      aria-current={isActive ? 'true' : undefined}
      className={[styles.row, styles.columns, ...state.filter(Boolean)].join(' ')}
      style={place}
      onClick={(event) => props.onActivate(index, event.shiftKey)}
      onDoubleClick={() => props.onEdit(index)}
    >
      <span role="gridcell">
        <input
          type="checkbox"
          tabIndex={-1}
          checked={isTicked}
          aria-label={`Select: ${fact.statement}`}
          onClick={(event) => {
            event.stopPropagation();
            props.onTick(index, event.shiftKey);
          }}
          onDoubleClick={(event) => event.stopPropagation()}
          onChange={() => undefined}
        />
      </span>
      <span role="gridcell" className={styles.statement}>
        {fact.statement}
      </span>
      <span role="gridcell" className={styles.themes}>
        {fact.themes.slice(0, 2).map((slug, i) => (
          <span key={slug} className={styles.theme}>
            <ThemeDot colour={lists.themeOf.get(slug)?.colour ?? null} />
            <span className="bw-ellipsis">
              {lists.themeOf.get(slug)?.name ?? slug}
              {i === 1 && fact.themes.length > 2 && ` +${fact.themes.length - 2}`}
            </span>
          </span>
        ))}
      </span>
      <span role="gridcell" className={`${styles.date} bw-ellipsis`} title={fact.eventDate ?? undefined}>
        {fact.eventDate ?? ''}
      </span>
      <span role="gridcell">
        {rating ? (
          <RatingPill reliability={rating.reliability} credibility={rating.credibility} />
        ) : (
          <span className={styles.unsourced} title="No supporting evidence: it never reaches a slide">
            none
          </span>
        )}
      </span>
      <span role="gridcell">
        <StatusPill status={fact.status} />
      </span>
      {props.editor && <span role="gridcell">{props.editor}</span>}
    </div>
  );
});
