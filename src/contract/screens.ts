import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { MOTIVATIONS } from '../model/annotation.ts';
import { ADDED_ID, ADDED_KINDS } from '../model/briefing.ts';
import { FACT_NEEDS, FACT_STATUSES } from '../model/fact.ts';
import type { DeckScenes } from '../model/scene.ts';
import type { SlidePlan } from '../model/slidePlan.ts';
import {
  buildResultSchema,
  errorDataSchema,
  exportFormatSchema,
  operationIdSchema,
  progressSchema,
} from './contract.ts';
import { packedPassagesSchema } from './packedPassages.ts';
import {
  cslItemSchema,
  documentSchema,
  entitySchema,
  evidencePatchSchema,
  factPatchSchema,
  factSchema,
  idSchema,
  isoDaySchema,
  newEvidenceSchema,
  passageSchema,
  sourceSchema,
} from './shapes.ts';

/** The operations that the screens need beside those of the command line. Every change is one undoable operation. */

const operation = oc.errors({ BRIEFWRIGHT: { status: 422, data: errorDataSchema } });
const done = z.object({ label: z.string(), operation: operationIdSchema });
const changed = { operation: operationIdSchema };

export const infoSchema = z.object({
  path: z.string(),
  name: z.string(),
  readOnly: z.boolean(),
  warnings: z.array(z.string()).readonly(),
  /** Why an open library takes no changes for now: its file has gone, is marked read-only, or its disk is full. */
  fault: z.object({ code: z.string(), message: z.string(), hint: z.string().nullable() }).nullable(),
  facts: z.int(),
  sources: z.int(),
  documents: z.int(),
  /** Candidate facts that wait to be decided. */
  suggestions: z.int(),
  /** Labels of what would be undone and redone; null where there is nothing. */
  undo: z.string().nullable(),
  redo: z.string().nullable(),
  /** The label of a large change that is being made; what else is to be changed waits until that is over. */
  writing: z.string().nullable(),
  markings: z.array(z.object({ label: z.string(), textColour: z.string(), backColour: z.string() })).readonly(),
  markingDefault: z.string(),
});

/** Orders of a list of facts. */
export const FACT_SORTS = ['relevance', 'newest', 'oldest', 'statement', 'status', 'changed'] as const;

/** What a list of facts is narrowed by; within one field any of the values, across fields all. */
export const factFilterSchema = z.strictObject({
  query: z.string().optional(),
  themes: z.array(z.string()).default([]),
  sourceIds: z.array(z.string()).default([]),
  statuses: z.array(z.enum(FACT_STATUSES)).default([]),
  markings: z.array(z.string()).default([]),
  /** Admiralty reliability of a supporting source. */
  reliabilities: z.array(z.string()).default([]),
  /** What facts wait for: a theme, without which no briefing takes them; another date, since their source has one. */
  needs: z.array(z.enum(FACT_NEEDS)).default([]),
  /** ISO days; facts whose event date touches the span. */
  from: isoDaySchema.optional(),
  to: isoDaySchema.optional(),
});

const aliasSchema = z.strictObject({ ...entitySchema.shape, alias: z.string().trim().min(1) });

const countSchema = z.array(z.object({ value: z.string(), facts: z.int() })).readonly();

export const annotationSchema = z.object({
  id: idSchema,
  motivation: z.enum(MOTIVATIONS),
  documentId: idSchema.nullable(),
  factId: idSchema.nullable(),
  start: z.int().nullable(),
  end: z.int().nullable(),
  quote: z.string().nullable(),
  body: z.string().nullable(),
  author: z.string().nullable(),
  created: z.string(),
  modified: z.string(),
});

const documentMarksShape = {
  source: sourceSchema,
  facts: z.array(factSchema).readonly(),
  annotations: z.array(annotationSchema).readonly(),
  /** The notes on those facts. */
  factNotes: z.array(annotationSchema).readonly(),
};

