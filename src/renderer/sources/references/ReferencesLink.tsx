import { Button } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../api/index.ts';
import { hrefOf } from '../../app/route.ts';
import { countText } from '../../common/format.ts';

/** The way from a document to the sources that its reference list names; nothing where it has no list. */
export function ReferencesLink({ documentId }: { readonly documentId: string }) {
  const { data } = useQuery(orpc.references.queryOptions({ input: { documentId } }));
  if (!data || data.references.length === 0) return null;
  return (
    <Button
      component="a"
      variant="default"
      style={{ flex: 'none' }}
      leftSection={<IconListDetails size={14} aria-hidden="true" />}
      title="Make sources of the reference list"
      href={hrefOf({ screen: 'references', documentId })}
    >
      {countText(data.references.length, 'reference')}…
    </Button>
  );
}
