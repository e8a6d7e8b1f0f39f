import { IconPresentation } from '@tabler/icons-react';
import { shownFileName } from '../../model/shownFileName.ts';
import styles from './StatementEditor.module.css';

/** The decks that carry a fact as it is now: a change makes them out of date. */
export function decksAtStake<Deck extends { readonly isCurrent: boolean }>(decks: readonly Deck[]): readonly Deck[] {
  return decks.filter(({ isCurrent }) => isCurrent);
}

/** Says, before a fact is changed, which decks are at stake. Nothing where none is. */
export function DeckWarning(props: {
  readonly decks: readonly { readonly file: string; readonly isCurrent: boolean }[];
}) {
  const decks = decksAtStake(props.decks);
  if (decks.length === 0) return null;
  const files = [...new Set(decks.map((deck) => shownFileName(deck.file)))];
  const shown = files.slice(0, 3).join(', ');
  const more = files.length > 3 ? ` and ${files.length - 3} more` : '';
  return (
    <div className={styles.warning} role="note">
      <IconPresentation size={16} aria-hidden="true" />
      <span>
        {decks.length === 1 ? 'A deck carries' : `${decks.length} decks carry`} this fact as it is now ({shown}
        {more}). After a change {decks.length === 1 ? 'it is' : 'they are'} listed as out of date.
      </span>
    </div>
  );
}
