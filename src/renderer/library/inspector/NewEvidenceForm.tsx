import { NativeSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { formatName } from '../../../model/mediaType.ts';
import type { ErrorWords } from '../../common/errors.ts';
import { numberText } from '../../common/format.ts';
import { tryNewEvidence } from '../changes.ts';
import type { Lists } from '../lists.ts';
import { EditForm } from './EditForm.tsx';
import { credibilityOf, EvidenceFields, type EvidenceWords, locatorOf, wordsOf } from './EvidenceFields.tsx';
import styles from './Inspector.module.css';
import type { FormWords } from './useEditing.ts';

const MOST_SOURCES = 50;

/** Evidence as it is typed, before it is looked for. */
interface NewEvidenceWords extends EvidenceWords {
  readonly sourceId: string | null;
  readonly documentId: string | null;
  readonly quote: string;
  /** Null until the library asks which of several places is meant. */
  readonly context: { readonly before: string; readonly after: string } | null;
}

/**
 * Ties a fact to the exact words of a source. They are looked for in the document, and refused where it does not hold them
 * once; of a source without a document only the locator is kept.
 */
export function NewEvidenceForm(props: {
  readonly factId: string;
  readonly lists: Lists;
  readonly words: FormWords;
  readonly inDeck: boolean;
  readonly onEnd: () => void;
}) {
  const { lists } = props;
  const [words, setWords] = useState<NewEvidenceWords>(() => ({
    ...wordsOf(null),
    sourceId: null,
    documentId: null,
    quote: '',
    context: null,
    ...props.words.kept,
  }));
  const newest = useRef(words);
  const write = (typed: Partial<NewEvidenceWords>) => {
    newest.current = { ...newest.current, ...typed };
    setWords(newest.current);
    props.words.keep(newest.current);
  };
  const { sourceId, documentId, quote, context } = words;
  const sources = useMemo(
    () => [...lists.nameOfSource].map(([value, label]) => ({ value, label })),
    [lists.nameOfSource],
  );
  const documents = (sourceId && lists.sourceOf.get(sourceId)?.documents) || [];
  const isHeld = documents.length > 0;
  const canSave = sourceId !== null && (isHeld ? quote.trim() !== '' : locatorOf(words) !== null);

  const save = async (): Promise<ErrorWords | null> => {
    if (sourceId === null) return null;
    const refused = await tryNewEvidence(props.factId, {
      sourceId,
      documentId: documentId ?? documents[0]?.id ?? null,
      quote: isHeld ? quote.trim() : null,
      prefix: context?.before || null,
      suffix: context?.after || null,
      locator: locatorOf(words),
      stance: words.stance,
      credibility: credibilityOf(words),
    });
    // A quote of several places has a hint: which of them it is, the words around it tell.
    if (refused?.field !== 'evidence.quote' || refused.hint === null) return refused;
    if (newest.current.context === null) write({ context: { before: '', after: '' } });
    return { ...refused, hint: 'Write some words that stand before or after the place you mean.' };
  };
  return (
    <EditForm
      label="New evidence"
      canSave={canSave}
      inDeck={props.inDeck}
      isKept={props.words.kept !== null}
      onSave={save}
      onEnd={props.onEnd}
    >
      <Select
        label="Source"
        placeholder="Its title or author"
        required
        searchable
        limit={MOST_SOURCES}
        data={sources}
        value={sourceId}
        nothingFoundMessage="No source is found"
        maxDropdownHeight={260}
        onChange={(id) => write({ sourceId: id, documentId: null })}
      />
      {documents.length > 1 && (
        <NativeSelect
          label="Document"
          size="xs"
          value={documentId ?? documents[0]?.id ?? ''}
          data={documents.map(({ id, mediaType, characters }) => ({
            value: id,
            label: `${formatName(mediaType)}, ${numberText(characters)} characters`,
          }))}
          onChange={(event) => write({ documentId: event.currentTarget.value })}
        />
      )}
      {sourceId !== null && !isHeld ? (
        <span className={styles.small}>
          The library does not hold a document of this source: give the locator, and the evidence stays dormant.
        </span>
      ) : (
        <Textarea
          label="Exact words"
          required
          autosize
          minRows={2}
          maxRows={8}
          placeholder="Paste them from the document"
          value={quote}
          onChange={(event) => write({ quote: event.currentTarget.value })}
        />
      )}
      {context && (
        <div className={styles.pair}>
          <TextInput
            label="Words before"
            value={context.before}
            onChange={(event) => write({ context: { ...context, before: event.currentTarget.value } })}
          />
          <TextInput
            label="Words after"
            value={context.after}
            onChange={(event) => write({ context: { ...context, after: event.currentTarget.value } })}
          />
        </div>
      )}
      <EvidenceFields words={words} placeholder={isHeld ? 'From the document' : 'Number or name'} onChange={write} />
    </EditForm>
  );
}
