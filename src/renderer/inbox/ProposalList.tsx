// biome-ignore-all lint/a11y/useSemanticElements: a table whose rows are drawn only where they are seen cannot be a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import { Checkbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { edtfWords } from '../../model/edtf.ts';
import { countText } from '../common/format.ts';
import { Pill, ThemeDot } from '../common/Pill.tsx';
import type { Lists } from '../library/lists.ts';
import { alsoWords, copyWords } from './copyWords.ts';
import styles from './Inbox.module.css';
import { KIND_WORDS, type ListedProposal, type OfferKind } from './proposals.ts';
import type { Triage } from './useTriage.ts';

const PROPOSAL_PX = 76;
const DOCUMENT_PX = 34;

/** The proposals under their documents; only the rows in sight are drawn. The list has the focus, the cursor is its active row. */
export function ProposalList(props: {
  readonly triage: Triage;
  readonly lists: Lists;
  readonly canDecide: boolean;
  readonly isEdited: (id: string) => boolean;
}) {
  const { triage, lists } = props;
  const { rows, current, gone } = triage;
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (rows[index]?.kind === 'document' ? DOCUMENT_PX : PROPOSAL_PX),
    getItemKey: (index) => {
      const row = rows[index];
      return row?.kind === 'proposal' ? row.proposal.id : (row?.document.documentId ?? index);
    },
    overscan: 10,
    initialRect: { width: 0, height: window.innerHeight },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows change their places, and not only the cursor
  useEffect(() => virtual.measure(), [rows]);
  const at = rows.findIndex((row) => row.kind === 'proposal' && row.proposal.id === current);
  useEffect(() => {
    // The name of its document stands above the first proposal.
    if (at >= 0) virtual.scrollToIndex(at <= 1 ? 0 : at);
  }, [at, virtual]);
  const drawn = virtual.getVirtualItems();
  const ticked = new Set(triage.ticked);
  return (
    <div
      ref={scroll}
      role="grid"
      tabIndex={0}
      aria-label="Proposals"
      aria-rowcount={rows.length}
      aria-colcount={2}
      aria-multiselectable="true"
      aria-activedescendant={current && drawn.some(({ index }) => index === at) ? `proposal-${current}` : undefined}
      className={styles.list}
      data-list
    >
      <div role="rowgroup" className={styles.space} style={{ height: virtual.getTotalSize() }}>
        {drawn.map(({ index, start, size }) => {
          const row = rows[index];
          if (!row) return null;
          const place = { transform: `translateY(${start}px)`, height: size };
          if (row.kind === 'document') {
            const { document } = row;
            const name = lists.nameOfSource.get(document.sourceId) ?? '';
            return (
              <div
                key={document.documentId}
                role="row"
                aria-rowindex={index + 1}
                className={styles.document}
                style={place}
              >
                <span role="gridcell" aria-colspan={2} className={styles.documentName} title={name}>
                  <span className="bw-ellipsis">{name}</span>
                  <span className={styles.documentCount}>{countText(row.shown, 'proposal')}</span>
                </span>
              </div>
            );
          }
          const { proposal } = row;
          return (
            <ProposalRow
              key={proposal.id}
              proposal={proposal}
              index={index}
              style={place}
              lists={lists}
              isCurrent={proposal.id === current}
              isGone={gone.has(proposal.id)}
              isTicked={ticked.has(proposal.id)}
              offers={triage.offers.get(proposal.id) ?? []}
              isEdited={props.isEdited(proposal.id)}
              canDecide={props.canDecide}
              onShow={() => triage.show(proposal.id)}
              onTick={() => triage.tick(proposal.id)}
            />
          );
        })}
      </div>
    </div>
  );
}

function ProposalRow(props: {
  readonly proposal: ListedProposal;
  readonly index: number;
  readonly style: { readonly transform: string; readonly height: number };
  readonly lists: Lists;
  readonly isCurrent: boolean;
  readonly isGone: boolean;
  readonly isTicked: boolean;
  readonly offers: readonly OfferKind[];
  readonly isEdited: boolean;
  readonly canDecide: boolean;
  readonly onShow: () => void;
  readonly onTick: () => void;
}) {
  const { proposal, lists } = props;
  const { id, statement, eventDate, inferred, score, themes, copies } = proposal;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the list move its cursor
    <div
      id={`proposal-${id}`}
      role="row"
      aria-rowindex={props.index + 1}
      aria-selected={props.isTicked}
      aria-current={props.isCurrent ? 'true' : undefined}
      className={styles.row}
      data-gone={props.isGone}
      style={props.style}
      onClick={props.onShow}
    >
      <span role="gridcell" className={styles.tick}>
        <Checkbox
          size="xs"
          tabIndex={-1}
          aria-label={`Select: ${statement}`}
          checked={props.isTicked}
          disabled={!props.canDecide}
          onClick={(event) => event.stopPropagation()}
          onChange={props.onTick}
        />
      </span>
      <span role="gridcell" className={styles.cell}>
        <span className={styles.words}>{statement}</span>
        <span className={styles.facts}>
          <span className={styles.scoreBar} title={`Score ${Math.round(score * 100)} of 100`} aria-hidden="true">
            <span style={{ width: `${Math.round(score * 100)}%` }} />
          </span>
          <span className={styles.kind}>{KIND_WORDS[proposal.suggestionKind]}</span>
          {props.offers.includes('contradiction') && <Pill tone="warn">contradicts</Pill>}
          {props.offers.includes('further-evidence') && <Pill tone="info">may be held</Pill>}
          {eventDate && <span className={styles.date}>{edtfWords(eventDate)}</span>}
          {((eventDate && inferred.includes('eventDate')) || inferred.includes('statement')) && (
            <span className={styles.inferred}>inferred</span>
          )}
          {copies.length > 0 && (
            <span className={styles.copies} title={copies.map((copy) => copyWords(copy, lists)).join('\n')}>
              {alsoWords(proposal, lists)}
            </span>
          )}
          {themes.length === 0 && (
            <span className={styles.inferred} title="No briefing takes a fact without a theme">
              no theme
            </span>
          )}
          {themes.slice(0, 2).map((slug) => {
            const theme = lists.themeOf.get(slug);
            return (
              <span key={slug} className={styles.theme}>
                <ThemeDot colour={theme?.colour ?? null} />
                <span className="bw-ellipsis">{theme?.name ?? slug}</span>
              </span>
            );
          })}
          {props.isEdited && <Pill tone="info">edited</Pill>}
          {proposal.snoozedUntil && <span>until {proposal.snoozedUntil}</span>}
        </span>
      </span>
    </div>
  );
}
