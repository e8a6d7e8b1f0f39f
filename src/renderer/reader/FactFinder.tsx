import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { edtfWords } from '../../model/edtf.ts';
import type { Fact } from '../../model/fact.ts';
import { orpc } from '../api/index.ts';
import { pickable } from './pickable.ts';
import styles from './Reader.module.css';

const TYPING_MS = 120;
const MOST_FOUND = 30;

/** Search as you type for a fact: those of this document first, then those of its themes, then the others. */
export function FactFinder(props: {
  readonly documentId: string;
  /** The facts of this document. */
  readonly facts: readonly Fact[];
  /** Where the selected words begin, in UTF-16 code units of the document. */
  readonly startUtf16: number;
  readonly onPick: (factId: string) => void;
}) {
  const [search, setSearch] = useState('');
  const [query] = useDebouncedValue(search.trim(), TYPING_MS);
  const themes = useMemo(() => [...new Set(props.facts.flatMap((fact) => fact.themes))], [props.facts]);
  const { data, isFetching } = useQuery({
    ...orpc.findFacts.queryOptions({
      input:
        query === ''
          ? { filter: { themes }, sort: 'newest', limit: MOST_FOUND }
          : { filter: { query }, sort: 'relevance', limit: MOST_FOUND },
    }),
    placeholderData: keepPreviousData,
  });
  const groups = pickable(props.documentId, props.facts, themes, data?.facts ?? [], query, props.startUtf16);
  const byId = new Map(groups.flatMap(({ facts }) => facts.map((fact) => [fact.id, fact] as const)));
  return (
    <Select
      label="Fact"
      placeholder="Type words of the fact"
      data={groups.map(({ group, facts }) => ({
        group,
        items: facts.map(({ id, statement }) => ({ value: id, label: statement })),
      }))}
      value={null}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      // What the library found is shown as it is: it knows words and their beginnings better than a comparison of letters.
      filter={({ options }) => options}
      onChange={(id) => id !== null && props.onPick(id)}
      nothingFoundMessage={isFetching ? 'Looking…' : 'No fact is found'}
      maxDropdownHeight={360}
      comboboxProps={{ width: 440, position: 'bottom-end' }}
      renderOption={({ option }) => {
        const fact = byId.get(option.value);
        const beside = [fact?.status, fact?.eventDate ? edtfWords(fact.eventDate) : null, ...(fact?.themes ?? [])];
        return (
          <span>
            <span className={styles.picked}>{option.label}</span>
            <span className={styles.beside}>{beside.filter(Boolean).join(' · ')}</span>
          </span>
        );
      }}
      data-autofocus
    />
  );
}
