import type { PlannedSlide } from '../../model/slidePlan.ts';
import { factIdsOf } from './buildSlide.ts';
import { isStale, STALE_AFTER_MONTHS } from './gaps.ts';
import type { Held, Pool } from './pool.ts';
import { joinWords } from './words.ts';

/** What could not be on a slide as the user asked for it: one sentence. */
export interface SlideNote {
  readonly slideId: string;
  readonly message: string;
  /** Set where it is a weakness that has a name. */
  readonly code?: 'uncited';
  /** The facts that it is about. */
  readonly factIds?: readonly string[];
}

export type WeaknessCode =
  | 'thin'
  | 'uncited'
  | 'contradicted'
  | 'stale'
  | 'not-verified'
  | 'redated'
  | 'baseless'
  | 'arranged';

/** One thing that is weak about a slide. */
export interface Weakness {
  readonly code: WeaknessCode;
  /** Without the slide's name: `stale (1 of 4)`. */
  readonly says: string;
  /** What to do about it: one sentence or two. */
  readonly todo: string;
  /** The facts that it is about; none where it is about the slide as a whole. */
  readonly factIds: readonly string[];
}

export interface SlideWarning {
  readonly slideId: string;
  /** What is weak about it, without its name: `thin (one fact)`. */
  readonly message: string;
  readonly parts: readonly Weakness[];
}

const TODO: Readonly<Record<Exclude<WeaknessCode, 'arranged'>, string>> = {
  uncited: 'Empty the heading to have one that is cited, or let it claim nothing.',
  thin: 'Add another fact, or move this one to a slide where it belongs.',
  contradicted: 'Say on the slide that sources differ, settle it in the library, or take it off.',
  stale: `It was last known to be so more than ${STALE_AFTER_MONTHS} months before the cut-off. Find newer evidence, or give it its date.`,
  'not-verified': 'Check it against its quote and set it verified, or take it off.',
  redated: 'Its source has another date now: take the new one or keep the old one in the library.',
  baseless: 'Name the facts that it rests on in the library, or take it off.',
};

const some = (count: number, of: number): string => (count === of ? 'all of it' : `${count} of ${of}`);

function weaknesses(slide: PlannedSlide, facts: readonly Held[], pool: Pool): Weakness[] {
  const told = (code: keyof typeof TODO, word: string, weak: readonly Held[]): Weakness[] =>
    weak.length === 0
      ? []
      : [
          {
            code,
            says: `${word} (${some(weak.length, facts.length)})`,
            todo: TODO[code],
            factIds: weak.map((held) => held.fact.id),
          },
        ];
  const isDraft = ({ fact, disputed }: Held): boolean => fact.status === 'draft' && !disputed;
  return [
    ...(slide.kind === 'facts' && facts.length === 1
      ? [{ code: 'thin' as const, says: 'thin (one fact)', todo: TODO.thin, factIds: [] }]
      : []),
    ...told(
      'contradicted',
      'contradicted',
      facts.filter((held) => held.disputed),
    ),
    ...told(
      'stale',
      'stale',
      facts.filter((held) => isStale(held, pool)),
    ),
    ...told(
      'redated',
      'dated by an old date of its source',
      facts.filter((held) => pool.redated.has(held.fact.id)),
    ),
    ...told('not-verified', 'not verified', facts.filter(isDraft)),
  ];
}

/** Key judgements that rest on no fact. */
function baseless(slide: PlannedSlide): Weakness[] {
  if (slide.kind !== 'key-judgements' || !slide.judged) return [];
  const bare = slide.statements.filter((_, i) => slide.restsOn[i]?.length === 0);
  if (bare.length === 0) return [];
  const says = `without a fact to rest on (${some(bare.length, slide.statements.length)})`;
  return [{ code: 'baseless', says, todo: TODO.baseless, factIds: bare.map((statement) => statement.factId) }];
}

/**
 * What an author should know of single slides before they are shown, and what to do about it; none of it stands in the
 * deck. `notes` are what could not be as the author asked for it; a slide that is in no plan is told of too.
 */
export function slideWarnings(
  slides: readonly PlannedSlide[],
  pool: Pool,
  notes: readonly SlideNote[],
): readonly SlideWarning[] {
  const found = new Map<string, Weakness[]>();
  for (const slide of slides) {
    const facts = factIdsOf(slide).flatMap((id) => pool.byId.get(id) ?? []);
    const weak = slide.theme === null ? baseless(slide) : weaknesses(slide, facts, pool);
    if (weak.length > 0) found.set(slide.id, weak);
  }
  for (const { slideId, message, code, factIds = [] } of notes) {
    const told = { code: code ?? ('arranged' as const), says: message, todo: code ? TODO[code] : '', factIds };
    found.set(slideId, [...(found.get(slideId) ?? []), told]);
  }
  return [...found].map(([slideId, parts]) => {
    const isSentence = ({ code }: Weakness): boolean => code === 'arranged' || code === 'uncited';
    const weak = parts.filter((part) => !isSentence(part)).map(({ says }) => says);
    const sentences = parts.filter(isSentence).map(({ says }) => says);
    return { slideId, message: [joinWords(weak), ...sentences].filter((text) => text !== '').join('. '), parts };
  });
}
