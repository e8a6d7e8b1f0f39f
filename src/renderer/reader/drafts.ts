import type { FactKind, FactStatus } from '../../model/fact.ts';
import { type EvidenceWords, wordsOf } from '../library/inspector/EvidenceFields.tsx';

interface DraftPlace {
  readonly id: string;
  /** UTF-16 offsets in the document. */
  readonly start: number;
  readonly end: number;
}

export interface CommentDraft extends DraftPlace {
  readonly kind: 'comment';
  /** The annotation that is being edited; null for a new one. */
  readonly annotationId: string | null;
  readonly motivation: 'commenting' | 'questioning';
  readonly body: string;
}

/** Evidence for a fact that the library holds already. */
export interface EvidenceDraft extends DraftPlace, EvidenceWords {
  readonly kind: 'evidence';
  readonly factId: string | null;
}

export interface FactDraft extends DraftPlace, EvidenceWords {
  readonly kind: 'fact';
  readonly statement: string;
  readonly themes: readonly string[];
  readonly factKind: FactKind;
  readonly status: FactStatus;
  readonly eventDate: string;
  readonly restsOn: readonly string[];
}

/** What was begun and not saved yet; kept for each document when the window closes. */
export type Draft = CommentDraft | FactDraft | EvidenceDraft;

const BLANK_EVIDENCE = wordsOf(null);

/** How a draft begins; what was kept by an older version takes the fields it lacks from here. */
const BLANK = {
  comment: { annotationId: null, motivation: 'commenting', body: '' },
  fact: {
    statement: '',
    themes: [],
    factKind: 'reported',
    status: 'draft',
    ...BLANK_EVIDENCE,
    eventDate: '',
    restsOn: [],
  },
  evidence: { ...BLANK_EVIDENCE, factId: null },
} as const;

export function blankDraft(kind: Draft['kind'], start: number, end: number): Draft {
  const place = { id: crypto.randomUUID(), start, end };
  switch (kind) {
    case 'comment':
      return { ...BLANK.comment, ...place, kind };
    case 'fact':
      return { ...BLANK.fact, ...place, kind };
    case 'evidence':
      return { ...BLANK.evidence, ...place, kind };
  }
}

/** A kept draft in its full shape, or nothing where it is none or lies outside the text. */
function readDraft(kept: unknown, lengthUtf16: number): Draft[] {
  if (typeof kept !== 'object' || kept === null) return [];
  const { kind, id, start, end } = kept as Record<string, unknown>;
  if (kind !== 'comment' && kind !== 'fact' && kind !== 'evidence') return [];
  if (typeof id !== 'string' || !Number.isInteger(start) || !Number.isInteger(end)) return [];
  const [from, to] = [Number(start), Number(end)];
  if (from < 0 || from >= to || to > lengthUtf16) return [];
  const blank: Readonly<Record<string, unknown>> = BLANK[kind];
  const fields = Object.entries(kept).filter(([name, value]) => name in blank && isAlike(value, blank[name]));
  return [{ ...blank, ...Object.fromEntries(fields), id, kind, start: from, end: to } as Draft];
}

function isAlike(value: unknown, example: unknown): boolean {
  if (example === null) return value === null || typeof value === 'string';
  return typeof value === typeof example && Array.isArray(value) === Array.isArray(example);
}

/** The kept drafts of a document whose text has so many code units; what cannot be read, or lies outside it, is let go. */
export function readDrafts(text: string | null, lengthUtf16: number): Draft[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? kept.flatMap((draft) => readDraft(draft, lengthUtf16)) : [];
  } catch {
    return [];
  }
}

/** Drafts in the form that is kept; null where there are none. */
export function draftsText(drafts: readonly Draft[]): string | null {
  return drafts.length === 0 ? null : JSON.stringify(drafts);
}
