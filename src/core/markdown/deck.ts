import { edtfWords } from '../../model/edtf.ts';
import { assertNever } from '../../model/errors.ts';
import {
  type CitedSources,
  citationKey,
  type EvidenceNote,
  type FormattedRun,
  type PlannedSlide,
  type SlidePlan,
  type Statement,
  statementsOf,
} from '../../model/slidePlan.ts';

export interface MarkdownInput {
  readonly plan: SlidePlan;
  readonly cited: CitedSources;
  readonly evidence: ReadonlyMap<string, readonly EvidenceNote[]>;
  readonly sourceNames: ReadonlyMap<string, string>;
  /** The user's words for the speaker, by slide id. */
  readonly notes: Readonly<Record<string, string>>;
  readonly handout: boolean;
}

/** Text that Markdown would take for markup, set so that it is read as it stands; a line break becomes a space. */
function plain(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/([\\`*_[\]<>#|~^$@])/g, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^([-+])/, '\\$1');
}

const anchorOf = (sourceId: string): string => `source-${sourceId}`;

class MarkdownDeck {
  private readonly input: MarkdownInput;

  constructor(input: MarkdownInput) {
    this.input = input;
  }

  /** The statement's citation mark, linked to the entry of its first source. */
  private mark(statement: Statement): string {
    const mark = plain(this.input.cited.marks.get(citationKey(statement.citations)) ?? '');
    const first = statement.citations[0]?.sourceId;
    return first === undefined ? mark : `[${mark}](#${anchorOf(first)})`;
  }

  private statement(statement: Statement): string {
    const labels = statement.labels.length > 0 ? `**${plain(statement.labels.join(' · '))}:** ` : '';
    return `${labels}${plain(statement.text)} ${this.mark(statement)}`;
  }

  private list(statements: readonly Statement[]): string[] {
    return statements.map((statement) => `- ${this.statement(statement)}`);
  }

  private runs(runs: readonly FormattedRun[]): string {
    return runs
      .map((run) => {
        // Emphasis that begins or ends in white space is not emphasis to Markdown: the space goes outside.
        const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(run.text) ?? [];
        if (inner === '') return run.text;
        const styled = run.bold ? `**${plain(inner)}**` : run.italic ? `*${plain(inner)}*` : plain(inner);
        return before + (run.url === null ? styled : `[${styled}](<${encodeURI(run.url)}>)`) + after;
      })
      .join('');
  }

  private table(columns: readonly string[], rows: readonly (readonly string[])[]): string[] {
    const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
    return [row(columns.map(plain)), row(columns.map(() => '---')), ...rows.map(row)];
  }

  private body(slide: PlannedSlide): string[] {
    switch (slide.kind) {
      case 'title':
        return [
          plain(slide.subtitle),
          '',
          `**${this.input.plan.marking}** · Information as of ${edtfWords(this.input.plan.asOf)}`,
        ];
      case 'key-judgements':
        return slide.statements.flatMap((statement, i) => [
          `- ${this.statement(statement)}`,
          ...(slide.restsOn[i] ?? []).map((basis) => `  - Rests on: ${this.statement(basis)}`),
        ]);
      case 'agenda':
        return slide.items.map((item) => `- ${plain(item.name)}: ${plain(item.says)}`);
      case 'section':
        return [plain(slide.says)];
      case 'facts':
        return this.list(slide.statements);
      case 'quote':
        return [
          `> “${plain(slide.quote)}”`,
          ...(slide.speaker === null ? [] : ['>', `> ${plain(slide.speaker)}`]),
          ...(slide.headingStatement ? [] : ['', this.statement(slide.statement)]),
        ];
      case 'timeline':
        return slide.events.map(
          (event) =>
            `- **${plain(edtfWords(event.date))}${event.inferred ? ' (inferred)' : ''}** ${this.statement(event.statement)}`,
        );
      case 'chart':
        return [
          ...this.table(
            ['', `${slide.metric}, ${slide.unit}`, 'Statement'],
            slide.points.map((point) => [
              plain(point.label) + (point.projection ? ' (projected)' : ''),
              plain(String(point.value)),
              this.statement(point.statement),
            ]),
          ),
        ];
      case 'table':
        return this.table(
          [...slide.columns, 'Statement'],
          slide.rows.map((row) => [...row.cells.map(plain), this.statement(row.statement)]),
        );
      case 'comparison':
        return slide.differences.flatMap((difference) => [
          `**${plain(difference.kind.replaceAll('-', ' '))}**`,
          '',
          ...this.list(difference.statements),
          '',
        ]);
      case 'gaps':
        return slide.groups.flatMap((group) => [plain(group.says), '', ...this.list(group.statements), '']);
      case 'source-summary':
        return slide.paragraphs.flatMap((paragraph) => [plain(paragraph), '']);
      case 'sources':
        return slide.sourceIds.flatMap((id) => {
          const entry = this.input.cited.entries.find((e) => e.sourceId === id);
          const label = entry?.label ? `${plain(entry.label)} ` : '';
          return entry ? [`<a id="${anchorOf(id)}"></a>${label}${this.runs(entry.runs)}`, ''] : [];
        });
      default:
        return assertNever(slide, 'slide kind');
    }
  }

  /** The user's words for the speaker, a paragraph a line; no line of them is taken for markup or ends the notes. */
  private spoken(slide: PlannedSlide): string[] {
    const { notes } = this.input;
    const words = Object.hasOwn(notes, slide.id) ? (notes[slide.id] ?? '') : '';
    return words
      .split(/\r\n|[\n\r\u2028\u2029]/u)
      .map((line) => plain(line).replace(/^:/, '\\:'))
      .filter((line) => line !== '')
      .flatMap((line) => [line, '']);
  }

  /** The user's notes and what stands behind the statements of a slide, as speaker notes (a pandoc fenced division). */
  private notes(slide: PlannedSlide): string[] {
    if (this.input.handout) return [];
    const lines = statementsOf(slide).flatMap((statement) =>
      (this.input.evidence.get(statement.factId) ?? []).map((evidence) => {
        const quote = evidence.quote === null ? 'the quote is not held' : `“${plain(evidence.quote)}”`;
        const place = evidence.locator ? `, ${evidence.locator.label} ${plain(evidence.locator.value)}` : '';
        const name = plain(this.input.sourceNames.get(evidence.sourceId) ?? '');
        const copy = evidence.isCopy ? ', of one origin with the above' : '';
        const hash = evidence.documentSha256 === null ? '' : `, SHA-256 ${evidence.documentSha256}`;
        return `- ${plain(statement.text)} ${evidence.stance}: ${quote} (${name}${place}, rated ${evidence.rating}${copy}${hash})`;
      }),
    );
    const spoken = this.spoken(slide);
    return lines.length + spoken.length === 0 ? [] : ['', '::: notes', ...spoken, ...new Set(lines), ':::'];
  }

  private slide(slide: PlannedSlide): string[] {
    const level = slide.kind === 'title' || slide.kind === 'section' ? '#' : '##';
    const mark = slide.headingStatement ? ` ${this.mark(slide.headingStatement)}` : '';
    return [`${level} ${plain(slide.heading)}${mark}`, '', ...this.body(slide), ...this.notes(slide), ''];
  }

  text(): string {
    const lines = this.input.plan.slides.flatMap((slide) => this.slide(slide));
    return `${lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()}\n`;
  }
}

/** The slide plan as Markdown: a heading a slide, every statement with its mark, the notes as pandoc's `::: notes`. */
export function deckToMarkdown(input: MarkdownInput): string {
  return new MarkdownDeck(input).text();
}
