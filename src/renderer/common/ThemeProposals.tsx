import { Chip } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { orpc } from '../api/index.ts';
import styles from './ThemeProposals.module.css';

/** While somebody types faster than this, themes are not asked for. */
const ASK_AFTER_MS = 200;
const MOST_CHARACTERS = 20_000;

/** Themes that a fact in the making may belong to, each with its reason, taken or let go with a click. */
export function ThemeProposals(props: {
  readonly statement: string;
  readonly quote: string;
  readonly sourceId?: string | null;
  /** Where the quote begins. */
  readonly place?: { readonly documentId: string; readonly start: number };
  readonly chosen: readonly string[];
  readonly nameOf: (slug: string) => string;
  readonly onChange: (themes: readonly string[]) => void;
}) {
  const { chosen, nameOf, onChange, place, sourceId } = props;
  const [text] = useDebouncedValue(`${props.statement}\n${props.quote}`.trim().slice(0, MOST_CHARACTERS), ASK_AFTER_MS);
  const { data } = useQuery({
    ...orpc.proposeThemes.queryOptions({
      input: { text, ...(place ? { place } : {}), ...(sourceId ? { sourceId } : {}) },
    }),
    enabled: text !== '' || place !== undefined || Boolean(sourceId),
    placeholderData: keepPreviousData,
  });
  const proposed = data?.themes ?? [];
  if (proposed.length === 0) return null;
  return (
    <fieldset className={styles.proposed}>
      <legend>Proposed themes</legend>
      {proposed.map(({ slug, why }) => (
        <div key={slug} className={styles.proposal}>
          <Chip
            size="xs"
            checked={chosen.includes(slug)}
            onChange={(checked) => onChange(checked ? [...chosen, slug] : chosen.filter((theme) => theme !== slug))}
          >
            {nameOf(slug)}
          </Chip>
          <span>{why}</span>
        </div>
      ))}
    </fieldset>
  );
}
