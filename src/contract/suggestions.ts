import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { LEFT_OPEN, SUGGESTION_KINDS, SUGGESTION_STATES } from '../model/suggestion.ts';
import { errorDataSchema, operationIdSchema, progressSchema } from './contract.ts';
import { factPatchSchema, factSchema, idSchema, isoDaySchema, locatorSchema } from './shapes.ts';

/** Candidate facts: found in documents, and decided by a person. Each decision is one undoable operation. */

const operation = oc.errors({ BRIEFWRIGHT: { status: 422, data: errorDataSchema } });
const done = z.object({ label: z.string(), operation: operationIdSchema });
const ids = z.array(idSchema).min(1);

const linkSchema = z.object({
  kind: z.enum(['further-evidence', 'contradiction']),
  factId: idSchema,
  why: z.string(),
  /** It says the same beyond doubt: the same words, of the same dates. */
  isSame: z.boolean(),
  /** What that fact says. */
  statement: z.string(),
});

/**
 * A fact as it would be added: `id` is what it would have, `revision` 0, and its evidence stands in its document; where copies of
 * that document, sources of the same origin, state it too, theirs comes after it. `score` is 0–1, `reasons` are words for people.
 */
export const suggestionSchema = factSchema.extend({
  suggestionKind: z.enum(SUGGESTION_KINDS),
  score: z.number(),
  reasons: z.array(z.string()).readonly(),
  state: z.enum(SUGGESTION_STATES),
  snoozedUntil: z.string().nullable(),
  /** The fact that was made of it; null while it is not accepted. */
  factId: idSchema.nullable(),
  links: z.array(linkSchema).readonly(),
});

/** Where a copy of the same text makes a proposal too: it is decided on with the one that is listed. */
const copySchema = z.object({
  id: idSchema,
  documentId: idSchema,
  sourceId: idSchema,
  start: z.int(),
  end: z.int(),
  locator: locatorSchema.nullable(),
});

/** What a list shows of one. */
const listedSchema = z.object({
  id: idSchema,
  suggestionKind: z.enum(SUGGESTION_KINDS),
  statement: z.string(),
  eventDate: z.string().nullable(),
  inferred: z.array(z.string()).readonly(),
  themes: z.array(z.string()).readonly(),
  score: z.number(),
  documentId: idSchema,
  sourceId: idSchema,
  start: z.int(),
  end: z.int(),
  snoozedUntil: z.string().nullable(),
  copies: z.array(copySchema).readonly(),
});

/** One of many that was not accepted, since a person should look at it: why, and the fact of the library that it is about. */
const leftOpenSchema = z.object({
  id: idSchema,
  why: z.enum(LEFT_OPEN),
  factId: idSchema,
  /** In words for people. */
  reason: z.string(),
});
const leftOpen = z.array(leftOpenSchema).readonly();

const listInputSchema = z.strictObject({
  state: z.enum(SUGGESTION_STATES).default('open'),
  documentId: idSchema.optional(),
  kinds: z.array(z.enum(SUGGESTION_KINDS)).default([]),
  themes: z.array(z.string()).default([]),
  /** 0–1; those that are worth less are left out. */
  leastScore: z.number().min(0).max(1).optional(),
  order: z.enum(['score', 'place']).default('score'),
  limit: z.int().min(1).max(2000).default(500),
});

const lookedThrough = {
  /** Documents that were looked through now. */
  documents: z.int(),
  found: z.int(),
  failed: z.array(z.object({ documentId: idSchema, reason: z.string() })).readonly(),
};

export const suggestionsContract = {
  /**
   * Looks through the documents that were not yet, and gives all that is open; `accept` then accepts them as
   * `acceptSuggestions` does. In a library that is only read, what was found before is given, and `unread` counts the rest.
   */
  suggest: operation
    /** `sourceId` may be the id of the source's CSL item, which is easier to type. */
    .input(z.strictObject({ sourceId: z.string().optional(), accept: z.boolean().default(false) }))
    .output(
      eventIterator(
        progressSchema,
        z.object({
          suggestions: z.array(suggestionSchema).readonly(),
          /** Ids of the facts that were added, or took the evidence. */
          accepted: z.array(idSchema).readonly(),
          /** Of these, how many are facts of the library already, which took the evidence. */
          furthered: z.int(),
          leftOpen,
          ...lookedThrough,
          /** Documents that were not looked through, since the library is only read. */
          unread: z.int(),
          operation: operationIdSchema,
        }),
      ),
    ),
  /** Looks through the documents that were not yet. What was found before a cancel stays. */
  lookThrough: operation
    .input(z.strictObject({ sourceId: idSchema.optional() }))
    .output(eventIterator(progressSchema, z.object(lookedThrough))),
  /** What is of one origin and says the same is listed once, unless one document is asked for. */
  suggestions: operation.input(listInputSchema).output(
    z.object({
      suggestions: z.array(listedSchema).readonly(),
      total: z.int(),
      /** The documents that have any of this state, whatever else the list is narrowed by. */
      documents: z.array(z.object({ documentId: idSchema, sourceId: idSchema, count: z.int() })).readonly(),
      /** Documents that were not looked through yet. */
      unread: z.int(),
    }),
  ),
  /** Of those that `suggestions` lists, the ones that contradict a fact of the library or that it may hold already, each with what. */
  suggestionOffers: operation.input(listInputSchema).output(
    z.object({
      offers: z.array(z.object({ id: idSchema, kinds: z.array(linkSchema.shape.kind).readonly() })).readonly(),
    }),
  ),
  suggestion: operation.input(z.strictObject({ id: idSchema })).output(suggestionSchema),
  /**
   * Makes a draft fact of one, as proposed or as `patch` has it. `link`: the fact takes its evidence in place of a new one
   * (further-evidence), or is contradicted by the new one.
   */
  acceptSuggestion: operation
    .input(
      z.strictObject({
        id: idSchema,
        patch: factPatchSchema.omit({ evidence: true }).default({}),
        link: linkSchema.omit({ why: true, isSame: true, statement: true }).nullable().default(null),
      }),
    )
    .output(done.extend({ factId: idSchema, isNew: z.boolean() })),
  /**
   * Makes a draft fact of each, as proposed or as `edits` has it; one that the library holds in the same words becomes evidence of
   * that fact. What contradicts a fact, or may be held in other words, stays open, for a person to look at.
   */
  acceptSuggestions: operation
    .input(z.strictObject({ ids, edits: z.record(idSchema, factPatchSchema.omit({ evidence: true })).default({}) }))
    .output(done.extend({ factIds: z.array(idSchema).readonly(), furthered: z.int(), leftOpen })),
  /** What `acceptSuggestions` would make of these now: the ids of each, in the order given. */
  previewAccepting: operation.input(z.strictObject({ ids })).output(
    z.object({
      added: z.array(idSchema).readonly(),
      furthered: z.array(idSchema).readonly(),
      leftOpen,
    }),
  ),
  rejectSuggestions: operation.input(z.strictObject({ ids })).output(done),
  /** Until a day; null until the document changes. */
  snoozeSuggestions: operation.input(z.strictObject({ ids, until: isoDaySchema.nullable() })).output(done),
  /** Those that were rejected or snoozed are open again. */
  reopenSuggestions: operation.input(z.strictObject({ ids })).output(done),
};
