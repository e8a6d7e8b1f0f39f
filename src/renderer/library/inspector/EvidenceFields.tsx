import { NativeSelect, TextInput } from '@mantine/core';
import {
  type Evidence,
  LOCATOR_LABELS,
  type Locator,
  type LocatorLabel,
  STANCES,
  type Stance,
} from '../../../model/fact.ts';
import { CREDIBILITY, type Credibility } from '../../../model/scales.ts';
import styles from './Inspector.module.css';

/** What an analyst says of evidence, as it is typed. */
export interface EvidenceWords {
  readonly stance: Stance;
  /** A digit, or empty where it is not rated. */
  readonly credibility: string;
  readonly label: LocatorLabel;
  readonly place: string;
}

/** The words of evidence that is there, or of new evidence. */
export function wordsOf(evidence: Pick<Evidence, 'stance' | 'credibility' | 'locator'> | null): EvidenceWords {
  return {
    stance: evidence?.stance ?? 'supports',
    credibility: evidence?.credibility ? String(evidence.credibility) : '',
    label: evidence?.locator?.label ?? 'paragraph',
    place: evidence?.locator?.value ?? '',
  };
}

export function credibilityOf(words: EvidenceWords): Credibility | null {
  return words.credibility === '' ? null : (Number(words.credibility) as Credibility);
}

export function locatorOf(words: EvidenceWords): Locator | null {
  const value = words.place.trim();
  return value === '' ? null : { label: words.label, value };
}

const CREDIBILITIES = Object.entries(CREDIBILITY).map(([value, label]) => ({ value, label: `${value} · ${label}` }));

/** Stance, credibility and locator of evidence. */
export function EvidenceFields(props: {
  readonly words: EvidenceWords;
  /** What stands in the locator's value while it is empty. */
  readonly placeholder: string;
  readonly onChange: (words: EvidenceWords) => void;
}) {
  const { words, onChange } = props;
  return (
    <div className={styles.pair}>
      <NativeSelect
        label="Stance"
        size="xs"
        value={words.stance}
        data={[...STANCES]}
        onChange={(event) => onChange({ ...words, stance: event.currentTarget.value as Stance })}
      />
      <NativeSelect
        label="Credibility"
        size="xs"
        value={words.credibility}
        data={[{ value: '', label: 'Not rated' }, ...CREDIBILITIES]}
        onChange={(event) => onChange({ ...words, credibility: event.currentTarget.value })}
      />
      <NativeSelect
        label="Locator"
        size="xs"
        value={words.label}
        data={[...LOCATOR_LABELS]}
        onChange={(event) => onChange({ ...words, label: event.currentTarget.value as LocatorLabel })}
      />
      <TextInput
        label="Locator value"
        placeholder={props.placeholder}
        value={words.place}
        onChange={(event) => onChange({ ...words, place: event.currentTarget.value })}
      />
    </div>
  );
}
