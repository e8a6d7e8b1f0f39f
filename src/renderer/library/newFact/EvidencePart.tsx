import { NativeSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { LOCATOR_LABELS, type LocatorLabel } from '../../../model/fact.ts';
import type { ErrorWords } from '../../common/errors.ts';
import type { Lists } from '../lists.ts';
import type { NewFactDraft } from './draft.ts';
import styles from './NewFact.module.css';

const MOST_SOURCES = 50;

/** The source of a new fact and its exact words there; of a source without a document, the place alone. */
export function EvidencePart(props: {
  readonly draft: NewFactDraft;
  readonly lists: Lists;
  readonly isHeld: boolean;
  /** Why the quote was refused. */
  readonly refusal: ErrorWords | null;
  readonly onChange: (part: Partial<NewFactDraft>) => void;
}) {
  const { draft, lists, isHeld, refusal, onChange } = props;
  const { context } = draft;
  const sources = useMemo(
    () => [...lists.nameOfSource].map(([value, label]) => ({ value, label })),
    [lists.nameOfSource],
  );
  return (
    <>
      <Select
        label="Source"
        placeholder="None yet"
        searchable
        clearable
        limit={MOST_SOURCES}
        data={sources}
        value={draft.sourceId}
        nothingFoundMessage="No source is found"
        maxDropdownHeight={260}
        onChange={(sourceId) => onChange({ sourceId, context: null })}
      />
      {draft.sourceId !== null && isHeld && (
        <Textarea
          label="Exact words"
          placeholder="Paste them from the document"
          autosize
          minRows={2}
          maxRows={8}
          value={draft.quote}
          error={refusal && `${refusal.message} ${refusal.hint ?? ''}`.trim()}
          onChange={(event) => onChange({ quote: event.currentTarget.value, context: null })}
        />
      )}
      {draft.sourceId !== null && isHeld && context && (
        <div className={styles.pair}>
          <TextInput
            label="Words before"
            value={context.before}
            onChange={(event) => onChange({ context: { ...context, before: event.currentTarget.value } })}
          />
          <TextInput
            label="Words after"
            value={context.after}
            onChange={(event) => onChange({ context: { ...context, after: event.currentTarget.value } })}
          />
        </div>
      )}
      {draft.sourceId !== null && !isHeld && (
        <>
          <span className={styles.small}>
            The library does not hold the document of this source, so its words cannot be checked: give the place. The
            evidence stays dormant until the document is imported.
          </span>
          <div className={styles.pair}>
            <NativeSelect
              label="Locator"
              size="xs"
              value={draft.label}
              data={[...LOCATOR_LABELS]}
              onChange={(event) => onChange({ label: event.currentTarget.value as LocatorLabel })}
            />
            <TextInput
              label="Locator value"
              placeholder="Number or name"
              value={draft.place}
              onChange={(event) => onChange({ place: event.currentTarget.value })}
            />
          </div>
        </>
      )}
    </>
  );
}
