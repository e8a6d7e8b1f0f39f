import { useQuery } from '@tanstack/react-query';
import { orpc } from '../api/index.ts';
import type { RouteOf } from '../app/route.ts';
import { ErrorState, SkeletonRows } from '../common/States.tsx';
import { Reader } from './Reader.tsx';

/** A document with everything that is tied to a place in it. */
export function ReaderScreen({ route }: { readonly route: RouteOf<'reader'> }) {
  const { data, error, refetch } = useQuery(orpc.document.queryOptions({ input: { id: route.documentId } }));
  if (data) return <Reader key={data.document.id} reading={data} route={route} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <SkeletonRows rows={14} label="Opening the document" />;
}
