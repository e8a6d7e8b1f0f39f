import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Fact } from '../../../model/fact.ts';
import { orpc } from '../../api/index.ts';
import { hrefOf } from '../../app/route.ts';
import { Pill } from '../../common/Pill.tsx';
import { keepApart, relate } from '../changes.ts';
import styles from './Inspector.module.css';

/** Facts that may contradict this one and that nothing relates to it yet: related with one click, or kept apart for good. */
export function Contradictions({ fact, readOnly }: { readonly fact: Fact; readonly readOnly: boolean }) {
  const { data } = useQuery(orpc.contradictionsOf.queryOptions({ input: { id: fact.id } }));
  if (!data || data.contradictions.length === 0) return null;
  return (
    <ul className={styles.list} aria-label="Facts that may contradict this one">
      {data.contradictions.map(({ factId, statement, why }) => (
        <li key={factId}>
          <div className={styles.line}>
            <Pill tone="bad">may contradict</Pill>
            <span className={styles.small}>{why}</span>
          </div>
          <a className={styles.related} href={hrefOf({ screen: 'library', factId, theme: null, sourceId: null })}>
            {statement}
          </a>
          {!readOnly && (
            <div className={styles.line}>
              <Button size="compact-xs" variant="light" onClick={() => void relate(fact, 'contradicts', factId)}>
                It contradicts this
              </Button>
              <Button size="compact-xs" variant="subtle" onClick={() => void keepApart([fact.id, factId])}>
                Keep apart
              </Button>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
