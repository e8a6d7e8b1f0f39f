import { Anchor, Checkbox } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { type CslItem, sourceName } from '../../../model/source.ts';
import { hrefOf } from '../../app/route.ts';
import { Pill } from '../../common/Pill.tsx';
import { authorsOf, issuedOf, namesText } from '../cslWords.ts';
import { kindText } from '../workKinds.ts';
import styles from './References.module.css';
import type { ReferenceRow } from './useReferences.ts';

/** The entries of a list, each beside what was read in it. */
export function ReferenceList(props: {
  readonly rows: readonly ReferenceRow[];
  readonly selected: number | null;
  readonly canAdd: boolean;
  readonly onSelect: (at: number) => void;
  readonly onTick: (at: number, isTicked: boolean) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  const { selected } = props;
  useEffect(() => {
    if (selected !== null) list.current?.children[selected]?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached and scrolled from the keyboard
    <section className={styles.scroll} tabIndex={0} aria-label="References of the list" data-list>
      <ul ref={list} className={styles.rows}>
        {props.rows.map((row) => (
          <li key={row.at} className={styles.row} data-selected={row.at === selected || undefined}>
            <Checkbox
              aria-label={`Add “${sourceName(row.csl)}”`}
              checked={row.isTicked}
              disabled={!row.isNew || !props.canAdd}
              onChange={(event) => props.onTick(row.at, event.currentTarget.checked)}
            />
            <div className={styles.cells}>
              <button
                type="button"
                className={styles.words}
                aria-current={row.at === selected ? 'true' : undefined}
                aria-label={`Entry ${row.at + 1}: ${row.read.words}`}
                onClick={() => props.onSelect(row.at)}
              >
                <span className={styles.number}>{row.at + 1}</span> {row.read.words}
              </button>
              <Reading row={row} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was read in an entry, and how sure that is. */
function Reading({ row }: { readonly row: ReferenceRow }) {
  const { csl, read } = row;
  const item = csl as CslItem;
  const authors = authorsOf(item) || authorsOf({ ...item, author: csl.editor ?? [] });
  const where = [csl['container-title'], csl.publisher].filter(Boolean).join(' · ');
  return (
    <div className={styles.reading}>
      <strong>{sourceName(csl)}</strong>
      <div className={styles.byline} title={namesText(csl.author ?? csl.editor)}>
        {[authors || 'no author', issuedOf(item) || 'no date', where, kindText(csl.type)].filter(Boolean).join(' · ')}
        {row.isNew && !row.isCorrected && !row.wantsLook && (
          <span className="bw-muted" title={sureness(read.certainty)}>
            {' · '}
            {percent(read.certainty)} sure
          </span>
        )}
      </div>
      <div className={styles.pills}>
        {read.held ? (
          <>
            <Pill tone="info">in the library</Pill>
            <Anchor size="xs" href={hrefOf({ screen: 'sources', sourceId: read.held.sourceId })}>
              {read.held.why}
            </Anchor>
          </>
        ) : read.repeats !== null ? (
          <Pill tone="plain">named before, entry {read.repeats + 1}</Pill>
        ) : row.isCorrected ? (
          <Pill tone="good">corrected</Pill>
        ) : row.wantsLook ? (
          <>
            <Pill tone="warn" title={sureness(read.certainty)}>
              look: {percent(read.certainty)} sure
            </Pill>
            <span className="bw-muted">{read.doubts.join('; ')}</span>
          </>
        ) : null}
      </div>
    </div>
  );
}

const percent = (certainty: number): string => `${Math.round(certainty * 100)} %`;
const sureness = (certainty: number): string =>
  `Of references read like this one, ${percent(certainty)} are right in authors, year, title and where it appeared`;
