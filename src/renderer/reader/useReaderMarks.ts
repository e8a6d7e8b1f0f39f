import { useMemo, useRef, useState } from 'react';
import type { Draft } from './drafts.ts';
import { bookmarksOf, groupOf, type MarginItem, marginItems, type Shown, speaksOf } from './items.ts';
import type { Reading } from './Reader.tsx';

const ALL_SHOWN: Readonly<Record<Shown, boolean>> = { facts: true, highlights: true, comments: true };

/** What is tied to places of the document, what of it stands in the margin, and what narrows that. */
export function useReaderMarks(reading: Reading, drafts: readonly Draft[]) {
  const { document: held, facts, annotations, factNotes } = reading;
  const [shown, setShown] = useState(ALL_SHOWN);
  const [search, setSearch] = useState('');
  const all = useMemo(
    () => marginItems(held.id, facts, annotations, factNotes, drafts),
    [held.id, facts, annotations, factNotes, drafts],
  );
  const items = useMemo(
    () => all.filter((item) => isShown(item, shown) && speaksOf(item, search)),
    [all, shown, search],
  );
  const bookmarks = useMemo(() => bookmarksOf(annotations), [annotations]);
  return {
    all,
    items,
    bookmarks,
    shown,
    setShown,
    search,
    setSearch,
    showAll: useRef(() => {
      setShown(ALL_SHOWN);
      setSearch('');
    }).current,
  };
}

function isShown(item: MarginItem, shown: Readonly<Record<Shown, boolean>>): boolean {
  if (item.kind === 'draft') return true;
  return item.kind === 'fact' ? shown.facts : shown[groupOf(item.annotation)];
}
