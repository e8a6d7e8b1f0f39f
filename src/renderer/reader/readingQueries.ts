import { queryOptions } from '@tanstack/react-query';
import { unpackPassages } from '../../contract/packedPassages.ts';
import { client, orpc } from '../api/index.ts';

/** The text of a document and its passages. It is frozen: no change of the library, and there are many, has it read again. */
export function textOptions(id: string) {
  return queryOptions({
    queryKey: orpc.documentText.queryKey({ input: { id } }),
    queryFn: async ({ signal }) => {
      const { document, packed } = await client.documentText({ id }, { signal });
      return { document, passages: unpackPassages(packed) };
    },
    staleTime: 'static',
    // To look for what two readings have in common would walk through all of it.
    structuralSharing: false,
  });
}

/** What is tied to places of a document, and changes. */
export function marksOptions(id: string) {
  return orpc.documentMarks.queryOptions({ input: { id } });
}
