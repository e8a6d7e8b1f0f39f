import { isEdtf } from '../../../model/edtf.ts';
import { FACT_KINDS, type FactKind, LOCATOR_LABELS, type LocatorLabel } from '../../../model/fact.ts';

/** A fact as it is being typed, before the library has it. */
export interface NewFactDraft {
  readonly statement: string;
  readonly kind: FactKind;
  readonly themes: readonly string[];
  readonly eventDate: string;
  /** The facts that a judgement rests on, with their words for the list. */
  readonly restsOn: readonly { readonly id: string; readonly statement: string }[];
  readonly sourceId: string | null;
  readonly quote: string;
  /** Words around the quote: null until the library asks which of several places is meant. */
  readonly context: { readonly before: string; readonly after: string } | null;
  readonly label: LocatorLabel;
  readonly place: string;
}

export const BLANK_FACT: NewFactDraft = {
  statement: '',
  kind: 'reported',
  themes: [],
  eventDate: '',
  restsOn: [],
  sourceId: null,
  quote: '',
  context: null,
  label: 'paragraph',
  place: '',
};

export function isBlank(draft: NewFactDraft): boolean {
  return JSON.stringify(draft) === JSON.stringify(BLANK_FACT);
}

/** Null where there is nothing to keep. */
export function draftText(draft: NewFactDraft): string | null {
  return isBlank(draft) ? null : JSON.stringify(draft);
}

/** The draft that was kept; what cannot be read of it is blank. */
export function readDraft(text: string | null): NewFactDraft {
  if (text === null) return BLANK_FACT;
  try {
    const kept = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const words = (name: 'statement' | 'eventDate' | 'quote' | 'place') => {
      const value = kept[name];
      return typeof value === 'string' ? value : '';
    };
    const { sourceId, context } = kept;
    return {
      statement: words('statement'),
      kind: FACT_KINDS.find((kind) => kind === kept.kind) ?? BLANK_FACT.kind,
      themes: listOf(kept.themes, (theme): theme is string => typeof theme === 'string'),
      eventDate: words('eventDate'),
      restsOn: listOf(kept.restsOn, isNamedFact),
      sourceId: typeof sourceId === 'string' ? sourceId : null,
      quote: words('quote'),
      context: isContext(context) ? context : null,
      label: LOCATOR_LABELS.find((label) => label === kept.label) ?? BLANK_FACT.label,
      place: words('place'),
    };
  } catch {
    return BLANK_FACT;
  }
}

function listOf<Item>(value: unknown, isItem: (item: unknown) => item is Item): Item[] {
  return Array.isArray(value) ? value.filter(isItem) : [];
}

const hasWords = (value: unknown, ...names: readonly string[]): boolean =>
  typeof value === 'object' &&
  value !== null &&
  names.every((name) => typeof (value as Record<string, unknown>)[name] === 'string');

const isNamedFact = (value: unknown): value is NewFactDraft['restsOn'][number] => hasWords(value, 'id', 'statement');
const isContext = (value: unknown): value is NonNullable<NewFactDraft['context']> => hasWords(value, 'before', 'after');

export const hasBadDate = ({ eventDate }: NewFactDraft): boolean =>
  eventDate.trim() !== '' && !isEdtf(eventDate.trim());

/** What is missing before the fact can be kept, for the user; null where nothing is. */
export function whatIsMissing(draft: NewFactDraft, isHeld: boolean): string | null {
  if (draft.statement.trim() === '') return 'Write the statement.';
  if (hasBadDate(draft)) return 'Correct the event date.';
  if (draft.kind === 'judgement' && draft.restsOn.length === 0) return 'A judgement names the facts it rests on.';
  if (draft.sourceId === null) return null;
  if (isHeld && draft.quote.trim() === '') return 'Give the exact words of the source, or take the source away.';
  if (!isHeld && draft.place.trim() === '') return 'Give the place in the source, or take the source away.';
  return null;
}
