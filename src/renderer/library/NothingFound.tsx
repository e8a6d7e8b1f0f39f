import { Button } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { go } from '../app/route.ts';
import { EmptyState } from '../common/States.tsx';

/** What stands where no fact is listed: why, and what to do. */
export function NothingFound({ hasFacts, onClear }: { readonly hasFacts: boolean; readonly onClear: () => void }) {
  if (!hasFacts) {
    return (
      <EmptyState
        title="No facts yet"
        actions={<Button onClick={() => go({ screen: 'sources', sourceId: null })}>Open the sources</Button>}
      >
        Open a source, select the words that matter, and keep them as a fact.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<IconSearch size={28} stroke={1.5} />}
      title="No fact is found"
      actions={
        <Button variant="default" onClick={onClear}>
          Clear search and filters
        </Button>
      }
    >
      Nothing in the library fits the search and the filters together.
    </EmptyState>
  );
}
