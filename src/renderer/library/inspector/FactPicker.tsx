import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { orpc } from '../../api/index.ts';

const MOST_FOUND = 20;

/** Chooses a fact by words of its statement. `without` are ids that cannot be chosen. */
export function FactPicker(props: {
  readonly label: string;
  readonly without: readonly string[];
  readonly autoFocus?: boolean;
  readonly onPick: (id: string, statement: string) => void;
}) {
  const [words, setWords] = useState('');
  const query = useDeferredValue(words.trim());
  const { data } = useQuery({
    ...orpc.findFacts.queryOptions({
      input: { filter: { query }, sort: 'relevance', limit: MOST_FOUND + props.without.length },
    }),
    placeholderData: (before) => before,
  });
  const found = (data?.facts ?? [])
    .filter((fact) => !props.without.includes(fact.id) && fact.status !== 'retired')
    .slice(0, MOST_FOUND);
  return (
    <Select
      label={props.label}
      placeholder="Words of the statement"
      searchable
      autoFocus={props.autoFocus ?? false}
      value={null}
      searchValue={words}
      onSearchChange={setWords}
      data={found.map((fact) => ({ value: fact.id, label: fact.statement }))}
      // The library has searched already.
      filter={({ options }) => options}
      nothingFoundMessage={data ? 'No fact is found' : 'Searching'}
      maxDropdownHeight={260}
      onChange={(id, option) => {
        if (id && option) props.onPick(id, option.label);
        setWords('');
      }}
    />
  );
}
