import { Button, NativeSelect } from '@mantine/core';
import { SUGGESTION_KINDS, type SuggestionKind } from '../../model/suggestion.ts';
import { numberText } from '../common/format.ts';
import type { Lists } from '../library/lists.ts';
import styles from './Inbox.module.css';
import { NOT_NARROWED, OFFER_WORDS } from './narrowedBy.ts';
import { KIND_WORDS } from './proposals.ts';
import type { InboxView, Triage } from './useTriage.ts';

const SCORES = [0.5, 0.6, 0.7, 0.8, 0.9];

/** All that the list of proposals can be narrowed by, and its order. */
export function Narrowing(props: {
  readonly triage: Triage;
  readonly lists: Lists;
  readonly documentId: string | null;
}) {
  const { triage, lists } = props;
  const { view, setView } = triage;
  const documents = triage.list.data?.documents ?? [];
  const kinds = [...triage.offers.values()].flat();
  const offerText = (kind: 'contradiction' | 'further-evidence') =>
    `${OFFER_WORDS[kind]} (${numberText(kinds.filter((one) => one === kind).length)})`;
  return (
    <div className={styles.narrowing}>
      <NativeSelect
        label="Document"
        size="xs"
        value={props.documentId ?? ''}
        data={[
          { value: '', label: `All documents (${numberText(documents.length)})` },
          ...documents.map(({ documentId, sourceId, count }) => {
            const format = lists.formatOf.get(documentId);
            return {
              value: documentId,
              label: `${lists.nameOfSource.get(sourceId) ?? ''}${format ? ` · ${format}` : ''} (${count})`,
            };
          }),
        ]}
        onChange={(event) => triage.showDocument(event.currentTarget.value || null)}
      />
      <NativeSelect
        label="Kind"
        size="xs"
        value={view.kind ?? ''}
        data={[
          { value: '', label: 'All kinds' },
          ...SUGGESTION_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] })),
        ]}
        onChange={(event) => setView({ kind: (event.currentTarget.value || null) as SuggestionKind | null })}
      />
      <NativeSelect
        label="Theme"
        size="xs"
        value={view.theme ?? ''}
        data={[
          { value: '', label: 'All themes' },
          ...lists.themes.map(({ slug, name }) => ({ value: slug, label: name })),
        ]}
        onChange={(event) => setView({ theme: event.currentTarget.value || null })}
      />
      <NativeSelect
        label="Least score"
        size="xs"
        value={String(view.leastScore)}
        data={[
          { value: '0', label: 'Any score' },
          ...SCORES.map((score) => ({ value: String(score), label: `${Math.round(score * 100)} or more` })),
        ]}
        onChange={(event) => setView({ leastScore: Number(event.currentTarget.value) })}
      />
      {view.state === 'open' && (
        <NativeSelect
          label="In the library"
          size="xs"
          value={view.offers}
          data={[
            { value: 'any', label: triage.isComparing ? 'Comparing…' : 'Held or new' },
            { value: 'contradiction', label: offerText('contradiction') },
            { value: 'further-evidence', label: offerText('further-evidence') },
            { value: 'none', label: OFFER_WORDS.none },
          ]}
          onChange={(event) => setView({ offers: event.currentTarget.value as InboxView['offers'] })}
        />
      )}
      <NativeSelect
        label="Order"
        size="xs"
        value={view.order}
        data={[
          { value: 'place', label: 'By place' },
          { value: 'score', label: 'Best first' },
        ]}
        onChange={(event) => setView({ order: event.currentTarget.value as InboxView['order'] })}
      />
      <Button
        size="compact-xs"
        variant="subtle"
        disabled={!triage.isNarrowed}
        onClick={() => {
          setView(NOT_NARROWED);
          triage.showDocument(null);
        }}
      >
        Show all
      </Button>
    </div>
  );
}
