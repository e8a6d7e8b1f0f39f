import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { errorDataSchema, operationIdSchema, progressSchema } from './contract.ts';
import { factSchema, idSchema } from './shapes.ts';

/** Facts that nearly say the same: found, and told apart where they do not. They are merged by `mergeFacts`. */

const operation = oc.errors({ BRIEFWRIGHT: { status: 422, data: errorDataSchema } });

export const duplicatesSchema = z.object({
  groups: z
    .array(
      z.object({
        facts: z.array(factSchema).readonly(),
        /** Which of the facts are alike, and why, in words; the most alike first. `score` is from 0 to 1. */
        pairs: z.array(z.object({ a: idSchema, b: idSchema, score: z.number(), why: z.string() })).readonly(),
      }),
    )
    .readonly(),
  /** Groups there are, beside those that are given. */
  total: z.int(),
});

export const duplicatesContract = {
  /** The groups most alike first. Retired facts, and pairs that a relation tells apart, are in none. */
  duplicates: operation
    .input(z.strictObject({ limit: z.int().min(1).max(500).default(200) }))
    .output(eventIterator(progressSchema, duplicatesSchema)),
  /**
   * Pairs of the whole library that give another value of one figure, or state the opposite of one event, and that no relation
   * says anything of yet. In the form of `duplicates`; each group is a pair.
   */
  contradictions: operation
    .input(z.strictObject({ limit: z.int().min(1).max(500).default(200) }))
    .output(eventIterator(progressSchema, duplicatesSchema)),
  /** Facts that give another value of the same figure, or state the opposite, and that no relation says anything of yet. */
  contradictionsOf: operation.input(z.strictObject({ id: idSchema })).output(
    z.object({
      contradictions: z.array(z.object({ factId: idSchema, statement: z.string(), why: z.string() })).readonly(),
    }),
  ),
  /** Says of facts that they are not the same: each is related as distinct to each, and none is proposed as a duplicate again. */
  keepApart: operation
    .input(z.strictObject({ ids: z.array(idSchema).min(2).max(50) }))
    .output(z.object({ label: z.string(), operation: operationIdSchema })),
};
