import { useEffect, useRef } from 'react';
import { countText } from '../../common/format.ts';
import { PaneBody } from '../../common/Panes.tsx';
import styles from './Duplicates.module.css';
import { type DuplicateGroup, groupKey } from './useDuplicates.ts';

/** The groups that were found, each with its first statement and the reason. */
export function GroupList(props: {
  readonly groups: readonly DuplicateGroup[];
  readonly place: number;
  readonly onShow: (place: number) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  const { place } = props;
  useEffect(() => {
    list.current?.children[place]?.scrollIntoView({ block: 'nearest' });
  }, [place]);
  if (props.groups.length === 0) return null;
  return (
    <PaneBody>
      <ul className={styles.groups} ref={list}>
        {props.groups.map((group, i) => (
          <li key={groupKey(group)}>
            <button
              type="button"
              className={styles.group}
              aria-current={i === place ? 'true' : undefined}
              onClick={() => props.onShow(i)}
            >
              <span className={styles.first}>{group.facts[0]?.statement}</span>
              <span className={styles.why}>
                {countText(group.facts.length, 'fact')} · {group.pairs[0]?.why}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </PaneBody>
  );
}
