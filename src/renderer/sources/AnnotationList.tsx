import { Anchor } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { MOTIVATION_WORDS } from '../../model/annotation.ts';
import { orpc } from '../api/index.ts';
import { placeOfNote } from '../app/foundNotes.ts';
import { momentText, numberText } from '../common/format.ts';
import { EmptyState, ErrorState, SkeletonRows } from '../common/States.tsx';
import styles from './Sources.module.css';
import type { SourceRow } from './sourceList.ts';

const MOST_SHOWN = 300;

/** Every highlight, comment and question of the library that a search finds, newest first, with the way to its place. */
export function AnnotationList({ search, rows }: { readonly search: string; readonly rows: readonly SourceRow[] }) {
  const query = useDeferredValue(search.trim());
  const { data, error, refetch } = useQuery({
    ...orpc.annotations.queryOptions({ input: query === '' ? {} : { query } }),
    placeholderData: keepPreviousData,
  });
  const titles = useMemo(
    () => new Map(rows.flatMap((row) => row.source.documents.map((held) => [held.id, row.title] as const))),
    [rows],
  );
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={8} label="Looking for notes" />;
  if (data.annotations.length === 0) {
    return query === '' ? (
      <EmptyState title="No highlights or comments yet">
        Open a document and select words in it. What you say about them is kept with the library.
      </EmptyState>
    ) : (
      <EmptyState title={`No note speaks of “${query}”`} />
    );
  }
  const newest = [...data.annotations].sort((a, b) => b.created.localeCompare(a.created)).slice(0, MOST_SHOWN);
  return (
    <section className={styles.scroll} aria-label="Notes">
      <ul className={styles.facts}>
        {newest.map((note) => (
          <li key={note.id}>
            <div className={styles.noteHead}>
              <strong>{MOTIVATION_WORDS[note.motivation]}</strong>
              <span className="bw-muted">
                {note.author ?? 'No name'} · {momentText(note.created)}
              </span>
            </div>
            {note.body && <p className={styles.noteBody}>{note.body}</p>}
            {note.quote && <blockquote className={styles.noteQuote}>{note.quote}</blockquote>}
            <Anchor size="xs" href={placeOfNote(note)}>
              {note.documentId === null
                ? 'To its fact'
                : `To its place in ${titles.get(note.documentId) ?? 'its document'}`}
            </Anchor>
          </li>
        ))}
      </ul>
      {data.annotations.length > MOST_SHOWN && (
        <p className={styles.factsHead}>
          The newest {MOST_SHOWN} of {numberText(data.annotations.length)}. A search finds the others.
        </p>
      )}
    </section>
  );
}
