import { IconAlertTriangle } from '@tabler/icons-react';
import type { SlidePlan } from '../../model/slidePlan.ts';
import { hrefOf } from '../app/route.ts';
import styles from './Briefings.module.css';

/** What to look at before the deck goes out: warnings, and every selected fact that is on no slide, with the reason. */
export function WarningsPane({ plan }: { readonly plan: SlidePlan }) {
  const { warnings, leftOut } = plan;
  if (warnings.length === 0 && leftOut.length === 0) {
    return <p className={styles.hint}>Nothing to warn of: every chosen fact is on a slide.</p>;
  }
  return (
    <div className={styles.form}>
      {warnings.length > 0 && (
        <ul className={styles.warnings}>
          {warnings.map((warning) => (
            <li key={warning}>
              <IconAlertTriangle size={15} aria-hidden="true" />
              <span>{warning}</span>
            </li>
          ))}
        </ul>
      )}
      {leftOut.length > 0 && (
        <section>
          <h2 className={styles.heading}>On no slide: {leftOut.length}</h2>
          <ul className={styles.warnings}>
            {leftOut.map(({ factId, why }) => (
              <li key={factId}>
                <span>
                  {why} <a href={hrefOf({ screen: 'library', factId, theme: null, sourceId: null })}>Show the fact</a>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
