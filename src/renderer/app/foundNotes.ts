import type { SpotlightActionData } from '@mantine/spotlight';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Annotation, MOTIVATION_WORDS } from '../../model/annotation.ts';
import { orpc } from '../api/index.ts';
import { momentText } from '../common/format.ts';
import { hrefOf } from './route.ts';

const LEAST_TYPED = 2;
const MOST_FOUND = 8;
const MOST_SHOWN_UTF16 = 90;

/** The address of what a note is on: its place in a document, or its fact. */
export function placeOfNote({ documentId, factId, start, end }: Annotation): string {
  return documentId === null
    ? hrefOf({ screen: 'library', factId, theme: null, sourceId: null })
    : hrefOf({ screen: 'reader', documentId, start, end, factId: null });
}

/** The notes that speak of what is typed into the palette, with the way to each. `searched` follows `typed` a moment later. */
export function useFoundNotes(typed: string, searched: string): readonly SpotlightActionData[] {
  const query = searched.trim();
  const { data } = useQuery({
    ...orpc.annotations.queryOptions({ input: { query, limit: MOST_FOUND } }),
    enabled: query.length >= LEAST_TYPED,
    placeholderData: keepPreviousData,
  });
  if (query.length < LEAST_TYPED) return [];
  return (data?.annotations ?? []).map((note) => ({
    id: note.id,
    label: shortened(note.body ?? note.quote ?? ''),
    description: [
      MOTIVATION_WORDS[note.motivation],
      note.author,
      momentText(note.created.slice(0, 10)),
      note.body && note.quote ? `“${shortened(note.quote)}”` : null,
    ]
      .filter(Boolean)
      .join(' · '),
    // The library has found it by words that need not stand in its label.
    keywords: typed,
    onClick: () => {
      window.location.hash = placeOfNote(note);
    },
  }));
}

const shortened = (text: string): string =>
  text.length > MOST_SHOWN_UTF16 ? `${text.slice(0, MOST_SHOWN_UTF16)}…` : text;
