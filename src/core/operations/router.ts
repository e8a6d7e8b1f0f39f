import { implement, ORPCError } from '@orpc/server';
import { contract } from '../../contract/contract.ts';
import { BriefwrightError } from '../../model/errors.ts';
import { addFacts } from './adding.ts';
import { backUpLibrary } from './backup.ts';
import { buildDeck } from './building.ts';
import { checkLibrary } from './checking.ts';
import type { OperationContext } from './context.ts';
import { listDecks } from './decks.ts';
import { EXPORT_MEDIA_TYPES, exportLibrary } from './exporting.ts';
import { importPaths } from './importing.ts';
import { listFacts, listSources, listThemes, readSource } from './listing.ts';
import { streamed } from './progress.ts';
import { fillWithSample } from './sampling.ts';
import { stepHistory } from './undoing.ts';
import { verifyDeck } from './verifying.ts';

/** An error in the form that the contract declares, so that it crosses every wire with its code, sentence and hint. */
function asContractError(error: unknown): unknown {
  if (!(error instanceof BriefwrightError)) return error;
  const data = { code: error.code, hint: error.hint, exit: error.exit };
  return new ORPCError('BRIEFWRIGHT', { defined: true, status: 422, message: error.message, data, cause: error });
}

const os = implement(contract)
  .$context<OperationContext>()
  .use(async ({ next }) => {
    try {
      return await next();
    } catch (error) {
      throw asContractError(error);
    }
  });

/** A stream fails while it is read, after the middleware has gone: its errors are translated here. */
async function* translated<P, R>(stream: AsyncGenerator<P, R, undefined>): AsyncGenerator<P, R, undefined> {
  try {
    return yield* stream;
  } catch (error) {
    throw asContractError(error);
  }
}

/** Every operation of the contract, over one open library. */
export const router = os.router({
  sample: os.sample.handler(({ input, context, signal }) =>
    translated(streamed(signal, (report, stop) => fillWithSample(context.library, input.documents, report, stop))),
  ),
  import: os.import.handler(({ input, context, signal }) =>
    translated(streamed(signal, (report, stop) => importPaths(context.library, input.paths, report, stop))),
  ),
  add: os.add.handler(({ input, context }) => addFacts(context.library, input.facts)),
  facts: os.facts.handler(({ input, context }) => listFacts(context.library, input)),
  sources: os.sources.handler(({ context }) => listSources(context.library)),
  themes: os.themes.handler(({ context }) => listThemes(context.library)),
  read: os.read.handler(({ input, context }) => readSource(context.library, input.sourceId)),
  build: os.build.handler(({ input, context, signal }) =>
    translated(streamed(signal, (report, stop) => buildDeck(context, input, report, stop))),
  ),
  decks: os.decks.handler(({ input, context }) => listDecks(context.library, input.factId)),
  verify: os.verify.handler(({ input, context }) => verifyDeck(context.library, input.deck)),
  check: os.check.handler(({ context, signal }) =>
    translated(streamed(signal, (report, stop) => checkLibrary(context.library, report, stop))),
  ),
  backup: os.backup.handler(({ input, context, signal }) =>
    translated(streamed(signal, (report) => backUpLibrary(context.library, input.file, report))),
  ),
  export: os.export.handler(async function* ({ input, context }) {
    yield* translated(exportLibrary(context.library, input.format));
    return { mediaType: EXPORT_MEDIA_TYPES[input.format] };
  }),
  undo: os.undo.handler(({ context }) => ({ undone: stepHistory(context.library, 'undo') })),
  redo: os.redo.handler(({ context }) => ({ redone: stepHistory(context.library, 'redo') })),
});
