import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { orpc } from '../api/index.ts';
import { countText, yearsInWords } from '../common/format.ts';
import { ThemeDot } from '../common/Pill.tsx';
import { ErrorState, SkeletonRows } from '../common/States.tsx';
import styles from './Briefings.module.css';

const DAY_MS = 86_400_000;

function dayOf(date: string): number {
  return Date.parse(date.slice(0, 10)) / DAY_MS;
}

/** The themes of a briefing, chosen by eye: how much each holds, and over which time. */
export function ThemeChoice({
  chosen,
  onChange,
  disabled,
}: {
  readonly chosen: readonly string[];
  readonly onChange: (slugs: readonly string[]) => void;
  readonly disabled?: boolean;
}) {
  const { data, error, refetch } = useQuery(orpc.themesInUse.queryOptions());
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={8} label="Reading the themes" />;
  const days = data.themes.flatMap(({ first, last }) => (first && last ? [dayOf(first), dayOf(last)] : []));
  const from = Math.min(...days);
  const span = Math.max(1, Math.max(...days) - from);
  return (
    <fieldset className={styles.themes}>
      <legend className="bw-hidden">Themes</legend>
      {data.themes.map((theme) => {
        const start = theme.first ? (dayOf(theme.first) - from) / span : 0;
        const end = theme.last ? (dayOf(theme.last) - from) / span : 0;
        const dates = theme.first && theme.last ? yearsInWords(theme.first, theme.last) : 'no dates';
        const holds = `${countText(theme.facts, 'fact')}, ${countText(theme.sources, 'source')}, ${dates}`;
        return (
          <div key={theme.slug} className={styles.theme} title={holds}>
            <Checkbox
              checked={chosen.includes(theme.slug)}
              disabled={disabled || (theme.facts === 0 && !chosen.includes(theme.slug))}
              aria-label={`${theme.name}: ${holds}`}
              label={
                <span className={styles.themeName}>
                  <ThemeDot colour={theme.colour} />
                  {theme.name}
                </span>
              }
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked
                    ? data.themes.flatMap(({ slug }) => (slug === theme.slug || chosen.includes(slug) ? [slug] : []))
                    : chosen.filter((slug) => slug !== theme.slug),
                )
              }
            />
            <span className={styles.themeCount}>
              {theme.facts} / {theme.sources}
            </span>
            <span className={styles.span} aria-hidden="true">
              {theme.first && theme.last && (
                <span
                  style={{
                    left: `${start * 100}%`,
                    width: `max(3px, ${(end - start) * 100}%)`,
                    background: `#${theme.colour}`,
                  }}
                />
              )}
            </span>
          </div>
        );
      })}
      <p className={styles.hint}>
        Facts / sources, and when. {days.length > 0 && `Bars run from ${yearOf(from)} to ${yearOf(from + span)}.`}
      </p>
    </fieldset>
  );
}

function yearOf(day: number): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}
