import { BriefwrightError } from '../../model/errors.ts';
import { ENTITY_KINDS, type EntityKind, type EntityRef, type Measure } from '../../model/fact.ts';
import { currencyOf } from '../facts/suggest/currencies.ts';
import { NUMERAL, numeralValue, SCALE, scaledValue, scaleOf } from '../facts/suggest/numerals.ts';

/** How measures and entities stand in a cell of a table: written by our export, read back whole, and read from others. */

/** A word that none of the marks around it can be mistaken in stands as it is; any other in quotes. */
const written = (word: string): string =>
  /^[^;:[\]"|()\s](?:[^;:[\]"|()\n]*[^;:[\]"|()\s])?$/.test(word) ? word : JSON.stringify(word);
const WORD = String.raw`"(?:[^"\\]|\\.)*"|[^;:[\]"]+?`;
const unwritten = (word: string): string => (word.startsWith('"') ? String(JSON.parse(word)) : word);
const LABELS = ['subject', 'period', 'qualifier'] as const;

/** `market size: 74220000000 USD [subject: Asia-Pacific] [period: 2025]; growth: 13.52 %`. */
export function measuresText(measures: readonly Measure[]): string {
  return measures
    .map((measure) => {
      const unit = measure.unit === null ? '' : ` ${written(measure.unit)}`;
      const labels = LABELS.map((label) => {
        const said = measure[label];
        return said === null ? '' : ` [${label}: ${written(said)}]`;
      });
      return `${written(measure.metric)}: ${measure.value}${unit}${labels.join('')}`;
    })
    .join('; ');
}

const WRITTEN_MEASURE = new RegExp(
  String.raw`(?<metric>${WORD}): (?<value>-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?: (?<unit>${WORD}))?(?<labels>(?: \[(?:${LABELS.join('|')}): (?:${WORD})\])*)(?:; |$)`,
  'y',
);

/** The measures of a cell that our export wrote; null for any other. */
function writtenMeasures(cell: string): Measure[] | null {
  const found: Measure[] = [];
  WRITTEN_MEASURE.lastIndex = 0;
  while (WRITTEN_MEASURE.lastIndex < cell.length) {
    const groups = WRITTEN_MEASURE.exec(cell)?.groups;
    if (!groups) return null;
    const said = new Map(
      [...(groups.labels ?? '').matchAll(new RegExp(String.raw`\[(\w+): (${WORD})\]`, 'g'))].map(
        ([, label = '', word = '']) => [label, unwritten(word)],
      ),
    );
    found.push({
      metric: unwritten(groups.metric ?? ''),
      subject: said.get('subject') ?? null,
      value: Number(groups.value),
      unit: groups.unit === undefined ? null : unwritten(groups.unit),
      period: said.get('period') ?? null,
      qualifier: said.get('qualifier') ?? null,
    });
  }
  return found;
}

const NUMBER = new RegExp(`^(?<before>[^\\d-]*?) ?(?<sign>-?)(?<digits>(?=\\d)${NUMERAL}) ?(?<after>\\D.*)?$`);
/** What goes on behind a number as a date, a version or another number does. */
const NOT_A_UNIT = /^[-./:,–]|(?:^|[\s.,(-])\d/;
const SIZE = new RegExp(`^${SCALE}$`);
/** `USDbn`, `€m`: a currency and the size of its numbers in one word. */
const MONEY_AND_SIZE = /^(.*?[^a-z\s]|[A-Z]{3})(bn|mn|tn|[mbk])$/;
const moneyIn = (words: string): ReturnType<typeof currencyOf> => currencyOf(words, '');
/** `x5` is a name and `about 5` no exact number; `€5` and `USD5` are money. */
const isApart = (before: string): boolean => before.trim() === '' || moneyIn(before) !== null;

/** A unit in words with the factor that they state; `m` is millions of money and metres of anything else. */
function unitIn(words: string): { unit: string | null; factor: number; inferred: boolean } {
  const given = words.split(/\s+/).filter((word) => word !== '');
  const apart = given.flatMap((word) => {
    const [, money, size] = MONEY_AND_SIZE.exec(word) ?? [];
    return money !== undefined && size !== undefined && moneyIn(money) ? [money, size] : [word];
  });
  const hasMoney = apart.some((word) => moneyIn(word) !== null);
  const isSize = (word: string): boolean => SIZE.test(word) && (word.length > 1 || hasMoney);
  const factor = scaleOf(apart.filter(isSize).join(' '));
  const unit = apart.filter((word) => !isSize(word)).join(' ');
  const currency = unit === '' ? null : moneyIn(unit);
  if (currency) return { unit: currency.code, factor, inferred: currency.inferred };
  return { unit: /^per ?cent$/i.test(unit) ? '%' : unit || null, factor, inferred: false };
}

/** The unit of a number: its own, else that of its column, whose size holds where the number has none. */
function unitOf(own: string, ofColumn: string): ReturnType<typeof unitIn> {
  const mine = unitIn(own);
  if (mine.unit !== null) return mine;
  const column = unitIn(ofColumn);
  return mine.factor === 1 ? column : { ...column, factor: mine.factor };
}

/**
 * The measures in a cell: those that our export wrote, or one number with its unit, whose metric is the name of the column and
 * whose unit may stand there: `Budget (USD bn)` over `74.22`. `numbersArePlain` where 1.500 is one and a half, as in a workbook;
 * else it may be fifteen hundred, and is refused. Throws BAD_MEASURE for anything else. `inferred` where the currency may be
 * another's.
 */
export function measuresIn(
  cell: string,
  column: string,
  numbersArePlain = false,
): { measures: Measure[]; inferred: boolean } {
  if (cell === '') return { measures: [], inferred: false };
  const ours = writtenMeasures(cell);
  if (ours !== null) return { measures: ours, inferred: false };
  const groups = NUMBER.exec(cell.replaceAll('\u00a0', ' ').replaceAll('−', '-'))?.groups;
  const [, metric = column, unitOfColumn = ''] = /^(.*?)\s*(?:[([]|,? in )([^)\]]+)[)\]]?$/.exec(column) ?? [];
  const { before = '', digits = '', sign, after = '' } = groups ?? {};
  const { unit, factor, inferred } = unitOf(`${before} ${after}`, unitOfColumn);
  const isOne = digits !== '' && !NOT_A_UNIT.test(after) && isApart(before);
  // 0,250 is a quarter: no thousands begin with a zero.
  const plain = digits.replace(/^0,(?=\d{3}$)/, '0.');
  const value = isOne ? numeralValue(plain, numbersArePlain || factor !== 1) : null;
  if (value === null || metric.trim() === '')
    throw new BriefwrightError(
      'BAD_MEASURE',
      `“${cell.slice(0, 60)}” is no number with its unit, such as 13.52 % or USD 74.22 bn.`,
    );
  const amount = scaledValue(value, factor);
  return {
    measures: [
      {
        metric: metric.trim(),
        subject: null,
        value: sign === '-' ? -amount : amount,
        unit,
        period: null,
        qualifier: null,
      },
    ],
    inferred,
  };
}

/** `NATO (organisation); Seoul (place)`. */
export function entitiesText(entities: readonly EntityRef[]): string {
  return entities.map(({ name, kind }) => `${written(name)} (${kind})`).join('; ');
}

const isKind = (word: string): word is EntityKind => (ENTITY_KINDS as readonly string[]).includes(word);

/** The entities of a cell. One whose kind is not said is taken for an organisation, which is inferred. */
export function entitiesIn(cell: string): { entities: EntityRef[]; inferred: boolean } {
  const entities: EntityRef[] = [];
  let inferred = false;
  for (const [, word = '', said = ''] of cell.matchAll(
    /("(?:[^"\\]|\\.)*"|[^;|\n"]+?)\s*(?:\((\w+)\))?\s*(?:[;|\n]|$)/g,
  )) {
    const kind = said.toLowerCase();
    const name = unwritten(word.trim());
    if (name === '') continue;
    inferred ||= !isKind(kind);
    entities.push(isKind(kind) ? { name, kind } : { name: said ? `${name} (${said})` : name, kind: 'organisation' });
  }
  return { entities, inferred };
}
