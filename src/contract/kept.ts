import { oc } from '@orpc/contract';
import { z } from 'zod';
import { errorDataSchema } from './contract.ts';
import { FACT_SORTS, factFilterSchema } from './screens.ts';

/**
 * What the screens keep in the library besides its content: drafts that were begun and not saved, and saved views. None of it
 * is in the history, and undo never touches it.
 */

const operation = oc.errors({ BRIEFWRIGHT: { status: 422, data: errorDataSchema } });
const nothing = z.object({});

const LONGEST_DRAFT = 1_000_000;
const draftKey = z.string().regex(/^[\w.-]{1,100}$/, { error: 'is not the key of a draft' });

export const savedViewSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  filter: factFilterSchema,
  sort: z.enum(FACT_SORTS),
});

export const keptContract = {
  /** What was kept under a key; null where nothing was. */
  draft: operation.input(z.strictObject({ key: draftKey })).output(z.object({ text: z.string().nullable() })),
  /** Null lets the draft go. Other windows are not told: a draft belongs to the window that it is written in. */
  keepDraft: operation
    .input(z.strictObject({ key: draftKey, text: z.string().max(LONGEST_DRAFT).nullable() }))
    .output(nothing),
  /** The views of the library, in the order in which they were saved. */
  savedViews: operation.output(z.object({ views: z.array(savedViewSchema).readonly() })),
  /** A view of the same name is replaced. */
  saveView: operation.input(savedViewSchema).output(nothing),
  removeView: operation.input(z.strictObject({ name: z.string() })).output(nothing),
};
export type SavedView = z.output<typeof savedViewSchema>;
