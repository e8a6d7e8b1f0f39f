import { z } from 'zod';
import { savedViewSchema } from '../../../contract/kept.ts';
import { annotationSchema, briefingSchema } from '../../../contract/screens.ts';
import { cslItemSchema, entitySchema, evidenceSchema, newFactSchema } from '../../../contract/shapes.ts';
import type { Annotation } from '../../../model/annotation.ts';
import type { Briefing } from '../../../model/briefing.ts';
import type { Evidence, Fact } from '../../../model/fact.ts';
import { type CslItem, PASSAGE_ROLES, type Passage, type Source } from '../../../model/source.ts';
import { type CandidateFact, SUGGESTION_KINDS } from '../../../model/suggestion.ts';
import { slugOf } from '../../../model/theme.ts';
import type { StatedFields } from '../../database/library.ts';
import type { OtherFact } from '../../database/other/otherLibrary.ts';

/** What the rows of another library hold, once they are found to be what a library may hold. What is not is null. */

/** A statement or note that is longer was typed by nobody. */
const LONGEST_STATEMENT = 20_000;
const LONGEST_NOTE = 1_000_000;

const id = z.uuid();
const words = z.string().min(1);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const themeSchema = z.object({
  slug: words.max(200).refine((slug) => slugOf(slug) === slug),
  name: words.max(500),
  colour: z.string().regex(/^[0-9a-f]{6}$/i),
});
const sourceSchema = z.object({
  id,
  csl: cslItemSchema,
  reliability: z.enum(['A', 'B', 'C', 'D', 'E', 'F']).nullable(),
  origin: words.max(500),
  marking: words.max(200).nullable(),
  descriptor: z.string().nullable(),
  inferred: z.array(z.string()),
  expectedSha256: sha256.nullable(),
});
const documentSchema = z.object({
  id,
  sourceId: id,
  sha256,
  mediaType: words.max(200),
});
const statedSchema = z.record(z.string(), z.object({ where: words.max(500), value: z.unknown() }));
const passageSchema = z.object({
  index: z.int().nonnegative(),
  page: z.int().nullable(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  role: z.enum(PASSAGE_ROLES),
});
const aliasSchema = z.object({ ...entitySchema.shape, aliases: z.array(words.max(1_000)) });
const decisionSchema = z.object({
  documentId: id,
  factId: id.nullable(),
  state: z.enum(['accepted', 'rejected', 'snoozed']),
  snoozedUntil: z.iso.date().nullable(),
  suggestionKind: z.enum(SUGGESTION_KINDS),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  score: z.number().min(0).max(1),
  candidate: z.object({
    kind: z.enum(['reported', 'judgement']),
    statement: words.max(LONGEST_STATEMENT),
    quote: words,
    eventDate: z.string().nullable(),
    asOf: z.string().nullable(),
    themes: z.array(z.string()),
    measures: newFactSchema.shape.measures,
    entities: z.array(entitySchema),
    inferred: z.array(z.string()),
    reasons: z.array(z.string()),
  }),
});

export type OtherSource = Omit<Source, 'revision'> & { readonly expectedSha256: string | null };
export type OtherDocument = z.output<typeof documentSchema>;
export type ReadFact = Omit<Fact, 'revision'>;

const parsed = <Out>(schema: z.ZodType<Out>, fields: unknown): Out | null => {
  const read = schema.safeParse(fields);
  return read.success ? read.data : null;
};

export const readTheme = (fields: unknown) => parsed(themeSchema, fields);
export const readSource = (fields: unknown) => parsed(sourceSchema, fields) as (OtherSource & { csl: CslItem }) | null;
export const readDocument = (fields: unknown): OtherDocument | null => parsed(documentSchema, fields);
export const readAliases = (fields: unknown) => parsed(aliasSchema, fields);
export const readAnnotation = (fields: unknown) => parsed(annotationSchema, fields) as Annotation | null;
export const readBriefing = (fields: unknown) => parsed(briefingSchema, fields) as Briefing | null;
export const readViews = (value: unknown) =>
  z
    .array(z.unknown())
    .catch([])
    .parse(value)
    .flatMap((view) => parsed(savedViewSchema, view) ?? []);

/** A proposal that was decided, with the candidate as it was found. */
export function readDecision(fields: unknown) {
  const read = parsed(decisionSchema, fields);
  if (read === null) return null;
  const { candidate, suggestionKind, start, end, score, ...decision } = read;
  return { ...decision, candidate: { ...candidate, suggestionKind, start, end, score } satisfies CandidateFact };
}

/** What a document states of itself, each field with where: only of fields whose value is one of CSL. Nothing where it is unsound. */
export function readStated(fields: unknown): StatedFields {
  const stated = parsed(statedSchema, fields) ?? {};
  return Object.fromEntries(
    Object.entries(stated).flatMap(([field, { where, value }]) =>
      parsed(cslItemSchema, { id: 'x', type: 'document', [field]: value }) === null ? [] : [[field, { where, value }]],
    ),
  );
}

/** Passages that lie in a text of so many UTF-16 code units, in order; null where any does not. */
export function readPassages(fields: readonly unknown[], characters: number): readonly Passage[] | null {
  const passages = parsed(z.array(passageSchema), fields);
  return passages?.every(({ start, end }) => start <= end && end <= characters) ? passages : null;
}

/** A fact with the evidence that is sound; `lost` counts the rest. What is wrong with the fact is a reason in words. */
export function readFact(
  row: OtherFact,
): { readonly fact: ReadFact; readonly lost: number } | { readonly why: string } {
  if (!row.sound) return { why: 'fact whose statement is not the one that was saved' };
  const { statement, note } = row.fields;
  if (typeof statement === 'string' && statement.length > LONGEST_STATEMENT)
    return { why: 'fact that is far too long' };
  if (typeof note === 'string' && note.length > LONGEST_NOTE) return { why: 'fact that is far too long' };
  const read = newFactSchema.safeParse({ ...row.fields, id: row.id });
  if (!read.success || read.data.id === undefined) return { why: 'fact with a value that no fact may have' };
  const { revision: _revision, ...fields } = read.data;
  const evidence = row.evidence.flatMap((piece) => (parsed(evidenceSchema, piece) as Evidence | null) ?? []);
  return {
    fact: {
      ...fields,
      id: read.data.id,
      kind: fields.kind ?? 'reported',
      status: fields.status ?? 'draft',
      evidence,
    },
    lost: row.evidence.length - evidence.length,
  };
}
