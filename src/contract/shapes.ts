import { z } from 'zod';
import { isEdtf } from '../model/edtf.ts';
import {
  ENTITY_KINDS,
  EVIDENCE_STATES,
  FACT_KINDS,
  FACT_STATUSES,
  LOCATOR_LABELS,
  RELATION_KINDS,
  STANCES,
} from '../model/fact.ts';
import { factFaults } from '../model/factRules.ts';
import { CONFIDENCE, LIKELIHOOD_TERMS, RELIABILITY_CODES } from '../model/scales.ts';
import { type CslFields, type CslItem, PASSAGE_ROLES } from '../model/source.ts';

/** Schemas of the design's words. What is printed has every field, null where unknown; what is read may leave fields out. */

const edtf = z.string().refine(isEdtf, { error: 'is not an EDTF date such as 2025-09 or 2021/2023' });
const isoDay = z.iso.date({ error: 'is not a day such as 2026-11-01' });
const id = z.uuid({ error: 'is not an id (a UUID)' });
const words = z.string().trim().min(1, { error: 'must not be empty' });
const offset = z.int().nonnegative();
const credibility = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6)], {
  error: 'is a number from 1 to 6 (Admiralty)',
});
const reliability = z
  .enum(RELIABILITY_CODES as [string, ...string[]])
  .pipe(z.custom<'A' | 'B' | 'C' | 'D' | 'E' | 'F'>());

export const isoDaySchema = isoDay;
export const idSchema = id;

export const locatorSchema = z.strictObject({ label: z.enum(LOCATOR_LABELS), value: words });
export const relationSchema = z.strictObject({ kind: z.enum(RELATION_KINDS), factId: id });
export const entitySchema = z.strictObject({ name: words, kind: z.enum(ENTITY_KINDS) });

export const measureSchema = z.strictObject({
  metric: z.string(),
  subject: z.string().nullable(),
  value: z.number(),
  unit: z.string().nullable(),
  period: z.string().nullable(),
  qualifier: z.string().nullable(),
});

export const evidenceSchema = z.object({
  id,
  sourceId: id,
  documentId: id.nullable(),
  documentSha256: z.string().nullable(),
  quote: z.string().nullable(),
  prefix: z.string().nullable(),
  suffix: z.string().nullable(),
  start: offset.nullable(),
  end: offset.nullable(),
  locator: locatorSchema.nullable(),
  stance: z.enum(STANCES),
  credibility: credibility.nullable(),
  state: z.enum(EVIDENCE_STATES),
});

export const factSchema = z.object({
  id,
  revision: z.int(),
  kind: z.enum(FACT_KINDS),
  statement: z.string(),
  status: z.enum(FACT_STATUSES),
  themes: z.array(z.string()).readonly(),
  eventDate: z.string().nullable(),
  asOf: z.string().nullable(),
  marking: z.string().nullable(),
  likelihood: z.string().nullable(),
  confidence: z.enum(CONFIDENCE).nullable(),
  note: z.string().nullable(),
  measures: z.array(measureSchema).readonly(),
  entities: z.array(entitySchema).readonly(),
  relations: z.array(relationSchema).readonly(),
  restsOn: z.array(id).readonly(),
  inferred: z.array(z.string()).readonly(),
  evidence: z.array(evidenceSchema).readonly(),
});

/** A field that may be left out or null, and is null either way. */
function optional<T extends z.ZodType>(schema: T) {
  return schema.nullish().transform((value) => value ?? null);
}

const list = <T extends z.ZodType>(schema: T) =>
  z
    .array(schema)
    .nullish()
    .transform((value): z.output<T>[] => value ?? []);

/** Evidence as it is read: a source, and a quote to be found in its document, or a place. */
export const newEvidenceSchema = z.strictObject({
  id: id.optional(),
  sourceId: id,
  documentId: optional(id),
  documentSha256: optional(z.string().regex(/^[0-9a-f]{64}$/, { error: 'is not a SHA-256 in lower-case hex' })),
  quote: optional(z.string().min(1, { error: 'must not be empty' })),
  prefix: optional(z.string()),
  suffix: optional(z.string()),
  start: optional(offset),
  end: optional(offset),
  locator: optional(locatorSchema),
  stance: z.enum(STANCES).default('supports'),
  credibility: optional(credibility),
  /** Printed with every fact; worked out anew when it is read. */
  state: z.enum(EVIDENCE_STATES).nullish(),
});

