import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import {
  documentSchema,
  factSchema,
  idSchema,
  isoDaySchema,
  newFactSchema,
  passageSchema,
  sourceSchema,
} from './shapes.ts';
import { mappingsGivenSchema } from './tableMapping.ts';

/**
 * Every operation once: name, input, output. Each shell and the command line call these and nothing else.
 * An operation that takes long streams its progress and returns its result; it stops when its caller does.
 */

/** Progress of long work, for people: what is being done, and how far it is. `total` is null where it is not known. */
export const progressSchema = z.object({ doing: z.string(), done: z.int(), total: z.int().nullable() });
export type Progress = z.output<typeof progressSchema>;

/** What an operation fails with, whatever carries the call: `code` and one sentence; what to do next is in `hint`. */
export const errorDataSchema = z.object({ code: z.string(), hint: z.string().nullable(), exit: z.int() });

/** What a change is known by in the history, so that `undo` can take back this very one; null where nothing was changed. */
export const operationIdSchema = z.int().nullable();
const step = z.strictObject({ operation: z.int().optional() }).optional();

const operation = oc.errors({ BRIEFWRIGHT: { status: 422, data: errorDataSchema } });

/** What a merge of libraries counts. */
export const mergedKindSchema = z.enum([
  'facts',
  'evidence',
  'sources',
  'documents',
  'themes',
  'aliases',
  'annotations',
  'briefings',
  'decisions',
  'views',
]);

export const importResultSchema = z.object({
  /** The one operation that brought all the files in; null where none came in, or others changed the library meanwhile. */
  operation: operationIdSchema.optional(),
  files: z
    .array(
      z.object({
        path: z.string(),
        status: z.enum(['imported', 'merged', 'skipped', 'failed']),
        code: z.string().nullable(),
        reason: z.string().nullable(),
        /** What to do about a file that did not come in; null where nothing is to be done. */
        hint: z.string().nullable(),
        sources: z.array(idSchema).readonly(),
        documents: z.array(idSchema).readonly(),
        passages: z.int(),
        leftOut: z.array(z.object({ what: z.string(), count: z.int() })).readonly(),
        /** Evidence that came alive with this document, and evidence whose quote it no longer holds. */
        woken: z.int(),
        orphaned: z.array(z.object({ factId: idSchema, why: z.string() })).readonly(),
        /** Candidate facts that were found in it and wait to be decided. */
        proposed: z.int(),
        /** How many of them copies of its text, which were there before, state as well; left out for none. */
        inCopies: z.int().optional(),
        /**
         * Of a bibliography, a table or annotations: how many entries became new sources, facts or annotations, joined known ones, and could
         * not be read. `of` is left out for sources.
         */
        entries: z
          .object({
            of: z.enum(['facts', 'annotations']).optional(),
            imported: z.int(),
            merged: z.int(),
            failed: z.int(),
          })
          .optional(),
        /** Parts of the file that could not be read, each with where (for people) and why. */
        problems: z
          .array(z.object({ where: z.string(), code: z.string(), message: z.string() }))
          .readonly()
          .optional(),
        /** Of a table whose columns were chosen, now or on an earlier import: which column was read as what. */
        columns: z
          .object({
            how: z.enum(['chosen', 'remembered']),
            read: z.array(z.object({ field: z.string(), column: z.string() })).readonly(),
          })
          .optional(),
        /**
         * Of another library: for each kind of thing how much came in, was changed by what is known there, and was here as it
         * is; and the facts that both libraries have changed. `besideId` is the fact of the other wording, null where ours stayed.
         */
        library: z
          .object({
            name: z.string(),
            counts: z
              .array(z.object({ what: mergedKindSchema, added: z.int(), changed: z.int(), known: z.int() }))
              .readonly(),
            differing: z
              .array(
                z.object({
                  factId: idSchema,
                  besideId: idSchema.nullable(),
                  statement: z.string(),
                  why: z.string(),
                }),
              )
              .readonly(),
          })
          .optional(),
        /** The source that it goes back to the same origin with, and the share of the shorter text that stands in both (0–1). */
        sameOrigin: z.object({ sourceId: idSchema, share: z.number() }).optional(),
      }),
    )
    .readonly(),
});

export const problemSchema = z.object({
  slide: z.int(),
  code: z.string(),
  message: z.string(),
  factId: idSchema.nullable(),
});

export const buildInputSchema = z.strictObject({
  themes: z.array(z.string()).min(1, { error: 'choose at least one theme' }),
  /** Path of the file to write; its ending chooses the format: .pptx or .md. */
  out: z.string().min(1),
  title: z.string().trim().min(1).optional(),
  /** Name of a built-in CSL style, or path of a .csl file. */
  style: z.string().default('ieee'),
  design: z.string().default('light'),
  /** The strictest marking that may enter; null for no ceiling. */
  marking: z.string().nullable().default(null),
  asOf: isoDaySchema,
  handout: z.boolean().default(false),
});