export const editsSchema = z.object({
  order: z.array(z.string()).readonly(),
  dropped: z.array(z.string()).readonly(),
  headings: z.record(z.string(), z.string()),
  kinds: z.record(
    z.string(),
    z.enum(['facts', 'timeline', 'table', 'quote', 'chart', 'key-judgements', 'comparison', 'gaps']),
  ),
  facts: z.record(z.string(), z.array(z.string()).readonly()),
  wordings: z.record(z.string(), z.string()),
  notes: z.record(z.string(), z.string()),
  locked: z.array(z.string()).readonly(),
  added: z
    .array(z.object({ id: z.string().startsWith(ADDED_ID), kind: z.enum(ADDED_KINDS), theme: z.string() }))
    .readonly()
    .default([]),
});

export const briefingSchema = z.object({
  id: idSchema,
  revision: z.int(),
  name: z.string(),
  title: z.string().nullable(),
  themes: z.array(z.string()).readonly(),
  audience: z.string().nullable(),
  marking: z.string().nullable(),
  style: z.string(),
  design: z.string(),
  asOf: isoDaySchema.nullable(),
  handout: z.boolean(),
  edits: editsSchema,
});

/** The values come from our own stages, which type them; they are not checked again field by field on their way out. */
const slidePlanSchema = z.custom<SlidePlan>((value) => typeof value === 'object' && value !== null);
const deckScenesSchema = z.custom<DeckScenes>((value) => typeof value === 'object' && value !== null);

const themeSchema = z.object({
  id: idSchema,
  slug: z.string(),
  name: z.string(),
  colour: z.string().regex(/^[0-9A-Fa-f]{6}$/),
  order: z.int(),
  facts: z.int(),
  sources: z.int(),
  /** What those sources go back to: copies of one origin count once. */
  origins: z.int(),
  /** First and last day of what it holds; null where nothing is dated. */
  first: z.string().nullable(),
  last: z.string().nullable(),
});

/** A fact with how well it is evidenced; `why` says it in words. */
const strengthSchema = z.object({
  fact: factSchema,
  /** Admiralty, of its best supporting evidence; null where none supports it. */
  rating: z.string().nullable(),
  origins: z.int(),
  supports: z.int(),
  contradicts: z.int(),
  why: z.string(),
});

/** What a theme holds: when, and what is best and least evidenced in it. Retired facts count nowhere. */
export const themeHoldingsSchema = z.object({
  slug: z.string(),
  facts: z.int(),
  /** Years, or quarters where every date states its month and they lie within two years; the empty ones between included. */
  periods: z.array(z.object({ label: z.string(), facts: z.int() })).readonly(),
  undated: z.int(),
  strongest: strengthSchema.nullable(),
  /** Null where the theme holds one fact. */
  weakest: strengthSchema.nullable(),
});

