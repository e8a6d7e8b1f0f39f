import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { edtfWords } from '../../model/edtf.ts';
import { client } from '../api/index.ts';
import { undoOf } from '../app/history.ts';
import { countText } from '../common/format.ts';
import { tell, tellError } from '../common/toast.tsx';
import { dateOf } from './cslWords.ts';
import styles from './Sources.module.css';
import type { ListedSource } from './sourceList.ts';

/**
 * What is told of a source that was changed: its proposals may have other dates now. A fact that was accepted keeps the date that
 * somebody accepted, and is named.
 */
export function changedWords({
  proposalsChanged,
  keptDates,
}: Pick<Awaited<ReturnType<typeof client.updateSource>>, 'proposalsChanged' | 'keptDates'>): string {
  const changed =
    proposalsChanged === 0
      ? 'Source changed.'
      : `Source changed; ${countText(proposalsChanged, 'proposal')} worked out anew by its date.`;
  const [first] = keptDates;
  if (!first) return changed;
  const read = first.nowRead === null ? 'no date' : edtfWords(first.nowRead);
  const others = keptDates.length > 1 ? `, and ${countText(keptDates.length - 1, 'other fact')}` : '';
  return `${changed} Accepted, and dated as before: “${first.statement}” (now read as ${read})${others}.`;
}

/** Asks when a work was published that does not say so: “last Thursday” in it is no day before that is known. */
export function PublishedAsk({ source }: { readonly source: ListedSource }) {
  const [typed, setTyped] = useState('');
  const [saving, setSaving] = useState(false);
  const issued = dateOf(typed);
  const isWrong = typed.trim() !== '' && issued?.['date-parts']?.length !== 1;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (issued === null || isWrong) return;
    setSaving(true);
    try {
      const changed = await client.updateSource({
        id: source.id,
        revision: source.revision,
        csl: { ...source.csl, issued },
      });
      tell(changedWords(changed), undoOf(changed));
    } catch (error) {
      tellError(error);
    } finally {
      setSaving(false);
    }
  };
  return (
    <form className={styles.ask} onSubmit={(event) => void save(event)}>
      <TextInput
        className={styles.askField ?? ''}
        size="xs"
        label="When was it published?"
        description="It does not say, so times such as “last Thursday” in it stay open."
        placeholder="2025-09-01"
        value={typed}
        error={isWrong ? 'Write a date as 2025, 2025-09 or 2025-09-14' : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" variant="light" loading={saving} disabled={issued === null || isWrong}>
        Save
      </Button>
    </form>
  );
}
