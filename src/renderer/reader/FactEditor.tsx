import { Button, Chip, Group, MultiSelect, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { isEdtf } from '../../model/edtf.ts';
import { FACT_STATUSES, type Fact, STANCES } from '../../model/fact.ts';
import { CREDIBILITY } from '../../model/scales.ts';
import { Quote } from '../common/Quote.tsx';
import type { ThemeLook } from './cards.tsx';
import type { FactDraft } from './drafts.ts';
import type { ProposedTheme } from './proposedThemes.ts';
import styles from './Reader.module.css';

const MOST_SHOWN_OF_QUOTE = 280;

const CREDIBILITIES = Object.entries(CREDIBILITY).map(([code, words]) => ({
  value: code,
  label: `${code} · ${words}`,
}));
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const choices = <Word extends string>(words: readonly Word[]) =>
  words.map((value) => ({ value, label: capital(value) }));

/** A new fact beside the words that it is drawn from. It is kept as it is typed, and in the library once it is saved. */
export function FactEditor(props: {
  readonly draft: FactDraft;
  readonly quote: string;
  readonly themes: ThemeLook;
  readonly proposed: readonly ProposedTheme[];
  /** What a judgement may rest on: the facts of this document. */
  readonly facts: readonly Fact[];
  readonly saving: boolean;
  readonly onChange: (draft: FactDraft) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}) {
  const { draft, quote, themes, proposed, onChange } = props;
  const [more, setMore] = useState(false);
  const isBadDate = draft.eventDate.trim() !== '' && !isEdtf(draft.eventDate.trim());
  const lacksGrounds = draft.factKind === 'judgement' && draft.restsOn.length === 0;
  const canSave = draft.statement.trim() !== '' && !isBadDate && !lacksGrounds && !props.saving;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && canSave) props.onSave();
    else if (event.key === 'Escape' && draft.statement.trim() === '') props.onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const shown = quote.length > MOST_SHOWN_OF_QUOTE ? `${quote.slice(0, MOST_SHOWN_OF_QUOTE)} …` : quote;
  return (
    <form
      className={styles.editor}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave) props.onSave();
      }}
    >
      <strong>New fact</strong>
      <Quote quote={shown} />
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
      {proposed.length > 0 && (
        <fieldset className={styles.proposed}>
          <legend>Proposed themes</legend>
          {proposed.map(({ slug, why }) => (
            <div key={slug} className={styles.proposal}>
              <Chip
                size="xs"
                checked={draft.themes.includes(slug)}
                onChange={(checked) =>
                  onChange({
                    ...draft,
                    themes: checked ? [...draft.themes, slug] : draft.themes.filter((theme) => theme !== slug),
                  })
                }
              >
                {themes.get(slug)?.name ?? slug}
              </Chip>
              <span>{why}</span>
            </div>
          ))}
        </fieldset>
      )}
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
          data={choices(FACT_STATUSES)}
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
      {more || draft.factKind === 'judgement' || draft.stance !== 'supports' || draft.credibility !== null ? (
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
          <Group gap="xs" grow>
            <Select
              label="The quote"
              data={STANCES.map((value) => ({
                value,
                label: value === 'context' ? 'Gives context' : `${capital(value)} it`,
              }))}
              value={draft.stance}
              allowDeselect={false}
              onChange={(stance) => onChange({ ...draft, stance: stance ?? draft.stance })}
            />
            <Select
              label="Credibility"
              placeholder="Not rated"
              clearable
              data={CREDIBILITIES}
              value={draft.credibility}
              onChange={(credibility) => onChange({ ...draft, credibility })}
              comboboxProps={{ width: 230, position: 'bottom-end' }}
            />
          </Group>
        </>
      ) : (
        <Button variant="subtle" size="compact-xs" onClick={() => setMore(true)} className={styles.more}>
          Kind, stance and credibility
        </Button>
      )}
      <div className={styles.editorActions}>
        <Button variant="default" onClick={props.onCancel}>
          Discard
        </Button>
        <Button type="submit" disabled={!canSave} loading={props.saving}>
          Keep the fact
        </Button>
      </div>
    </form>
  );
}