/** A fact as it is read: only `statement` is required. */
export const newFactSchema = z
  .strictObject({
    id: id.optional(),
    revision: z.int().nullish(),
    /** `reported` unless told. */
    kind: z.enum(FACT_KINDS).optional(),
    statement: words,
    /** `draft` unless told. */
    status: z.enum(FACT_STATUSES).optional(),
    themes: list(words),
    eventDate: optional(edtf),
    asOf: optional(edtf),
    marking: optional(words),
    likelihood: optional(z.enum(LIKELIHOOD_TERMS as [string, ...string[]])),
    confidence: optional(z.enum(CONFIDENCE)),
    note: optional(z.string()),
    measures: list(
      z.strictObject({
        metric: words,
        subject: optional(z.string()),
        value: z.number(),
        unit: optional(z.string()),
        period: optional(edtf),
        qualifier: optional(z.string()),
      }),
    ),
    entities: list(z.strictObject({ name: words, kind: z.enum(ENTITY_KINDS).default('organisation') })),
    relations: list(relationSchema),
    restsOn: list(id),
    inferred: list(z.string()),
    evidence: list(newEvidenceSchema),
  })
  .superRefine((fact, context) => {
    for (const { field, message } of factFaults({ ...fact, kind: fact.kind ?? 'reported' })) {
      context.addIssue({ code: 'custom', path: [field], message });
    }
  });
export type NewFactInput = z.output<typeof newFactSchema>;

/**
 * What a change of a fact may give: a field that is left out stays, null takes it away, a list replaces the old one whole.
 * Nothing has a default, or a change of one field would reset the others.
 */
export const factPatchSchema = z.strictObject({
  kind: z.enum(FACT_KINDS).optional(),
  statement: words.optional(),
  status: z.enum(FACT_STATUSES).optional(),
  themes: z.array(words).optional(),
  eventDate: edtf.nullable().optional(),
  asOf: edtf.nullable().optional(),
  marking: words.nullable().optional(),
  likelihood: z
    .enum(LIKELIHOOD_TERMS as [string, ...string[]])
    .nullable()
    .optional(),
  confidence: z.enum(CONFIDENCE).nullable().optional(),
  note: z.string().nullable().optional(),
  measures: z
    .array(
      z.strictObject({
        metric: words,
        subject: optional(z.string()),
        value: z.number(),
        unit: optional(z.string()),
        period: optional(edtf),
        qualifier: optional(z.string()),
      }),
    )
    .optional(),
  entities: z.array(entitySchema).optional(),
  relations: z.array(relationSchema).optional(),
  restsOn: z.array(id).optional(),
  inferred: z.array(z.string()).optional(),
  evidence: z.array(newEvidenceSchema).optional(),
});
export type FactPatch = z.output<typeof factPatchSchema>;

/** What a change of evidence may give: what the analyst says of it. Where it points is of other evidence. */
export const evidencePatchSchema = z.strictObject({
  stance: z.enum(STANCES).optional(),
  credibility: credibility.nullable().optional(),
  locator: locatorSchema.nullable().optional(),
});
export type EvidencePatch = z.output<typeof evidencePatchSchema>;

const cslName = z.looseObject({
  family: z.string().optional(),
  given: z.string().optional(),
  literal: z.string().optional(),
});
const cslDate = z.looseObject({
  'date-parts': z.array(z.array(z.number())).optional(),
  literal: z.string().optional(),
  raw: z.string().optional(),
});

const cslFields = {
  type: z.string(),
  title: z.string().optional(),
  author: z.array(cslName).optional(),
  issued: cslDate.optional(),
  accessed: cslDate.optional(),
  publisher: z.string().optional(),
  URL: z.string().optional(),
  DOI: z.string().optional(),
};

/** The fields of a CSL-JSON item: those that the program reads are checked, others are kept as they are. */
export const cslFieldsSchema = z.looseObject(cslFields).catchall(z.json()) as unknown as z.ZodType<CslFields>;

/** A CSL-JSON item: its fields, and the id that it is cited by. */
export const cslItemSchema = z
  .looseObject({ id: z.string(), ...cslFields })
  .catchall(z.json()) as unknown as z.ZodType<CslItem>;

export const sourceSchema = z.object({
  id,
  revision: z.int(),
  csl: cslItemSchema,
  reliability: reliability.nullable(),
  origin: z.string(),
  marking: z.string().nullable(),
  descriptor: z.string().nullable(),
  inferred: z.array(z.string()).readonly(),
  /** Where in its newest text each field of `csl` was found that still has the value found there, in words for people. */
  foundIn: z.record(z.string(), z.string()).default({}),
  documents: z.array(z.object({ id, sha256: z.string(), mediaType: z.string(), characters: z.int() })).readonly(),
});

export const passageSchema = z.object({
  index: z.int(),
  page: z.int().nullable(),
  pageLabel: z.string().max(100).optional(),
  start: offset,
  end: offset,
  role: z.enum(PASSAGE_ROLES),
});

export const documentSchema = z.object({ id, sourceId: id, sha256: z.string(), text: z.string() });
