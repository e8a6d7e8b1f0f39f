import { Button, Group, MultiSelect, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isEdtf } from '../../model/edtf.ts';
import { FACT_STATUSES, type Fact } from '../../model/fact.ts';
import { Quote } from '../common/Quote.tsx';
import { ThemeProposals } from '../common/ThemeProposals.tsx';
import { EvidenceFields } from '../library/inspector/EvidenceFields.tsx';
import type { ThemeLook } from './cards.tsx';
import type { FactDraft } from './drafts.ts';
import { EditorForm } from './EditorForm.tsx';
import styles from './Reader.module.css';
import { shortened } from './textRange.ts';

const STATUSES = FACT_STATUSES.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) }));

/** A new fact beside the words that it is drawn from. It is kept as it is typed, and in the library once it is saved. */
export function FactEditor(props: {
  readonly draft: FactDraft;
  readonly quote: string;
  readonly themes: ThemeLook;
  /** Where the quote begins. */
  readonly place: { readonly documentId: string; readonly start: number };
  /** What a judgement may rest on: the facts of this document. */
  readonly facts: readonly Fact[];
  readonly saving: boolean;
  readonly onChange: (draft: FactDraft) => void;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
  readonly onLeave: () => void;
}) {
  const { draft, quote, themes, onChange } = props;
  const [more, setMore] = useState(false);
  const isBadDate = draft.eventDate.trim() !== '' && !isEdtf(draft.eventDate.trim());
  const lacksGrounds = draft.factKind === 'judgement' && draft.restsOn.length === 0;
  const canSave = draft.statement.trim() !== '' && !isBadDate && !lacksGrounds;
  return (
    <EditorForm
      saveLabel="Keep the fact"
      canSave={canSave}
      saving={props.saving}
      isBlank={draft.statement.trim() === ''}
      onSave={props.onSave}
      onDiscard={props.onDiscard}
      onLeave={props.onLeave}
    >
      <strong>New fact</strong>
      <Quote quote={shortened(quote)} />
      <Textarea
        label="Statement"
        placeholder="One statement, in your own words"
        autosize
        minRows={2}
        maxRows={10}
        value={draft.statement}
        onChange={(event) => onChange({ ...draft, statement: event.currentTarget.value })}
        data-autofocus
      />
      <ThemeProposals
        statement={draft.statement}
        quote={quote}
        place={props.place}
        chosen={draft.themes}
        nameOf={(slug) => themes.get(slug)?.name ?? slug}
        onChange={(chosen) => onChange({ ...draft, themes: chosen })}
      />
      <MultiSelect
        label="Themes"
        placeholder={draft.themes.length === 0 ? 'Choose' : ''}
        data={[...themes].map(([value, { name }]) => ({ value, label: name }))}
        value={[...draft.themes]}
        onChange={(chosen) => onChange({ ...draft, themes: chosen })}
        searchable
        hidePickedOptions
      />
      <Group gap="xs" grow>
        <Select
          label="Status"
          data={STATUSES}
          value={draft.status}
          allowDeselect={false}
          onChange={(status) => onChange({ ...draft, status: status ?? draft.status })}
        />
        <TextInput
          label="Event date"
          placeholder="2025-09"
          value={draft.eventDate}
          error={isBadDate ? 'Such as 2025-09 or 2021/2023' : null}
          onChange={(event) => onChange({ ...draft, eventDate: event.currentTarget.value })}
        />
      </Group>
      {more || draft.factKind === 'judgement' || saysMoreOfEvidence(draft) ? (
        <>
          <div>
            <SegmentedControl
              fullWidth
              aria-label="Kind of fact"
              data={[
                { value: 'reported', label: 'Reported' },
                { value: 'judgement', label: 'Judgement' },
              ]}
              value={draft.factKind}
              onChange={(factKind) => onChange({ ...draft, factKind })}
            />
          </div>
          {draft.factKind === 'judgement' && (
            <MultiSelect
              label="Rests on"
              description={
                props.facts.length === 0
                  ? 'No fact of this document is in the library yet: keep a reported one first.'
                  : 'The facts of this document that it is drawn from'
              }
              data={props.facts.map((fact) => ({ value: fact.id, label: fact.statement }))}
              value={[...draft.restsOn]}
              onChange={(restsOn) => onChange({ ...draft, restsOn })}
              searchable
            />
          )}
          <EvidenceFields
            words={draft}
            placeholder="As in the document"
            onChange={(words) => onChange({ ...draft, ...words })}
          />
        </>
      ) : (
        <Button variant="subtle" size="compact-xs" onClick={() => setMore(true)} className={styles.more}>
          Kind, stance, credibility and locator
        </Button>
      )}
    </EditorForm>
  );
}

function saysMoreOfEvidence({ stance, credibility, place }: FactDraft): boolean {
  return stance !== 'supports' || credibility !== '' || place.trim() !== '';
}
