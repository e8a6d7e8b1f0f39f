import { ActionIcon, Checkbox } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { orpc } from '../api/index.ts';
import { hrefOf } from '../app/route.ts';
import { countText, sourcesText, yearsInWords } from '../common/format.ts';
import { ThemeDot } from '../common/Pill.tsx';
import { ErrorState, SkeletonRows } from '../common/States.tsx';
import { ThemeHoldings } from './ThemeHoldings.tsx';
import styles from './Themes.module.css';

/**
 * The themes of a briefing, chosen by eye: how much each holds, and opened, over which time and with what evidence. One is
 * opened at a time; `openChosen` opens the one that was chosen last.
 */
export function ThemeChoice({
  chosen,
  onChange,
  disabled,
  openChosen = false,
}: {
  readonly chosen: readonly string[];
  readonly onChange: (slugs: readonly string[]) => void;
  readonly disabled?: boolean;
  readonly openChosen?: boolean;
}) {
  const { data, error, refetch } = useQuery(orpc.themesInUse.queryOptions());
  const { data: facets } = useQuery(orpc.facets.queryOptions({ input: { filter: {} } }));
  const without = facets?.needs.find(({ value }) => value === 'theme')?.facts ?? 0;
  const [opened, setOpened] = useState<string | null>(null);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={8} label="Reading the themes" />;
  const choose = (slug: string, isChosen: boolean) => {
    if (isChosen && openChosen) setOpened(slug);
    onChange(
      isChosen
        ? data.themes.flatMap((theme) => (theme.slug === slug || chosen.includes(theme.slug) ? [theme.slug] : []))
        : chosen.filter((one) => one !== slug),
    );
  };
  return (
    <fieldset className={styles.themes}>
      <legend className="bw-hidden">Themes</legend>
      {data.themes.map(({ slug, name, colour, facts, sources, origins, first, last }) => {
        const dates = first && last ? yearsInWords(first, last) : 'no dates';
        const counted = sourcesText({ sources, origins });
        const holds = `${countText(facts, 'fact')}, ${counted}, ${dates}`;
        const isOpen = opened === slug;
        return (
          <div key={slug}>
            <div className={styles.theme} title={holds}>
              <Checkbox
                checked={chosen.includes(slug)}
                disabled={disabled || (facts === 0 && !chosen.includes(slug))}
                aria-label={`${name}: ${holds}`}
                label={
                  <span className={styles.name}>
                    <ThemeDot colour={colour} />
                    {name}
                  </span>
                }
                onChange={(event) => choose(slug, event.currentTarget.checked)}
              />
              <span className={styles.says} aria-hidden="true">
                {facts === 0 ? 'no facts' : `${countText(facts, 'fact')} · ${counted} · ${dates}`}
              </span>
              <ActionIcon
                size="sm"
                aria-expanded={isOpen}
                aria-label={`What ${name} holds`}
                disabled={facts === 0}
                onClick={() => setOpened(isOpen ? null : slug)}
              >
                {isOpen ? <IconChevronDown size={15} /> : <IconChevronRight size={15} />}
              </ActionIcon>
            </div>
            {isOpen && <ThemeHoldings slug={slug} colour={colour} />}
          </div>
        );
      })}
      {without > 0 && (
        <p className={styles.without}>
          <a href={hrefOf({ screen: 'library', factId: null, theme: null, sourceId: null, needs: 'theme' })}>
            {countText(without, 'fact')} without a theme
          </a>{' '}
          {without === 1 ? 'is' : 'are'} in none of these, and in no briefing of them.
        </p>
      )}
      <p className={styles.hint}>Open a theme to see its facts over time, and its strongest and weakest evidence.</p>
    </fieldset>
  );
}
