import { ActionIcon, Button, MultiSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconTrash, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { ErrorWords } from '../../common/errors.ts';
import { PaneBar, PaneBody } from '../../common/Panes.tsx';
import { ThemeProposals } from '../../common/ThemeProposals.tsx';
import { FactPicker } from '../inspector/FactPicker.tsx';
import type { Lists } from '../lists.ts';
import { hasBadDate, isBlank, type NewFactDraft, whatIsMissing } from './draft.ts';
import { EvidencePart } from './EvidencePart.tsx';
import styles from './NewFact.module.css';
import { saveNewFact } from './save.ts';
import type { KeptFact } from './useNewFact.ts';

/** A fact typed without a document at hand. It is kept as it is typed, and a draft of the library once it is saved. */
export function NewFact(props: {
  readonly kept: KeptFact;
  readonly lists: Lists;
  /** The fact that was made, or the one that holds the statement already. */
  readonly onSaved: (id: string) => void;
  readonly onClose: () => void;
}) {
  const { kept, lists } = props;
  const { draft } = kept;
  const [saving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<ErrorWords | null>(null);
  const isHeld = (lists.sourceOf.get(draft.sourceId ?? '')?.documents.length ?? 0) > 0;
  const missing = whatIsMissing(draft, isHeld);
  const change = (part: Partial<NewFactDraft>) => {
    setRefusal(null);
    kept.change({ ...draft, ...part });
  };
  const save = async () => {
    if (missing !== null || saving) return;
    setSaving(true);
    const done = await saveNewFact(draft, isHeld);
    setSaving(false);
    if ('id' in done) {
      kept.letGo();
      props.onSaved(done.id);
      return;
    }
    setRefusal(done.refused);
    // A quote of several places: which of them it is, the words around it tell.
    if (done.needsContext) kept.change({ ...draft, context: draft.context ?? { before: '', after: '' } });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    const isChoosing = event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true';
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
    else if (event.key === 'Escape' && !isChoosing) props.onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const atQuote = refusal?.field?.endsWith('.quote') ?? false;
  return (
    <>
      <PaneBar title="New fact">
        <span className={styles.push} />
        <ActionIcon aria-label="Close: what was typed is kept" onClick={props.onClose}>
          <IconX size={16} aria-hidden="true" />
        </ActionIcon>
      </PaneBar>
      <PaneBody>
        <form
          className={styles.form}
          aria-label="New fact"
          onKeyDown={onKeyDown}
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <Textarea
            label="Statement"
            placeholder="One statement, in your own words"
            autosize
            autoFocus
            minRows={3}
            maxRows={10}
            size="sm"
            value={draft.statement}
            onChange={(event) => change({ statement: event.currentTarget.value })}
          />
          <Themes draft={draft} lists={lists} onChange={(themes) => change({ themes })} />
          <TextInput
            label="Event date"
            placeholder="2025, 2025-09 or 2021/2023"
            value={draft.eventDate}
            error={hasBadDate(draft) ? 'Write a date as 2025, 2025-09, 2025-09-14 or 2021/2023' : undefined}
            onChange={(event) => change({ eventDate: event.currentTarget.value })}
          />
          <SegmentedControl
            fullWidth
            aria-label="Kind of fact"
            data={[
              { value: 'reported', label: 'Reported' },
              { value: 'judgement', label: 'Judgement' },
            ]}
            value={draft.kind}
            onChange={(kind) => change({ kind: kind === 'judgement' ? 'judgement' : 'reported' })}
          />
          {draft.kind === 'judgement' && <RestsOn draft={draft} onChange={(restsOn) => change({ restsOn })} />}
          <EvidencePart
            draft={draft}
            lists={lists}
            isHeld={isHeld}
            refusal={atQuote ? refusal : null}
            onChange={change}
          />
          {draft.sourceId === null && draft.kind === 'reported' && (
            <Notice>
              Without evidence it counts as unsourced, and never reaches a slide. Evidence can be added later.
            </Notice>
          )}
          {refusal && !atQuote && (
            <div role="alert" className={styles.refusal}>
              {refusal.message} {refusal.hint}
            </div>
          )}
          <div className={styles.actions}>
            <Button type="submit" disabled={missing !== null} loading={saving}>
              Save as a draft
            </Button>
            <Button variant="default" disabled={isBlank(draft)} onClick={kept.letGo}>
              Discard
            </Button>
            <span className={styles.small}>{missing ?? 'Ctrl+Enter saves'}</span>
          </div>
        </form>
      </PaneBody>
    </>
  );
}

function Notice({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.notice} role="note">
      <IconAlertTriangle size={16} aria-hidden="true" />
      <span>{children}</span>
    </div>
  );
}

function Themes(props: {
  readonly draft: NewFactDraft;
  readonly lists: Lists;
  readonly onChange: (themes: readonly string[]) => void;
}) {
  const { lists, onChange } = props;
  const { themes, statement, quote, sourceId } = props.draft;
  return (
    <>
      <ThemeProposals
        statement={statement}
        quote={quote}
        sourceId={sourceId}
        chosen={themes}
        nameOf={(slug) => lists.themeOf.get(slug)?.name ?? slug}
        onChange={onChange}
      />
      <MultiSelect
        label="Themes"
        size="xs"
        placeholder={themes.length === 0 ? 'Choose' : ''}
        data={lists.themes.map(({ slug, name }) => ({ value: slug, label: name }))}
        value={[...themes]}
        onChange={onChange}
        searchable
        hidePickedOptions
      />
    </>
  );
}

function RestsOn(props: {
  readonly draft: NewFactDraft;
  readonly onChange: (restsOn: NewFactDraft['restsOn']) => void;
}) {
  const { restsOn } = props.draft;
  return (
    <div>
      <FactPicker
        label="Rests on"
        without={restsOn.map(({ id }) => id)}
        onPick={(id, statement) => props.onChange([...restsOn, { id, statement }])}
      />
      <ul className={styles.grounds}>
        {restsOn.map(({ id, statement }) => (
          <li key={id}>
            <span>{statement}</span>
            <ActionIcon
              size="sm"
              aria-label={`Does not rest on: ${statement}`}
              onClick={() => props.onChange(restsOn.filter((other) => other.id !== id))}
            >
              <IconTrash size={15} stroke={1.6} aria-hidden="true" />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </div>
  );
}
