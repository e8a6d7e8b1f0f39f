import { useMemo } from 'react';
import { type Command, useCommands } from '../app/palette.ts';
import type { Bookmark } from './items.ts';
import type { TextRange } from './textRange.ts';

const MOST_BOOKMARKS = 50;

/** What the palette offers while a document is read. */
export function useReaderCommands(reader: {
  readonly openFind: () => void;
  readonly fold: () => void;
  readonly unfold: () => void;
  readonly bookmarks: readonly Bookmark[];
  readonly show: (place: TextRange) => void;
}): void {
  const { openFind, fold, unfold, bookmarks, show } = reader;
  useCommands(
    'reader',
    useMemo<readonly Command[]>(
      () => [
        { id: 'find', group: 'Reader', label: 'Find in this document', keys: 'Ctrl+F', run: openFind },
        { id: 'unfold', group: 'Reader', label: 'Unfold everything', run: unfold },
        { id: 'fold', group: 'Reader', label: 'Fold page furniture, comments, captions and references', run: fold },
        ...bookmarks.slice(0, MOST_BOOKMARKS).map((bookmark) => ({
          id: `bookmark-${bookmark.annotation.id}`,
          group: 'Reader',
          label: `Bookmark: ${(bookmark.annotation.body ?? bookmark.annotation.quote ?? '').slice(0, 80)}`,
          run: () => show(bookmark),
        })),
      ],
      [openFind, fold, unfold, bookmarks, show],
    ),
  );
}
