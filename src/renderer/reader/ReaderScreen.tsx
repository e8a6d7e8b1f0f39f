import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { orpc } from '../api/index.ts';
import type { RouteOf } from '../app/route.ts';
import { ErrorState, SkeletonRows } from '../common/States.tsx';
import { Reader } from './Reader.tsx';

/** A document with everything that is tied to a place in it. */
export function ReaderScreen({ route }: { readonly route: RouteOf<'reader'> }) {
  const input = { id: route.documentId };
  // The text is frozen: no change of the library, and there are many, has it read again.
  const text = useQuery({ ...orpc.documentText.queryOptions({ input }), staleTime: 'static' });
  const marks = useQuery(orpc.documentMarks.queryOptions({ input }));
  const reading = useMemo(
    () => (text.data && marks.data ? { ...text.data, ...marks.data } : null),
    [text.data, marks.data],
  );
  const failed = text.error ? text : marks.error && !marks.data ? marks : null;
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!reading) return <SkeletonRows rows={14} label="Opening the document" />;
  return <Reader key={reading.document.id} reading={reading} route={route} />;
}
