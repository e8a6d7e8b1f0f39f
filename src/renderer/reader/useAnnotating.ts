import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Annotation } from '../../model/annotation.ts';
import type { Credibility } from '../../model/scales.ts';
import { client, orpc } from '../api/index.ts';
import { stepBack } from '../app/history.ts';
import { tell, tellError } from '../common/toast.tsx';
import type { CommentDraft, FactDraft } from './drafts.ts';
import type { TextRange } from './textRange.ts';

const undo = { onUndo: () => void stepBack() };

/** What is written to the library from the reader. Each gives what was made, or null where it failed, which was then told. */
export function useAnnotating(documentId: string, sourceId: string) {
  const queries = useQueryClient();
  const [saving, setSaving] = useState(false);

  const save = useCallback(
    async <Result>(work: () => Promise<Result>): Promise<Result | null> => {
      setSaving(true);
      try {
        const result = await work();
        await queries.invalidateQueries({ queryKey: orpc.document.key() });
        return result;
      } catch (error) {
        tellError(error);
        return null;
      } finally {
        setSaving(false);
      }
    },
    [queries],
  );

  const highlight = (place: TextRange): Promise<string | null> =>
    save(async () => {
      const { id } = await client.annotate({
        motivation: 'highlighting',
        documentId,
        start: place.startUtf16,
        end: place.endUtf16,
      });
      tell('Highlighted.', undo);
      return id;
    });

  const comment = (draft: CommentDraft, authorName: string | null): Promise<string | null> =>
    save(async () => {
      if (authorName !== null) {
        await client.setAuthorName({ name: authorName });
        await queries.invalidateQueries({ queryKey: orpc.authorName.key() });
      }
      const body = draft.body.trim();
      if (draft.annotationId !== null) {
        await client.updateAnnotation({ id: draft.annotationId, body });
        tell('Comment changed.', undo);
        return draft.annotationId;
      }
      const { motivation, start, end } = draft;
      const { id } = await client.annotate({ motivation, documentId, start, end, body });
      tell(motivation === 'questioning' ? 'Question kept.' : 'Comment kept.', undo);
      return id;
    });

  const remove = (annotation: Annotation): Promise<true | null> =>
    save(async () => {
      await client.removeAnnotation({ id: annotation.id });
      tell('Removed from the document.', undo);
      return true as const;
    });

  const keepFact = (draft: FactDraft, quote: string): Promise<string | null> =>
    save(async () => {
      const { added, merged } = await client.add({
        facts: [
          {
            statement: draft.statement.trim(),
            kind: draft.factKind,
            status: draft.status,
            themes: [...draft.themes],
            eventDate: draft.eventDate.trim() || null,
            restsOn: draft.factKind === 'judgement' ? [...draft.restsOn] : [],
            evidence: [
              {
                sourceId,
                documentId,
                quote,
                start: draft.start,
                end: draft.end,
                stance: draft.stance,
                credibility: draft.credibility === null ? null : (Number(draft.credibility) as Credibility),
              },
            ],
          },
        ],
      });
      tell(
        added.length > 0
          ? 'Fact kept.'
          : 'The library holds this statement already: the quote was added to its evidence.',
        undo,
      );
      return added[0] ?? merged[0] ?? null;
    });

  return { saving, highlight, comment, remove, keepFact };
}
