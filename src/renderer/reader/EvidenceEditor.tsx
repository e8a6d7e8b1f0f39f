import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Fact } from '../../model/fact.ts';
import { orpc } from '../api/index.ts';
import { countText } from '../common/format.ts';
import { Quote } from '../common/Quote.tsx';
import { DeckWarning } from '../library/DeckWarning.tsx';
import { EvidenceFields } from '../library/inspector/EvidenceFields.tsx';
import type { EvidenceDraft } from './drafts.ts';
import { EditorForm } from './EditorForm.tsx';
import { FactFinder } from './FactFinder.tsx';
import styles from './Reader.module.css';
import { shortened } from './textRange.ts';

/** Selected words that become evidence of a fact that is there already: which fact, and how they stand to it. */
export function EvidenceEditor(props: {
  readonly draft: EvidenceDraft;
  readonly quote: string;
  readonly documentId: string;
  /** The facts of this document. */
  readonly facts: readonly Fact[];
  readonly saving: boolean;
  readonly onChange: (draft: EvidenceDraft) => void;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
  readonly onLeave: () => void;
}) {
  const { draft, onChange } = props;
  const hasPicked = useRef(false);
  const { data } = useQuery({
    ...orpc.fact.queryOptions({ input: { id: draft.factId ?? '' } }),
    enabled: draft.factId !== null,
  });
  const picked = data && data.fact.id === draft.factId ? data : null;
  return (
    <EditorForm
      saveLabel="Add the evidence"
      canSave={picked !== null}
      saving={props.saving}
      isBlank={draft.factId === null}
      onSave={props.onSave}
      onDiscard={props.onDiscard}
      onLeave={props.onLeave}
    >
      <strong>Evidence for a fact</strong>
      <Quote quote={shortened(props.quote)} />
      {draft.factId === null ? (
        <FactFinder
          documentId={props.documentId}
          facts={props.facts}
          startUtf16={draft.start}
          onPick={(factId) => {
            hasPicked.current = true;
            onChange({ ...draft, factId });
          }}
        />
      ) : (
        <>
          <div className={styles.chosen}>
            <p>{picked?.fact.statement ?? '…'}</p>
            <div className={styles.pills}>
              <span className={styles.beside}>
                {picked &&
                  `${countText(picked.fact.evidence.length, 'piece of evidence', 'pieces of evidence')} so far`}
              </span>
              <Button
                variant="subtle"
                size="compact-xs"
                className={styles.cardLink}
                onClick={() => onChange({ ...draft, factId: null })}
              >
                Another fact
              </Button>
            </div>
          </div>
          {picked && <DeckWarning decks={picked.decks} />}
          <div
            ref={(fields) => {
              // The list of facts has gone: its focus goes on to what is asked next.
              if (fields && hasPicked.current) fields.querySelector('select')?.focus();
              hasPicked.current = false;
            }}
          >
            <EvidenceFields
              words={draft}
              placeholder="As in the document"
              onChange={(words) => onChange({ ...draft, ...words })}
            />
          </div>
        </>
      )}
    </EditorForm>
  );
}
