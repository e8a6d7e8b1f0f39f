import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { memo, type ReactNode, useId, useState } from 'react';
import { FACT_NEEDS, FACT_STATUSES, type FactNeed } from '../../model/fact.ts';
import { RELIABILITY, RELIABILITY_CODES } from '../../model/scales.ts';
import { orpc } from '../api/index.ts';
import { PaneBar, PaneBody } from '../common/Panes.tsx';
import { MarkingPill, RatingPill, StatusPill, ThemeDot } from '../common/Pill.tsx';
import styles from './Filters.module.css';
import { type ChoiceField, contractFilter, type LibraryFilter, NO_FILTER, narrowedBy, toggled } from './filter.ts';
import type { Lists } from './lists.ts';

interface Choice {
  readonly value: string;
  readonly name: ReactNode;
  readonly title?: string | undefined;
  readonly facts: number;
}

const NEED_NAMES: Readonly<Record<FactNeed, { readonly name: string; readonly says: string }>> = {
  theme: { name: 'A theme', says: 'They have none: no briefing takes them.' },
  date: { name: 'A look at its date', says: 'Their source has another date now than the one they were dated by.' },
};

const SHORT_LIST = 8;
/** Counts follow when the typing rests, so that they never hold up the rows. */
const COUNT_AFTER_MS = 200;

/** What narrows the list, with how many facts each choice would give. */
export const Filters = memo(function Filters(props: {
  readonly filter: LibraryFilter;
  readonly lists: Lists;
  /** The rows come first: counting waits until there are some. */
  readonly hasRows: boolean;
  readonly onFilter: (filter: LibraryFilter) => void;
}) {
  const { filter, lists, onFilter } = props;
  const id = useId();
  const [counted] = useDebouncedValue(filter, COUNT_AFTER_MS);
  const { data: facets } = useQuery({
    ...orpc.facets.queryOptions({ input: { filter: contractFilter(counted) } }),
    enabled: props.hasRows,
    placeholderData: keepPreviousData,
  });
  const counts = (list: readonly { readonly value: string; readonly facts: number }[] | undefined) => {
    const byValue = new Map(list?.map(({ value, facts }) => [value, facts]));
    return (value: string) => byValue.get(value) ?? 0;
  };
  const themeCount = counts(facets?.themes);
  const sourceCount = counts(facets?.sources);
  const statusCount = counts(facets?.statuses);
  const markingCount = counts(facets?.markings);
  const needCount = counts(facets?.needs);
  const reliabilityCount = counts(facets?.reliabilities);
  const group = (legend: string, field: ChoiceField, choices: readonly Choice[]) => (
    <ChoiceGroup
      legend={legend}
      chosen={filter[field]}
      choices={choices}
      onToggle={(value) => onFilter(toggled(filter, field, value))}
    />
  );
  return (
    <>
      <PaneBar title="Library">
        <span style={{ flex: 1 }} />
        {narrowedBy(filter) > 0 && (
          <Button variant="subtle" size="compact-xs" onClick={() => onFilter({ ...NO_FILTER, query: filter.query })}>
            Clear filters
          </Button>
        )}
      </PaneBar>
      <PaneBody className={styles.filters}>
        {group(
          'Theme',
          'themes',
          lists.themes.map(({ slug, name, colour }) => ({
            value: slug,
            name: (
              <>
                <ThemeDot colour={colour} />
                <span className="bw-ellipsis">{name}</span>
              </>
            ),
            facts: themeCount(slug),
          })),
        )}
        {group(
          'Status',
          'statuses',
          FACT_STATUSES.map((status) => ({
            value: status,
            name: <StatusPill status={status} />,
            facts: statusCount(status),
          })),
        )}
        {group(
          'Waiting for',
          'needs',
          FACT_NEEDS.map((need) => ({
            value: need,
            name: <span className="bw-ellipsis">{NEED_NAMES[need].name}</span>,
            title: NEED_NAMES[need].says,
            facts: needCount(need),
          })).filter(({ value, facts }) => facts > 0 || filter.needs.includes(value)),
        )}
        <fieldset className={styles.group}>
          <legend>Event date</legend>
          <div className={styles.dates}>
            <label htmlFor={`${id}from`}>From</label>
            <TextInput
              id={`${id}from`}
              type="date"
              value={filter.from ?? ''}
              onChange={(event) => onFilter({ ...filter, from: event.currentTarget.value || null })}
            />
            <label htmlFor={`${id}to`}>To</label>
            <TextInput
              id={`${id}to`}
              type="date"
              value={filter.to ?? ''}
              onChange={(event) => onFilter({ ...filter, to: event.currentTarget.value || null })}
            />
          </div>
        </fieldset>
        {group(
          'Source',
          'sourceIds',
          [...lists.sourceOf.keys()]
            .map((id) => ({
              value: id,
              name: <span className="bw-ellipsis">{lists.labelOfSource.get(id)}</span>,
              title: lists.labelOfSource.get(id),
              facts: sourceCount(id),
            }))
            .sort((a, b) => b.facts - a.facts),
        )}
        {group(
          'Reliability of a source',
          'reliabilities',
          RELIABILITY_CODES.map((code) => ({
            value: code,
            name: (
              <>
                <RatingPill reliability={code} />
                <span className="bw-ellipsis">{RELIABILITY[code]}</span>
              </>
            ),
            title: RELIABILITY[code],
            facts: reliabilityCount(code),
          })),
        )}
        {group(
          'Marking',
          'markings',
          lists.markings.map((marking) => ({
            value: marking.label,
            name: <MarkingPill label={marking.label} colours={marking} />,
            facts: markingCount(marking.label),
          })),
        )}
      </PaneBody>
    </>
  );
});

function ChoiceGroup(props: {
  readonly legend: string;
  readonly chosen: readonly string[];
  readonly choices: readonly Choice[];
  readonly onToggle: (value: string) => void;
}) {
  const [all, setAll] = useState(false);
  const { chosen, choices } = props;
  const shown = all ? choices : choices.filter((choice, i) => i < SHORT_LIST || chosen.includes(choice.value));
  const hidden = choices.length - shown.length;
  if (choices.length === 0) return null;
  return (
    <fieldset className={styles.group}>
      <legend>{props.legend}</legend>
      {shown.map(({ value, name, title, facts }) => (
        <label key={value} className={`${styles.choice} ${facts === 0 ? styles.none : ''}`} title={title}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => props.onToggle(value)} />
          <span className={styles.name}>{name}</span>
          <span className={styles.count}>
            {facts.toLocaleString('en-GB')}
            <span className="bw-hidden"> facts</span>
          </span>
        </label>
      ))}
      {(hidden > 0 || all) && choices.length > SHORT_LIST && (
        <button type="button" className={styles.more} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show ${hidden} more`}
        </button>
      )}
    </fieldset>
  );
}
