import { benchSlides, SOURCES, sourceTitle } from './content.ts';

/** The same content as pandoc's markdown. It has no charts: the values of a chart stand in a table of one row. */
export function markdownOf(count: number): string {
  const slides = benchSlides(count).map((slide) => {
    const bullets = slide.statements.map(({ text, source }) => `- ${text}^\\[${source}\\]^`).join('\n');
    const rows = slide.statements.map(({ text, source }) => `| ${text} | \\[${source}\\] |`).join('\n');
    const values = slide.values?.map((value, k) => `| Year ${k + 1} | ${value} |`).join('\n');
    const body = slide.table
      ? `| Statement | Source |\n|---|---|\n${rows}`
      : values === undefined
        ? bullets
        : `:::: columns\n::: column\n| Year | Personnel |\n|---|---|\n${values}\n:::\n::: column\n${bullets}\n:::\n::::`;
    return `## ${slide.title}\n\n${body}\n\n::: notes\n${slide.notes.join('\n\n')}\n:::\n`;
  });
  const sources = Array.from({ length: SOURCES }, (_, n) => `- \\[${n + 1}\\] ${sourceTitle(n + 1)}`).join('\n');
  return `${slides.join('\n')}\n## Sources\n\n${sources}\n`;
}
