import { useQuery } from '@tanstack/react-query';
import { orpc } from '../api/index.ts';
import { hrefOf } from '../app/route.ts';
import { countText } from '../common/format.ts';
import { StatusPill } from '../common/Pill.tsx';
import { ErrorState, SkeletonRows } from '../common/States.tsx';
import styles from './Themes.module.css';

/** What one theme holds: its facts over time, and the best and the least evidenced of them, each a click away. */
export function ThemeHoldings({ slug, colour }: { readonly slug: string; readonly colour: string }) {
  const { data, error, refetch } = useQuery(orpc.themeHoldings.queryOptions({ input: { slug } }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={4} label="Reading what the theme holds" />;
  return (
    <div className={styles.holdings}>
      <PeriodBars periods={data.periods} undated={data.undated} colour={colour} />
      {data.strongest && (
        <Evidenced title={data.weakest ? 'Strongest evidence' : 'Its only fact'} held={data.strongest} />
      )}
      {data.weakest && <Evidenced title="Weakest evidence" held={data.weakest} />}
    </div>
  );
}

interface Period {
  readonly label: string;
  readonly facts: number;
}

/** Bars of facts by year or quarter; the list behind it reads the same to those who do not see it. */
function PeriodBars({
  periods,
  undated,
  colour,
}: {
  readonly periods: readonly Period[];
  readonly undated: number;
  readonly colour: string;
}) {
  const most = Math.max(1, ...periods.map(({ facts }) => facts));
  const every = Math.ceil(periods.length / MOST_LABELS);
  const without = undated === 0 ? '' : `${countText(undated, 'fact')} without a date.`;
  if (periods.length === 0) return <p className={styles.without}>{without || 'No facts.'}</p>;
  return (
    <div>
      <ol className={styles.periods} aria-label="Facts over time">
        {periods.map(({ label, facts }, i) => (
          <li key={label} title={`${label}: ${countText(facts, 'fact')}`}>
            <span className={styles.count} aria-hidden="true">
              {facts > 0 && periods.length <= MOST_COUNTS ? facts : ''}
            </span>
            <span
              className={styles.bar}
              style={{
                height: facts === 0 ? 0 : `${Math.max(2, (facts / most) * BAR_PX)}px`,
                background: `#${colour}`,
              }}
              aria-hidden="true"
            />
            <span className={styles.period} aria-hidden="true">
              {i % every === 0 ? shortLabel(label, periods, i, every) : ''}
            </span>
            <span className="bw-hidden">
              {label}: {countText(facts, 'fact')}
            </span>
          </li>
        ))}
      </ol>
      {without !== '' && <p className={styles.without}>{without}</p>}
    </div>
  );
}

const BAR_PX = 44;
const MOST_LABELS = 8;
const MOST_COUNTS = 16;

/** `2025 Q3` is `Q3` after another quarter of its year; years stay whole. */
function shortLabel(label: string, periods: readonly Period[], place: number, every: number): string {
  const [year, quarter] = label.split(' ');
  const before = periods[place - every]?.label.split(' ')[0];
  return quarter !== undefined && before === year ? quarter : label.replace('–', '–\u200B');
}

interface Held {
  readonly fact: {
    readonly id: string;
    readonly statement: string;
    readonly status: 'draft' | 'verified' | 'disputed' | 'retired';
  };
  readonly rating: string | null;
  readonly origins: number;
  readonly supports: number;
  readonly contradicts: number;
  readonly why: string;
}

function Evidenced({ title, held }: { readonly title: string; readonly held: Held }) {
  const { fact, rating, origins, supports, contradicts, why } = held;
  return (
    <section className={styles.evidenced}>
      <h3>{title}</h3>
      <p>
        <a href={hrefOf({ screen: 'library', factId: fact.id, theme: null, sourceId: null })}>{fact.statement}</a>
      </p>
      <p className={styles.measures}>
        <span className={styles.rating}>{rating ?? 'unsourced'}</span>
        <StatusPill status={fact.status} />
        <span>{countText(origins, 'origin')}</span>
        <span>supports: {supports}</span>
        {contradicts > 0 && <span className={styles.against}>contradicts: {contradicts}</span>}
      </p>
      <p className={styles.why}>{why}</p>
    </section>
  );
}