export const buildResultSchema = z.object({
  file: z.string(),
  sha256: z.string(),
  slides: z
    .array(z.object({ index: z.int(), kind: z.string(), title: z.string(), factIds: z.array(idSchema).readonly() }))
    .readonly(),
  leftOut: z.array(z.object({ factId: idSchema, why: z.string() })).readonly(),
  warnings: z.array(z.string()).readonly(),
});

export const checkResultSchema = z.object({
  ok: z.boolean(),
  facts: z.int(),
  quotes: z.int(),
  dormant: z.int(),
  problems: z
    .array(
      z.object({
        code: z.string(),
        message: z.string(),
        /** What to do about it. */
        hint: z.string(),
        /** The fact that it is about, and the place of the quote in its document; null where it is about none. */
        factId: idSchema.nullable(),
        place: z.object({ documentId: idSchema, start: z.int(), end: z.int() }).nullable(),
      }),
    )
    .readonly(),
});

/** What `export` can print a library as. */
export const exportFormatSchema = z.enum(['json', 'csv', 'csl-json', 'bibtex', 'md', 'web-annotations']);

export const contract = {
  sample: operation
    .input(z.strictObject({ documents: z.string().nullable() }))
    .output(eventIterator(progressSchema, z.object({ facts: z.int(), sources: z.int(), ...importResultSchema.shape }))),
  /** `job` is any new id, by which `stopJob` stops the import; the stream then ends with `CANCELLED` and nothing is kept. */
  import: operation
    .input(
      z.strictObject({
        paths: z.array(z.string()).min(1),
        job: idSchema.optional(),
        mappings: z.strictObject(mappingsGivenSchema).optional(),
      }),
    )
    .output(eventIterator(progressSchema, importResultSchema)),
  add: operation.input(z.strictObject({ facts: z.array(newFactSchema) })).output(
    z.object({
      added: z.array(idSchema).readonly(),
      merged: z.array(idSchema).readonly(),
      operation: operationIdSchema,
    }),
  ),
  facts: operation
    .input(
      z.strictObject({
        query: z.string().optional(),
        themes: z.array(z.string()).default([]),
        sourceId: z.string().optional(),
        status: z.string().optional(),
        limit: z.int().min(1).max(1000).default(50),
        after: z.string().optional(),
      }),
    )
    .output(
      z.object({
        facts: z.array(factSchema).readonly(),
        total: z.int(),
        totalIsExact: z.boolean(),
        next: z.string().nullable(),
      }),
    ),
  sources: operation.output(z.object({ sources: z.array(sourceSchema).readonly() })),
  themes: operation.output(
    z.object({
      themes: z.array(z.object({ slug: z.string(), name: z.string(), colour: z.string(), facts: z.int() })).readonly(),
    }),
  ),
  read: operation
    .input(z.strictObject({ sourceId: z.string() }))
    .output(z.object({ document: documentSchema, passages: z.array(passageSchema).readonly() })),
  build: operation.input(buildInputSchema).output(eventIterator(progressSchema, buildResultSchema)),
  decks: operation.input(z.strictObject({ factId: z.string().optional() })).output(
    z.object({
      decks: z
        .array(
          z.object({
            id: idSchema,
            file: z.string(),
            sha256: z.string(),
            date: z.string(),
            facts: z.int(),
            changed: z.array(z.object({ factId: idSchema, why: z.string() })).readonly(),
          }),
        )
        .readonly(),
    }),
  ),
  verify: operation.input(z.strictObject({ deck: z.string() })).output(
    z.object({
      ok: z.boolean(),
      statements: z.int(),
      marks: z.int(),
      problems: z.array(problemSchema).readonly(),
      changed: z.array(z.object({ slide: z.int(), factId: idSchema, message: z.string() })).readonly(),
      /** The export that the deck was matched to, and how: by its provenance part or by its words. */
      export: z.object({ id: idSchema, date: z.string(), matchedBy: z.enum(['provenance', 'words']) }),
    }),
  ),
  check: operation.output(eventIterator(progressSchema, checkResultSchema)),
  backup: operation
    .input(z.strictObject({ file: z.string() }))
    .output(eventIterator(progressSchema, z.object({ file: z.string(), bytes: z.int() }))),
  export: operation
    .input(z.strictObject({ format: exportFormatSchema }))
    .output(eventIterator(z.object({ text: z.string() }), z.object({ mediaType: z.string() }))),
  /** The last operation, or the one named; refused with its reason where its rows have changed since. */
  undo: operation.input(step).output(z.object({ undone: z.string() })),
  redo: operation.input(step).output(z.object({ redone: z.string() })),
};
