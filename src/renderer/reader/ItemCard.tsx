import { useMemo } from 'react';
import { AnnotationCard, CommentEditor, FactCard, type ThemeLook } from './cards.tsx';
import { blankDraft, type Draft, type FactDraft } from './drafts.ts';
import { FactEditor } from './FactEditor.tsx';
import type { MarginItem } from './items.ts';
import { proposedThemes } from './proposedThemes.ts';
import type { Reading } from './Reader.tsx';
import type { useAnnotating } from './useAnnotating.ts';

interface ItemCardProps {
  readonly item: MarginItem;
  readonly reading: Reading;
  readonly themes: ThemeLook;
  readonly isActive: boolean;
  readonly canEdit: boolean;
  readonly asksName: boolean;
  readonly saving: ReturnType<typeof useAnnotating>;
  readonly onDraft: (draft: Draft) => void;
  readonly onDropDraft: (draft: Draft) => void;
  /** A draft that changes what is there. */
  readonly onEdit: (draft: Draft) => void;
  readonly onKept: (draft: Draft, kept: { readonly key: string } | { readonly factId: string }) => void;
}

/** What stands in a card of the margin. */
export function ItemCard(props: ItemCardProps) {
  const { item, reading, saving } = props;
  switch (item.kind) {
    case 'fact':
      return (
        <FactCard
          fact={item.fact}
          evidence={item.evidence}
          reliability={reading.source.reliability}
          isActive={props.isActive}
          themes={props.themes}
        />
      );
    case 'annotation': {
      const { annotation } = item;
      const draft = {
        ...blankDraft('comment', item.startUtf16, item.endUtf16),
        annotationId: annotation.id,
        motivation: annotation.motivation === 'questioning' ? ('questioning' as const) : ('commenting' as const),
        body: annotation.body ?? '',
      } as Draft;
      return (
        <AnnotationCard
          annotation={annotation}
          canEdit={props.canEdit}
          onEdit={() => props.onEdit(draft)}
          onRemove={() => void saving.remove(annotation)}
        />
      );
    }
    case 'draft': {
      const { draft } = item;
      if (draft.kind === 'fact') return <NewFact {...props} draft={draft} />;
      return (
        <CommentEditor
          draft={draft}
          asksName={props.asksName}
          saving={saving.saving}
          onChange={props.onDraft}
          onCancel={() => props.onDropDraft(draft)}
          onSave={async (name) => {
            const id = await saving.comment(draft, name);
            if (id !== null) props.onKept(draft, { key: `note-${id}` });
          }}
        />
      );
    }
  }
}

function NewFact(props: ItemCardProps & { readonly draft: FactDraft }) {
  const { draft, reading, themes, saving } = props;
  const { document: held, passages, facts } = reading;
  const { start, end } = draft;
  const quote = held.text.slice(start, end);
  const proposed = useMemo(
    () =>
      proposedThemes(
        { startUtf16: start, endUtf16: end },
        quote,
        held.id,
        passages,
        facts,
        [...themes].map(([slug, { name }]) => ({ slug, name })),
      ),
    [start, end, quote, held.id, passages, facts, themes],
  );
  return (
    <FactEditor
      draft={draft}
      quote={quote}
      themes={themes}
      proposed={proposed}
      facts={facts}
      saving={saving.saving}
      onChange={props.onDraft}
      onCancel={() => props.onDropDraft(draft)}
      onSave={async () => {
        const factId = await saving.keepFact(draft, quote);
        if (factId !== null) props.onKept(draft, { factId });
      }}
    />
  );
}
