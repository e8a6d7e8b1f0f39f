import { shownFileName } from '../../../model/shownFileName.ts';
import { momentText } from '../../common/format.ts';
import { Pill } from '../../common/Pill.tsx';
import styles from './Inspector.module.css';
import { Section } from './Section.tsx';

interface DeckOfFact {
  readonly id: string;
  readonly file: string;
  readonly date: string;
  /** Whether the fact stands in it as it is now. */
  readonly isCurrent: boolean;
}

/** The exports that a fact went into. */
export function Decks({ decks }: { readonly decks: readonly DeckOfFact[] }) {
  if (decks.length === 0) return null;
  return (
    <Section title="Decks">
      <ul className={styles.list}>
        {decks.map(({ id, file, date, isCurrent }) => (
          <li key={id} className={styles.line}>
            <span className="bw-ellipsis" title={file}>
              {shownFileName(file)}
            </span>
            <span className={styles.small}>{momentText(date)}</span>
            {!isCurrent && (
              <Pill tone="warn" title="The fact was changed after this deck was written">
                as it was before
              </Pill>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
