import { IconAlertTriangle } from '@tabler/icons-react';
import { hrefOf } from '../app/route.ts';
import styles from './Briefings.module.css';
import type { Weakness } from './usePreview.ts';

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** What is weak about a slide: each with what to do about it, and the facts that it is about. */
export function SlideWarnings({ parts }: { readonly parts: readonly Weakness[] }) {
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
                {factIds.map((factId, i) => (
                  <a key={factId} href={hrefOf({ screen: 'library', factId, theme: null, sourceId: null })}>
                    {factIds.length === 1 ? 'Open the fact' : `Open fact ${i + 1}`}
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
