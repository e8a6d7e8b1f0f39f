import { oc } from '@orpc/contract';
import { z } from 'zod';
import { errorDataSchema, operationIdSchema } from './contract.ts';
import { idSchema } from './shapes.ts';

/** What tells a theme: proposed for words, learned from the user's own tagging on this machine, shown and forgotten. */

const operation = oc.errors({ BRIEFWRIGHT: { status: 422, data: errorDataSchema } });

export const themeWordsContract = {
  /** At most three themes for a fact that is being made, likeliest first. */
  proposeThemes: operation
    .input(
      z.strictObject({
        /** Statement and quote, as far as they are written. */
        text: z.string().max(20_000),
        sourceId: idSchema.optional(),
        /** Where the quote begins (UTF-16 offset): facts quoted nearby speak for their themes. */
        place: z.strictObject({ documentId: idSchema, start: z.int() }).optional(),
      }),
    )
    .output(
      z.object({
        themes: z
          .array(
            z.object({
              slug: z.string(),
              /** 0–1, of the words alone; null where only facts nearby speak for it. */
              score: z.number().nullable(),
              /** The words that decided, as they stand in the text. */
              words: z.array(z.string()).readonly(),
              why: z.string(),
            }),
          )
          .readonly(),
      }),
    ),
  /** The words that tell each theme most, strongest first. */
  themeWords: operation.output(
    z.object({
      /** Tagged facts that were learned from. */
      learnedFrom: z.int(),
      /** Whether what was tagged before some moment was forgotten. */
      isReset: z.boolean(),
      themes: z
        .array(
          z.object({
            slug: z.string(),
            facts: z.int(),
            words: z.array(z.object({ word: z.string(), weight: z.number(), isLearned: z.boolean() })).readonly(),
          }),
        )
        .readonly(),
    }),
  ),
  /** Forgets what was learned so far; the facts keep their themes, and later tagging teaches again. */
  resetThemeWords: operation.output(z.object({ label: z.string(), operation: operationIdSchema })),
};
