import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RouteOf } from '../app/route.ts';
import { ErrorState, SkeletonRows } from '../common/States.tsx';
import { Reader, type Reading } from './Reader.tsx';
import { marksOptions, textOptions } from './readingQueries.ts';

/** A document with everything that is tied to a place in it. */
export function ReaderScreen({ route }: { readonly route: RouteOf<'reader'> }) {
  const text = useQuery(textOptions(route.documentId));
  const marks = useQuery(marksOptions(route.documentId));
  const reading = useMemo<Reading | null>(
    () => (text.data && marks.data ? { ...text.data, ...marks.data } : null),
    [text.data, marks.data],
  );
  const failed = text.error ? text : marks.error && !marks.data ? marks : null;
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!reading) return <SkeletonRows rows={14} label="Opening the document" />;
  return <Reader key={reading.document.id} reading={reading} route={route} />;
}
