import { useState } from 'react';
import { momentText } from '../../common/format.ts';
import styles from './Inspector.module.css';
import { Section } from './Section.tsx';

const SHORT_HISTORY = 5;

/** What was done to a fact, newest first. */
export function HistoryList({ history }: { readonly history: readonly { at: string; label: string; what: string }[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? history : history.slice(0, SHORT_HISTORY);
  if (history.length === 0) return null;
  return (
    <Section title="History">
      <ul className={styles.list}>
        {shown.map((entry) => (
          <li key={`${entry.at}${entry.label}${entry.what}`}>
            {entry.label}
            <div className={styles.small}>
              {momentText(entry.at)}
              {entry.what && ` · ${entry.what}`}
            </div>
          </li>
        ))}
      </ul>
      {history.length > SHORT_HISTORY && (
        <button type="button" className={styles.more} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show ${history.length - SHORT_HISTORY} more`}
        </button>
      )}
    </Section>
  );
}
