import { NativeSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ErrorWords } from '../../common/errors.ts';
import { numberText } from '../../common/format.ts';
import { tryNewEvidence } from '../changes.ts';
import type { Lists } from '../lists.ts';
import { EditForm } from './EditForm.tsx';
import { credibilityOf, EvidenceFields, locatorOf, wordsOf } from './EvidenceFields.tsx';
import styles from './Inspector.module.css';

const MOST_SOURCES = 50;

/**
 * Ties a fact to the exact words of a source. They are looked for in the document, and refused where it does not hold them
 * once; of a source without a document only the locator is kept.
 */
export function NewEvidenceForm(props: {
  readonly factId: string;
  readonly lists: Lists;
  readonly inDeck: boolean;
  readonly onEnd: () => void;
}) {
  const { lists } = props;
  const [sourceId, setSourceId] = useState<string | null>(null);
  const [documentId, setDocumentId] = useState<string | null>(null);
  const [quote, setQuote] = useState('');
  const [context, setContext] = useState<{ readonly before: string; readonly after: string } | null>(null);
  const [words, setWords] = useState(() => wordsOf(null));
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
    setContext((given) => given ?? { before: '', after: '' });
    return { ...refused, hint: 'Write some words that stand before or after the place you mean.' };
  };
  return (
    <EditForm label="New evidence" canSave={canSave} inDeck={props.inDeck} onSave={save} onEnd={props.onEnd}>
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
        onChange={(id) => {
          setSourceId(id);
          setDocumentId(null);
        }}
      />
      {documents.length > 1 && (
        <NativeSelect
          label="Document"
          size="xs"
          value={documentId ?? documents[0]?.id ?? ''}
          data={documents.map(({ id, mediaType, characters }) => ({
            value: id,
            label: `${mediaType}, ${numberText(characters)} characters`,
          }))}
          onChange={(event) => setDocumentId(event.currentTarget.value)}
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
          onChange={(event) => setQuote(event.currentTarget.value)}
        />
      )}
      {context && (
        <div className={styles.pair}>
          <TextInput
            label="Words before"
            value={context.before}
            onChange={(event) => setContext({ ...context, before: event.currentTarget.value })}
          />
          <TextInput
            label="Words after"
            value={context.after}
            onChange={(event) => setContext({ ...context, after: event.currentTarget.value })}
          />
        </div>
      )}
      <EvidenceFields words={words} placeholder={isHeld ? 'From the document' : 'Number or name'} onChange={setWords} />
    </EditForm>
  );
}
