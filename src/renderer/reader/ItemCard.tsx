import type { Annotation } from '../../model/annotation.ts';
import type { Evidence, Fact } from '../../model/fact.ts';
import { CommentEditor } from './CommentEditor.tsx';
import { AnnotationCard, FactCard, type ThemeLook } from './cards.tsx';
import type { Draft } from './drafts.ts';
import { EvidenceEditor } from './EvidenceEditor.tsx';
import { FactEditor } from './FactEditor.tsx';
import type { MarginItem } from './items.ts';
import type { Reading } from './Reader.tsx';

/** What can be done from a card. */
export interface CardActions {
  readonly saving: boolean;
  readonly change: (draft: Draft) => void;
  readonly discard: (draft: Draft) => void;
  /** Back to the text; what was written stays. */
  readonly leave: () => void;
  readonly save: (draft: Draft, authorName: string | null) => void;
  readonly edit: (annotation: Annotation) => void;
  readonly remove: (annotation: Annotation) => void;
  readonly removeEvidence: (fact: Fact, evidence: Evidence) => void;
}

interface ItemCardProps {
  readonly item: MarginItem;
  readonly reading: Reading;
  readonly themes: ThemeLook;
  readonly isActive: boolean;
  readonly canEdit: boolean;
  readonly asksName: boolean;
  readonly actions: CardActions;
}

/** What stands in a card of the margin. */
export function ItemCard(props: ItemCardProps) {
  const { item, reading, canEdit, actions } = props;
  switch (item.kind) {
    case 'fact':
      return (
        <FactCard
          fact={item.fact}
          evidence={item.evidence}
          notes={item.notes}
          canEdit={canEdit}
          onRemoveEvidence={() => actions.removeEvidence(item.fact, item.evidence)}
          reliability={reading.source.reliability}
          isActive={props.isActive}
          themes={props.themes}
        />
      );
    case 'annotation':
      return (
        <AnnotationCard
          annotation={item.annotation}
          isActive={props.isActive}
          canEdit={canEdit}
          onEdit={() => actions.edit(item.annotation)}
          onRemove={() => actions.remove(item.annotation)}
        />
      );
    case 'draft':
      return <DraftCard {...props} draft={item.draft} />;
  }
}

function DraftCard(props: ItemCardProps & { readonly draft: Draft }) {
  const { draft, reading, actions } = props;
  const { document: held, facts } = reading;
  const quote = held.text.slice(draft.start, draft.end);
  const shared = {
    saving: actions.saving,
    onChange: actions.change,
    onDiscard: () => actions.discard(draft),
    onLeave: actions.leave,
  };
  switch (draft.kind) {
    case 'comment':
      return (
        <CommentEditor
          {...shared}
          draft={draft}
          asksName={props.asksName}
          onSave={(name) => actions.save(draft, name)}
        />
      );
    case 'evidence':
      return (
        <EvidenceEditor
          {...shared}
          draft={draft}
          quote={quote}
          documentId={held.id}
          facts={facts}
          onSave={() => actions.save(draft, null)}
        />
      );
    case 'fact':
      return (
        <FactEditor
          {...shared}
          draft={draft}
          quote={quote}
          place={{ documentId: held.id, start: draft.start }}
          themes={props.themes}
          facts={facts}
          onSave={() => actions.save(draft, null)}
        />
      );
  }
}
