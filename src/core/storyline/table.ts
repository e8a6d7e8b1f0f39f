import { edtfWords } from '../../model/edtf.ts';
import { type Fact, isProjection, isRange, type Measure } from '../../model/fact.ts';
import type { PlannedSlide, TableRow } from '../../model/slidePlan.ts';
import type { Theme } from '../../model/theme.ts';
import { sourcesCited } from './oneOrigin.ts';
import type { Held } from './pool.ts';
import { capitalised, countedInWords, shownUnit, valueWords } from './words.ts';

/** Fewer rows make no table. */
export const FEWEST_ROWS = 3;

/** A number as a cell: value and unit (or what is counted), and how it is meant. */
function figureWords(measure: Measure): string {
  const { unit, divisor } = shownUnit(measure.unit, [measure.value]);
  const value = valueWords(measure.value / divisor, unit === '' ? measure.metric : unit);
  const meant = isProjection(measure) ? 'projected' : measure.qualifier;
  return meant === null ? value : `${value} (${meant})`;
}

/** The figures of a fact as cells, the two ends of a range as one: `300 to 500 km`. */
function figuresWords(measures: readonly Measure[]): string {
  const words = measures.map((measure, index) => {
    if (isRange(measures[index - 1], measure)) return '';
    const high = measures[index + 1];
    if (!high || !isRange(measure, high)) return figureWords(measure);
    const ends = [measure, high].map((end) => figureWords({ ...end, qualifier: null }));
    return `${ends[0]} to ${ends[1]}${isProjection(high) ? ' (projected)' : ''}`;
  });
  return [...new Set(words.filter((one) => one !== ''))].join('; ');
}

function figuresRow(held: Held, withPeriod: boolean): TableRow {
  const { measures, statement } = held.fact;
  const periods = [...new Set(measures.map((m) => m.period).filter((period) => period !== null))];
  const figures = figuresWords(measures);
  const cells = withPeriod ? [figures, periods.map(edtfWords).join('; ') || '–', statement] : [figures, statement];
  return { cells, statement: held.statement };
}

/** The one person a fact names; null where it names none or several. */
function onePerson(fact: Fact): string | null {
  const people = new Set(fact.entities.filter((entity) => entity.kind === 'person').map((entity) => entity.name));
  const [name = null] = people;
  return people.size === 1 ? name : null;
}

/** `three statements from two sources`. */
function statementsFromSources(facts: readonly Held[]): string {
  const statements = facts.map((held) => held.statement);
  return `${countedInWords(statements.length, 'statement')} from ${sourcesCited(statements, countedInWords)}`;
}

/**
 * The tables of a theme, from facts that no chart or timeline shows. Three or more reported facts with measures make a
 * table of figures; three or more that name one person each make a roster. Every row ends in the fact's whole statement,
 * so that no hedge is lost between the cells. Rows keep the order of the facts; a roster keeps a person's rows together.
 */
export function tableSlides(
  theme: Theme,
  facts: readonly Held[],
): { readonly slides: readonly PlannedSlide[]; readonly shown: ReadonlySet<Held> } {
  const slides: PlannedSlide[] = [];
  const shown = new Set<Held>();
  const reported = facts.filter((held) => held.fact.kind === 'reported');

  const measured = reported.filter((held) => held.fact.measures.length > 0);
  if (measured.length >= FEWEST_ROWS) {
    const withPeriod = measured.some((held) => held.fact.measures.some((m) => m.period !== null));
    for (const held of measured) shown.add(held);
    slides.push({
      id: `table:${theme.slug}:figures`,
      theme: theme.slug,
      kind: 'table',
      heading: `${capitalised(theme.name)} in figures: ${statementsFromSources(measured)}`,
      columns: withPeriod ? ['Figure', 'Period', 'Statement'] : ['Figure', 'Statement'],
      rows: measured.map((held) => figuresRow(held, withPeriod)),
    });
  }

  const persons = reported.filter((held) => !shown.has(held) && onePerson(held.fact) !== null);
  const byName = new Map<string, Held[]>();
  for (const held of persons) {
    const name = onePerson(held.fact) ?? '';
    const list = byName.get(name) ?? [];
    list.push(held);
    byName.set(name, list);
  }
  if (byName.size >= FEWEST_ROWS) {
    for (const held of persons) shown.add(held);
    slides.push({
      id: `table:${theme.slug}:people`,
      theme: theme.slug,
      kind: 'table',
      heading: `${capitalised(countedInWords(byName.size, 'person', 'people'))} whom the sources name`,
      columns: ['Person', 'Statement'],
      rows: [...byName].flatMap(([name, held]) =>
        held.map((one) => ({ cells: [name, one.fact.statement], statement: one.statement })),
      ),
    });
  }
  return { slides, shown };
}

/** What the first column of a table by hand can hold: the first of these that at least half of the facts have. */
const FIRST_COLUMNS: readonly { readonly name: string; readonly cell: (fact: Fact) => string | null }[] = [
  { name: 'Figure', cell: ({ measures }) => figuresWords(measures) || null },
  { name: 'Person', cell: onePerson },
  { name: 'Date', cell: ({ eventDate }) => (eventDate === null ? null : edtfWords(eventDate)) },
];

/** The table of facts that the user chose for it, in their order: it holds any, two or more; null for fewer. */
export function chosenTable(id: string, theme: Theme, facts: readonly Held[]): PlannedSlide | null {
  if (facts.length < 2) return null;
  const first = FIRST_COLUMNS.find(
    ({ cell }) => facts.filter(({ fact }) => cell(fact) !== null).length * 2 >= facts.length,
  );
  return {
    id,
    theme: theme.slug,
    kind: 'table',
    heading: `${capitalised(theme.name)}: ${statementsFromSources(facts)}`,
    columns: first ? [first.name, 'Statement'] : ['Statement'],
    rows: facts.map(({ fact, statement }) => ({
      cells: first ? [first.cell(fact) ?? '–', fact.statement] : [fact.statement],
      statement,
    })),
  };
}
