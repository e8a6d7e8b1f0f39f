import type { SlideEdits } from '../../model/briefing.ts';
import { assertNever } from '../../model/errors.ts';
import type { PlannedSlide, Statement } from '../../model/slidePlan.ts';
import { editOf } from './editSections.ts';
import { basisOf } from './keyJudgements.ts';
import type { Pool } from './pool.ts';
import type { SlideNote } from './slideWarnings.ts';
import { statementOf } from './statement.ts';

export interface Edited {
  readonly slides: readonly PlannedSlide[];
  /** What could not be as the user asked for it, or carries less than the storyline's own. */
  readonly notes: readonly SlideNote[];
}

/** Without these no deck can be cited or told apart from another. */
const NEVER_DROPPED: ReadonlySet<string> = new Set(['title', 'sources']);

const isString = (value: string | undefined): value is string => value !== undefined && value.trim() !== '';

/**
 * What the user changed in a whole plan, laid over it: which slides stand in it and in which order, the statements of the
 * slides outside the sections, wordings, and headings. The slides of the sections have their facts already
 * (`editSections`). `byHand` are facts without a selected theme that the user named. Pure; edits that name what is not there
 * have no effect.
 */
export function applyEdits(
  slides: readonly PlannedSlide[],
  edits: SlideEdits,
  pool: Pool,
  byHand: ReadonlySet<string>,
): Edited {
  const notes: SlideNote[] = [];
  const dropped = new Set(edits.dropped);
  const edited = slides
    .filter((slide) => {
      if (!dropped.has(slide.id)) return true;
      if (NEVER_DROPPED.has(slide.kind)) {
        notes.push({ slideId: slide.id, message: `The ${slide.kind} slide stays: every deck has it.` });
      }
      return NEVER_DROPPED.has(slide.kind);
    })
    .flatMap((slide) => listed(slide, editOf(edits.facts, slide.id), pool, byHand) ?? [])
    .map((slide) => {
      if (slide.theme === null && editOf(edits.kinds, slide.id) !== undefined && edits.kinds[slide.id] !== slide.kind) {
        const message = `“${slide.heading}” keeps its kind: only slides of a section can change theirs.`;
        notes.push({ slideId: slide.id, message });
      }
      return headed(reworded(slide, edits, pool), edits, notes);
    });
  return { slides: ordered(edited, edits.order), notes };
}

/** A slide outside the sections with the statements that the user lists, in that order; null where none is left. */
function listed(
  slide: PlannedSlide,
  list: readonly string[] | undefined,
  pool: Pool,
  byHand: ReadonlySet<string>,
): PlannedSlide | null {
  if (list === undefined || slide.theme !== null) return slide;
  const names = new Set(list);
  const keeps = (statement: Statement): boolean => names.has(statement.factId);
  if (slide.kind === 'key-judgements') {
    const held = [...names]
      .flatMap((id) => pool.byId.get(id) ?? [])
      .filter((one) => one.section !== null || byHand.has(one.fact.id));
    if (held.length === 0) return null;
    const judged = held.some((one) => one.fact.kind === 'judgement');
    return {
      ...slide,
      judged,
      heading: judged ? 'Key judgements' : 'Key facts',
      statements: held.map((one) => one.statement),
      restsOn: held.map((one) =>
        one.fact.kind === 'judgement' ? basisOf(one, pool).map((basis) => basis.statement) : [],
      ),
    };
  }
  if (slide.kind === 'comparison') {
    const differences = slide.differences.filter((difference) => difference.statements.some(keeps));
    return differences.length === 0 ? null : { ...slide, differences };
  }
  if (slide.kind === 'gaps') {
    return {
      ...slide,
      groups: slide.groups.map((group) => ({ ...group, statements: group.statements.filter(keeps) })),
    };
  }
  return slide;
}

/** The user's words for a fact wherever its own statement stands; a chart's heading is worded from its points and stays. */
function reworded(slide: PlannedSlide, edits: SlideEdits, pool: Pool): PlannedSlide {
  if (Object.keys(edits.wordings).length === 0) return slide;
  const words = (statement: Statement): Statement => {
    const text = editOf(edits.wordings, statement.factId)?.trim();
    const held = pool.byId.get(statement.factId);
    if (!isString(text) || held === undefined || statement.text !== held.fact.statement) return statement;
    return statementOf({ ...held.fact, statement: text }, held, held.statement.citations);
  };
  const body = rewordedBody(slide, words);
  if (slide.headingStatement === undefined) return body;
  const headingStatement = words(slide.headingStatement);
  return headingStatement === slide.headingStatement
    ? body
    : { ...body, heading: headingStatement.text, headingStatement };
}

function rewordedBody(slide: PlannedSlide, words: (statement: Statement) => Statement): PlannedSlide {
  switch (slide.kind) {
    case 'key-judgements':
      return {
        ...slide,
        statements: slide.statements.map(words),
        restsOn: slide.restsOn.map((basis) => basis.map(words)),
      };
    case 'facts':
      return { ...slide, statements: slide.statements.map(words) };
    case 'quote':
      return { ...slide, statement: words(slide.statement) };
    case 'timeline':
      return { ...slide, events: slide.events.map((event) => ({ ...event, statement: words(event.statement) })) };
    case 'chart':
      return { ...slide, points: slide.points.map((point) => ({ ...point, statement: words(point.statement) })) };
    case 'table':
      return {
        ...slide,
        rows: slide.rows.map((row) => {
          const statement = words(row.statement);
          const cells = row.cells.map((cell) => (cell === row.statement.text ? statement.text : cell));
          return { ...row, cells, statement };
        }),
      };
    case 'comparison':
      return {
        ...slide,
        differences: slide.differences.map((d) => ({ ...d, statements: d.statements.map(words) })),
      };
    case 'gaps':
      return { ...slide, groups: slide.groups.map((group) => ({ ...group, statements: group.statements.map(words) })) };
    case 'title':
    case 'agenda':
    case 'section':
    case 'source-summary':
    case 'sources':
      return slide;
    default:
      return assertNever(slide, 'slide kind');
  }
}

/** The user's heading wins. A fact that the old heading stated, and the new one does not, stands in the body again. */
function headed(slide: PlannedSlide, edits: SlideEdits, notes: SlideNote[]): PlannedSlide {
  const heading = editOf(edits.headings, slide.id)?.trim();
  if (!isString(heading) || heading === slide.heading) return slide;
  const { headingStatement, ...rest } = slide;
  if (headingStatement === undefined) return { ...slide, heading };
  if (heading === headingStatement.text) return { ...slide, heading };
  const message = `“${heading}” is a heading in your own words: it carries no mark.`;
  notes.push({ slideId: slide.id, message, code: 'uncited' });
  const body = { ...rest, heading } as PlannedSlide;
  return body.kind === 'facts' ? { ...body, statements: [headingStatement, ...body.statements] } : body;
}

/**
 * The user's order; a slide that it does not name follows the one that it follows in the storyline. The title stays first.
 */
function ordered(slides: readonly PlannedSlide[], order: readonly string[]): readonly PlannedSlide[] {
  const byId = new Map(slides.map((slide) => [slide.id, slide]));
  const named = [...new Set(order)].flatMap((id) => byId.get(id) ?? []);
  if (named.length === 0) return slides;
  const result = [...named];
  const placed = new Set(named);
  for (const [place, slide] of slides.entries()) {
    if (placed.has(slide)) continue;
    const before = slides[place - 1];
    result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, slide);
    placed.add(slide);
  }
  return [...result.filter((slide) => slide.kind === 'title'), ...result.filter((slide) => slide.kind !== 'title')];
}
