/** Slides of the benchmark as plain content, before any writer has its say. The same number gives the same content. */
export interface BenchSlide {
  readonly title: string;
  /** Five statements, each with the number of its source. */
  readonly statements: readonly { readonly text: string; readonly source: number }[];
  /** Values of the statements where the slide has a chart. */
  readonly values: readonly number[] | null;
  /** True where the slide has a table of the statements. */
  readonly table: boolean;
  /** As the scenes word them: the marking, then each statement and the quote behind it. */
  readonly notes: readonly string[];
}

export const SOURCES = 40;

const PLACES = [
  'the northern range',
  'the coastal sector',
  'the inland corridor',
  'the eastern district',
  'the upper valley',
];
const ACTS = ['brought together', 'assigned', 'reported', 'moved', 'trained'];

/** A sentence of about 125 characters that no other slide has. */
function sentence(slide: number, k: number): string {
  const n = slide * 5 + k;
  return `In ${PLACES[n % 5]} the exercise ${ACTS[(n >> 2) % 5]} ${1000 + n} personnel of ${3 + (n % 9)} nations for ${2 + (n % 12)} days, as plan ${n} foresaw`;
}

export function sourceTitle(n: number): string {
  return `Author ${n}, “Report ${n} on exercises in the field”, Review of Planning, vol. ${n}, 2026`;
}

/** Title, five statements with marks, and notes on each slide; every fifth has a chart too, every tenth a table. */
export function benchSlides(count: number): BenchSlide[] {
  return Array.from({ length: count }, (_, i) => {
    const statements = Array.from({ length: 5 }, (_, k) => ({
      text: sentence(i, k),
      source: 1 + ((i * 5 + k) % SOURCES),
    }));
    return {
      title: `Finding ${i + 1}: more nations took part`,
      statements,
      values: i % 5 === 4 ? statements.map((_, k) => 100 + ((i * 7 + k * 13) % 90)) : null,
      table: i % 10 === 2,
      notes: [
        'Marking: TLP:GREEN',
        ...statements.flatMap(({ text, source }) => [
          `${text} [${source}]`,
          `“${text}” — ${sourceTitle(source)}, para. ${source} · rating B2`,
        ]),
      ],
    };
  });
}