export const screensContract = {
  info: operation.output(infoSchema),
  /** Tells whenever the library has changed, whoever changed it; `version` only grows. */
  changes: operation.output(eventIterator(z.object({ version: z.int(), label: z.string() }))),

  findFacts: operation
    .input(
      z.strictObject({
        filter: factFilterSchema,
        sort: z.enum(FACT_SORTS).default('newest'),
        offset: z.int().nonnegative().default(0),
        limit: z.int().min(1).max(500).default(100),
      }),
    )
    .output(z.object({ facts: z.array(factSchema).readonly(), total: z.int(), totalIsExact: z.boolean() })),
  /** How many facts each value of each filter would give, with the other filters as they are. */
  facets: operation.input(z.strictObject({ filter: factFilterSchema })).output(
    z.object({
      themes: countSchema,
      sources: countSchema,
      statuses: countSchema,
      markings: countSchema,
      reliabilities: countSchema,
      needs: countSchema,
    }),
  ),
  fact: operation.input(z.strictObject({ id: idSchema })).output(
    z.object({
      fact: factSchema,
      related: z.array(factSchema).readonly(),
      origins: z.int(),
      /**
       * Set where it was dated by a date of its source that is another one now: what it would say by that. `published` is the source's
       * date (EDTF). `checkWording`: its statement is the analyst's own, of words that held a date that was worked out.
       */
      redated: z
        .object({
          sourceId: idSchema,
          published: z.string().nullable(),
          now: factSchema.pick({ statement: true, eventDate: true, asOf: true, measures: true }).partial(),
          checkWording: z.boolean(),
        })
        .nullable(),
      annotations: z.array(annotationSchema).readonly(),
      history: z.array(z.object({ at: z.string(), label: z.string(), what: z.string() })).readonly(),
      /** The exports that hold the fact, newest first; `isCurrent` where it stands in the deck as it is now. */
      decks: z.array(z.object({ id: idSchema, file: z.string(), date: z.string(), isCurrent: z.boolean() })).readonly(),
    }),
  ),
  updateFact: operation
    .input(z.strictObject({ id: idSchema, revision: z.int(), patch: factPatchSchema }))
    .output(factSchema.extend(changed)),
  /** Takes what a fact would say by the new date of its source, or keeps what it says: `fact` tells of it no more. */
  settleDate: operation
    .input(z.strictObject({ id: idSchema, revision: z.int(), take: z.boolean() }))
    .output(factSchema.extend(changed)),
  updateFacts: operation
    .input(
      z.strictObject({
        ids: z.array(idSchema).min(1),
        addThemes: z.array(z.string()).default([]),
        removeThemes: z.array(z.string()).default([]),
        status: z.enum(FACT_STATUSES).optional(),
        marking: z.string().nullable().optional(),
      }),
    )
    .output(done),
  /** All evidence, themes and relations of `others` go to `keep`; the others are retired and related as the same. */
  mergeFacts: operation
    .input(z.strictObject({ keep: idSchema, others: z.array(idSchema).min(1) }))
    .output(factSchema.extend(changed)),
  addEvidence: operation
    .input(z.strictObject({ factId: idSchema, evidence: newEvidenceSchema }))
    .output(factSchema.extend(changed)),
  /** Refused with `CHANGED_ELSEWHERE` where `revision` is not the fact's. */
  updateEvidence: operation
    .input(z.strictObject({ factId: idSchema, evidenceId: idSchema, revision: z.int(), patch: evidencePatchSchema }))
    .output(factSchema.extend(changed)),
  removeEvidence: operation
    .input(z.strictObject({ factId: idSchema, evidenceId: idSchema }))
    .output(factSchema.extend(changed)),

  /** Entities that facts name, by part of their name or of an alias; those whose name is the words come first. */
  entities: operation
    .input(
      z.strictObject({
        query: z.string().default(''),
        kind: entitySchema.shape.kind.optional(),
        limit: z.int().min(1).max(100).default(20),
      }),
    )
    .output(
      z.object({
        entities: z.array(entitySchema.extend({ aliases: z.array(z.string()).readonly(), facts: z.int() })).readonly(),
      }),
    ),
  /** Another name of an entity: whoever writes it means the same. */
  addAlias: operation.input(aliasSchema).output(done),
  removeAlias: operation.input(aliasSchema).output(done),

  /**
   * What `sources` gives, in pages, and later only what is new or other: `since` is the `now` that the first page of the last reading
   * had, `after` the `next` of the page before. `place` is the source's in the order of the list. Where `isWhole` all sources are
   * given, not what changed, whatever was asked for: what was read before is nothing any more.
   */
  sourcesSince: operation.input(z.strictObject({ since: z.string().nullable(), after: z.int().nullable() })).output(
    z.object({
      sources: z.array(sourceSchema.extend({ place: z.int() })).readonly(),
      removed: z.array(idSchema).readonly(),
      isWhole: z.boolean(),
      now: z.string(),
      next: z.int().nullable(),
    }),
  ),
  /**
   * With another date of publication, what is proposed in its document is worked out anew by it: `proposalsChanged` says how many
   * are other now. All of it is one step. A fact that was accepted keeps its date, and `keptDates` tells of those that would have
   * another one now, where nobody has changed it since.
   */
  updateSource: operation
    .input(
      z.strictObject({
        id: idSchema,
        revision: z.int(),
        csl: cslItemSchema.optional(),
        reliability: sourceSchema.shape.reliability.optional(),
        marking: z.string().nullable().optional(),
        descriptor: z.string().nullable().optional(),
        origin: z.string().optional(),
      }),
    )
    .output(
      sourceSchema.extend({
        ...changed,
        proposalsChanged: z.int(),
        keptDates: z
          .array(
            z.object({
              factId: idSchema,
              statement: z.string(),
              /** EDTF; null where the fact has none. */
              eventDate: z.string().nullable(),
              nowRead: z.string().nullable(),
            }),
          )
          .readonly(),
      }),
    ),
  /** A document with everything that is tied to a place in it. */
  document: operation
    .input(z.strictObject({ id: idSchema }))
    .output(z.object({ document: documentSchema, passages: z.array(passageSchema).readonly(), ...documentMarksShape })),
  /** The frozen text, which no change of the library touches: it is read once. */
  documentText: operation
    .input(z.strictObject({ id: idSchema }))
    .output(z.object({ document: documentSchema, packed: packedPassagesSchema })),
  /** What is tied to places in a document, and changes. */
  documentMarks: operation.input(z.strictObject({ id: idSchema })).output(z.object(documentMarksShape)),

  themesInUse: operation.output(z.object({ themes: z.array(themeSchema).readonly() })),
  themeHoldings: operation.input(z.strictObject({ slug: z.string() })).output(themeHoldingsSchema),
  createTheme: operation.input(z.strictObject({ name: z.string().trim().min(1), colour: z.string() })).output(done),
  updateTheme: operation
    .input(
      z.strictObject({ slug: z.string(), name: z.string().trim().min(1).optional(), colour: z.string().optional() }),
    )
    .output(done),
  /** Facts of `from` take `into`; `from` is gone. */
  mergeThemes: operation.input(z.strictObject({ from: z.string(), into: z.string() })).output(done),
  orderThemes: operation.input(z.strictObject({ slugs: z.array(z.string()).min(1) })).output(done),

  annotations: operation
    .input(
      z.strictObject({
        query: z.string().optional(),
        documentId: idSchema.optional(),
        factId: idSchema.optional(),
        limit: z.int().min(1).optional(),
      }),
    )
    .output(z.object({ annotations: z.array(annotationSchema).readonly() })),
  annotate: operation
    .input(
      z.strictObject({
        motivation: z.enum(MOTIVATIONS),
        documentId: idSchema.nullable().default(null),
        factId: idSchema.nullable().default(null),
        start: z.int().nullable().default(null),
        end: z.int().nullable().default(null),
        body: z.string().nullable().default(null),
      }),
    )
    .output(annotationSchema.extend(changed)),
  updateAnnotation: operation
    .input(z.strictObject({ id: idSchema, body: z.string().nullable(), motivation: z.enum(MOTIVATIONS).optional() }))
    .output(annotationSchema.extend(changed)),
  removeAnnotation: operation.input(z.strictObject({ id: idSchema })).output(done),
  /** The author name that annotations carry; null where none was given. */
  authorName: operation.output(z.object({ name: z.string().nullable() })),
  setAuthorName: operation.input(z.strictObject({ name: z.string().trim().min(1) })).output(done),

  briefings: operation.output(
    z.object({
      briefings: z.array(briefingSchema.pick({ id: true, name: true, themes: true, revision: true })).readonly(),
    }),
  ),
  briefing: operation.input(z.strictObject({ id: idSchema })).output(briefingSchema),
  createBriefing: operation
    .input(z.strictObject({ name: z.string().trim().min(1), themes: z.array(z.string()) }))
    .output(briefingSchema.extend(changed)),
  /** Refused with `CHANGED_ELSEWHERE` where `revision` is not the library's. */
  updateBriefing: operation
    .input(
      z.strictObject({
        id: idSchema,
        revision: z.int(),
        patch: briefingSchema.omit({ id: true, revision: true }).partial(),
      }),
    )
    .output(briefingSchema.extend(changed)),
  removeBriefing: operation.input(z.strictObject({ id: idSchema })).output(done),
  /** The plan with the edits laid over it, its scenes, and the facts that wait for a place. */
  previewBriefing: operation.input(z.strictObject({ id: idSchema })).output(
    eventIterator(
      progressSchema,
      z.object({
        plan: slidePlanSchema,
        deck: deckScenesSchema,
        tray: z.array(factSchema).readonly(),
        /** The statements of the facts that are left out, by their ids. */
        leftOutStatements: z.record(z.string(), z.string()),
        /** What is weak about single slides: thin, contradicted, stale, not verified. Words without the slide's name. */
        slideWarnings: z
          .array(
            z.object({
              slideId: z.string(),
              message: z.string(),
              /** One for each thing that is weak, with what to do about it and the facts that it is about. */
              parts: z
                .array(
                  z.object({
                    code: z.enum([
                      'thin',
                      'uncited',
                      'contradicted',
                      'stale',
                      'not-verified',
                      'redated',
                      'baseless',
                      'arranged',
                    ]),
                    says: z.string(),
                    todo: z.string(),
                    factIds: z.array(idSchema).readonly(),
                  }),
                )
                .readonly(),
            }),
          )
          .readonly(),
      }),
    ),
  ),
  /** The file of the library itself. */
  libraryFile: operation.output(
    z.object({
      /** Bytes on the disk, with what SQLite keeps beside the file; null where the file is gone. */
      bytes: z.int().nullable(),
      formatVersion: z.int(),
      /** Bytes that are free where the file stands; null where that cannot be known. */
      freeBytes: z.int().nullable(),
      decks: z.int(),
      /** The last backup that was made of it while it was open for writing. */
      lastBackup: z.object({ at: z.string(), file: z.string() }).nullable(),
    }),
  ),
  /** What unmarked sources and facts take from now on. */
  setMarkingDefault: operation.input(z.strictObject({ label: z.string() })).output(done),
  /** Writes the library to a file in another format; a cancelled export leaves no file. */
  exportLibrary: operation
    .input(z.strictObject({ format: exportFormatSchema, out: z.string().min(1) }))
    .output(eventIterator(progressSchema, z.object({ file: z.string(), bytes: z.int() }))),
  /**
   * Facts of the library that may be put on a slide of a briefing, best match first; `why` says why one can never reach the
   * deck as the briefing stands (marking, sources, cut-off, retired) and is null for the others.
   */
  candidateFacts: operation
    .input(
      z.strictObject({
        briefingId: idSchema,
        query: z.string().default(''),
        themes: z.array(z.string()).default([]),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .output(
      z.object({
        facts: z.array(z.object({ fact: factSchema, why: z.string().nullable() })).readonly(),
        total: z.int(),
        totalIsExact: z.boolean(),
      }),
    ),
  /**
   * `job` is any new id: `stopJob` stops the export by it. The stream then ends with `CANCELLED`, or with the result where the
   * deck was written before: what it ends with is what was done.
   */
  exportBriefing: operation
    .input(z.strictObject({ id: idSchema, out: z.string().min(1), job: idSchema.optional() }))
    .output(eventIterator(progressSchema, buildResultSchema)),
  /** Asks a job to stop; false where none of that id is under way. */
  stopJob: operation.input(z.strictObject({ job: idSchema })).output(z.object({ asked: z.boolean() })),
};

export type ScreensContract = typeof screensContract;
export type FactFilter = z.input<typeof factFilterSchema>;
