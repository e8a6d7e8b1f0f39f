import { oc } from '@orpc/contract';
import { z } from 'zod';
import { errorDataSchema, operationIdSchema } from './contract.ts';
import { cslFieldsSchema, idSchema } from './shapes.ts';

/** Reference lists, of a document or pasted, that become sources. They are sources to look for: evidence of nothing yet. */

const operation = oc.errors({ BRIEFWRIGHT: { status: 422, data: errorDataSchema } });

/** A source of the library that a reference is of, and what they have in common, in words. */
const heldSchema = z.object({ sourceId: idSchema, title: z.string(), why: z.string() });

export const listedReferenceSchema = z.object({
  /** The entry as it stands in the list, on one line. */
  words: z.string(),
  /** UTF-16 offsets in the text of the document, or in what was pasted. */
  start: z.int(),
  end: z.int(),
  csl: cslFieldsSchema,
  /** Names of fields of `csl` that were worked out and do not stand in the entry. */
  inferred: z.array(z.string()).readonly(),
  /** From 0 to 1: of references read like this one, the share that is right in authors, year, title and container. */
  certainty: z.number(),
  /** What is doubtful about the reading, in words. */
  doubts: z.array(z.string()).readonly(),
  held: heldSchema.nullable(),
  /** The place in the list, from 0, of an earlier entry of the same work; null for most. */
  repeats: z.int().nullable(),
});

export const referencesContract = {
  /** What the reference list of a document, or pasted text, names. A list without references is empty. */
  references: operation
    .input(
      z.union([z.strictObject({ documentId: idSchema }), z.strictObject({ text: z.string().max(1_000_000) })], {
        error: 'give a document, or the text of a list',
      }),
    )
    .output(
      z.object({
        references: z.array(listedReferenceSchema).readonly(),
        /** Entries beyond the most that are read of one list. */
        leftOut: z.int(),
      }),
    ),
  /**
   * Adds references, as they were read or corrected, as sources: one undoable operation. One whose work the library holds adds
   * nothing and gives that source. `sources` has one id a reference, in their order.
   */
  addReferences: operation
    .input(
      z.strictObject({
        /** The document that they are of; null for pasted ones. */
        documentId: idSchema.nullable().default(null),
        references: z
          .array(z.strictObject({ csl: cslFieldsSchema, inferred: z.array(z.string()).default([]) }))
          .min(1)
          .max(2000),
      }),
    )
    .output(
      z.object({
        label: z.string(),
        operation: operationIdSchema,
        added: z.int(),
        held: z.int(),
        sources: z.array(idSchema).readonly(),
      }),
    ),
};
