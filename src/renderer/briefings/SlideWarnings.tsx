import { IconAlertTriangle } from '@tabler/icons-react';
import { hrefOf } from '../app/route.ts';
import styles from './Briefings.module.css';
import type { Weakness } from './usePreview.ts';

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** What is weak about a slide: each with what to do about it, and the facts that it is about, by their words on slides. */
export function SlideWarnings({
  parts,
  statements,
}: {
  readonly parts: readonly Weakness[];
  readonly statements: ReadonlyMap<string, string>;
}) {
  return (
    <ul className={styles.warnings}>
      {parts.map(({ code, says, todo, factIds }) => (
        <li key={`${code} ${says}`}>
          <IconAlertTriangle size={15} aria-hidden="true" />
          <span>
            <strong>{capitalised(says)}</strong>
            {todo !== '' && <span className={styles.todo}>{todo}</span>}
            {factIds.length > 0 && (
              <span className={styles.factLinks}>
                {factIds.map((factId) => (
                  <a
                    key={factId}
                    className="bw-ellipsis"
                    title={statements.get(factId)}
                    href={hrefOf({ screen: 'library', factId, theme: null, sourceId: null })}
                  >
                    {statements.get(factId) ?? 'Open the fact'}
                  </a>
                ))}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
