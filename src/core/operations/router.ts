import { implement, ORPCError } from '@orpc/server';
import { contract } from '../../contract/index.ts';
import type { Briefing } from '../../model/briefing.ts';
import { BriefwrightError } from '../../model/errors.ts';
import { acceptSuggestions, previewAccepting } from './acceptingMany.ts';
import { addFacts } from './adding.ts';
import { annotate, authorName, removeAnnotation, setAuthorName, updateAnnotation } from './annotating.ts';
import { createBriefing, listBriefings, removeBriefing, requiredBriefing, updateBriefing } from './briefings.ts';
import { buildDeck } from './building.ts';
import { libraryChanges } from './changes.ts';
import { checkLibrary } from './checking.ts';
import type { OperationContext } from './context.ts';
import { copiesRead } from './copies.ts';
import { acceptSuggestion, rejectSuggestions, reopenSuggestions, snoozeSuggestions } from './deciding.ts';
import { listDecks } from './decks.ts';
import { addAlias, removeAlias } from './editingEntities.ts';
import { addEvidence, removeEvidence, updateEvidence } from './editingEvidence.ts';
import { updateFact, updateFacts } from './editingFacts.ts';
import { changeSource } from './editingSources.ts';
import { createTheme, mergeThemes, orderThemes, themesInUse, updateTheme } from './editingThemes.ts';
import { EXPORT_MEDIA_TYPES, exportLibrary } from './exporting.ts';
import { exportLibraryTo } from './exportingFile.ts';
import { findContradictions } from './findingContradictions.ts';
import { findDuplicates, keepApart } from './findingDuplicates.ts';
import { facetsOf, findFacts } from './findingFacts.ts';
import { importPaths } from './importing.ts';
import { libraryInfo } from './info.ts';
import { inspectFact } from './inspectingFact.ts';
import { draftOf, keepDraft, removeView, savedViews, saveView } from './keeping.ts';
import { resetThemeWords, themeWords } from './learningThemes.ts';
import { backUpLibrary, libraryFile, setMarkingDefault } from './libraryFile.ts';
import { contradictionsOf } from './linkingFacts.ts';
import { listFacts, listThemes, readSource } from './listing.ts';
import { listSources, sourcesSince } from './listingSources.ts';
import { inspectSuggestion, listSuggestions, suggest } from './listingSuggestions.ts';
import { checkTables, readTables } from './lookingAtTables.ts';
import { mergeFacts } from './mergingFacts.ts';
import { suggestionOffers } from './offers.ts';
import { candidateFacts, exportBriefing, previewBriefing } from './previewing.ts';
import { streamed } from './progress.ts';
import { proposeThemes } from './proposingThemes.ts';
import { documentMarks, documentText, openDocument } from './readingDocument.ts';
import { addReferences, referencesIn } from './references.ts';
import { fillWithSample } from './sampling.ts';
import { settleDate } from './settlingDates.ts';
import { stopJob, stoppable } from './stopping.ts';
import { lookThrough } from './suggesting.ts';
import { themeHoldings } from './themeHoldings.ts';
import { asOperation, stepHistory } from './undoing.ts';
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

/** Of a call that nobody can leave. */
const NEVER = new AbortController().signal;

/** Every operation of the contract, over one open library. */
export const router = os.router({
  sample: os.sample.handler(({ input, context, signal }) =>
    translated(streamed(signal, (report, stop) => fillWithSample(context, input.documents, report, stop))),
  ),
  import: os.import.handler(({ input, context, signal }) =>
    translated(
      streamed(signal, (report, stop) =>
        stoppable(context.library, input.job, stop, (asked) =>
          importPaths(context, input.paths, report, asked, input.mappings),
        ),
      ),
    ),
  ),
  add: os.add.handler(({ input, context }) =>
    asOperation(context.library, () => addFacts(context.library, input.facts)),
  ),
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
    translated(streamed(signal, (report, stop) => checkLibrary(context, report, stop))),
  ),
  backup: os.backup.handler(({ input, context, signal }) =>
    translated(streamed(signal, (report, stop) => backUpLibrary(context, input.file, report, stop))),
  ),
  export: os.export.handler(async function* ({ input, context }) {
    yield* translated(exportLibrary(context.library, input.format));
    return { mediaType: EXPORT_MEDIA_TYPES[input.format] };
  }),
  undo: os.undo.handler(async ({ input, context }) => ({
    undone: await stepHistory(context.library, 'undo', input?.operation),
  })),
  redo: os.redo.handler(async ({ input, context }) => ({
    redone: await stepHistory(context.library, 'redo', input?.operation),
  })),

  libraryFile: os.libraryFile.handler(({ context }) => libraryFile(context.library)),
  setMarkingDefault: os.setMarkingDefault.handler(({ input, context }) =>
    asOperation(context.library, () => setMarkingDefault(context.library, input.label)),
  ),
  exportLibrary: os.exportLibrary.handler(({ input, context, signal }) =>
    translated(
      streamed(signal, (report, stop) => exportLibraryTo(context.library, input.format, input.out, report, stop)),
    ),
  ),
  info: os.info.handler(async ({ context }) => {
    await copiesRead(context.library);
    return libraryInfo(context.library);
  }),
  changes: os.changes.handler(({ context, signal }) => libraryChanges(context.library, signal)),

  findFacts: os.findFacts.handler(({ input, context }) => findFacts(context.library, input)),
  facets: os.facets.handler(({ input, context, signal }) => facetsOf(context.library, input.filter, signal)),
  fact: os.fact.handler(({ input, context }) => inspectFact(context.library, input.id)),
  updateFact: os.updateFact.handler(({ input, context }) =>
    asOperation(context.library, () => updateFact(context.library, input.id, input.revision, input.patch)),
  ),
  settleDate: os.settleDate.handler(({ input, context }) =>
    asOperation(context.library, () => settleDate(context.library, input.id, input.revision, input.take)),
  ),
  updateFacts: os.updateFacts.handler(({ input, context }) => updateFacts(context.library, input)),
  mergeFacts: os.mergeFacts.handler(({ input, context }) =>
    asOperation(context.library, () => mergeFacts(context.library, input.keep, input.others)),
  ),
  addEvidence: os.addEvidence.handler(({ input, context }) =>
    asOperation(context.library, () => addEvidence(context.library, input.factId, input.evidence)),
  ),
  updateEvidence: os.updateEvidence.handler(({ input, context }) =>
    asOperation(context.library, () => updateEvidence(context.library, input)),
  ),
  removeEvidence: os.removeEvidence.handler(({ input, context }) =>
    asOperation(context.library, () => removeEvidence(context.library, input.factId, input.evidenceId)),
  ),

  entities: os.entities.handler(({ input, context }) => ({
    entities: context.library.entities.find(input.query, input.kind, input.limit),
  })),
  addAlias: os.addAlias.handler(({ input, context }) =>
    asOperation(context.library, () => addAlias(context.library, input)),
  ),
  removeAlias: os.removeAlias.handler(({ input, context }) =>
    asOperation(context.library, () => removeAlias(context.library, input)),
  ),

  duplicates: os.duplicates.handler(({ input, context, signal }) =>
    translated(streamed(signal, (report, stop) => findDuplicates(context.library, input.limit, report, stop))),
  ),
  contradictions: os.contradictions.handler(({ input, context, signal }) =>
    translated(streamed(signal, (report, stop) => findContradictions(context.library, input.limit, report, stop))),
  ),
  contradictionsOf: os.contradictionsOf.handler(({ input, context }) => contradictionsOf(context.library, input.id)),
  keepApart: os.keepApart.handler(({ input, context }) =>
    asOperation(context.library, () => keepApart(context.library, input.ids)),
  ),

  draft: os.draft.handler(({ input, context }) => draftOf(context.library, input.key)),
  keepDraft: os.keepDraft.handler(({ input, context }) => keepDraft(context.library, input.key, input.text)),
  savedViews: os.savedViews.handler(({ context }) => savedViews(context.library)),
  saveView: os.saveView.handler(async ({ input, context }) => {
    await context.library.idle();
    return saveView(context.library, input);
  }),
  removeView: os.removeView.handler(async ({ input, context }) => {
    await context.library.idle();
    return removeView(context.library, input.name);
  }),

  sourcesSince: os.sourcesSince.handler(({ input, context }) => sourcesSince(context.library, input)),
  updateSource: os.updateSource.handler(({ input, context, signal }) => changeSource(context, input, signal)),
  document: os.document.handler(({ input, context }) => openDocument(context.library, input.id)),
  documentText: os.documentText.handler(({ input, context }) => documentText(context.library, input.id)),
  documentMarks: os.documentMarks.handler(({ input, context }) => documentMarks(context.library, input.id)),

  suggest: os.suggest.handler(({ input, context, signal }) =>
    translated(streamed(signal, (report, stop) => suggest(context, input, report, stop))),
  ),
  lookThrough: os.lookThrough.handler(({ input, context, signal }) =>
    translated(streamed(signal, (report, stop) => lookThrough(context, input.sourceId, report, stop))),
  ),
  suggestions: os.suggestions.handler(async ({ input, context }) => {
    await copiesRead(context.library);
    return listSuggestions(context.library, input);
  }),
  suggestionOffers: os.suggestionOffers.handler(({ input, context, signal }) =>
    suggestionOffers(context.library, input, signal),
  ),
  suggestion: os.suggestion.handler(({ input, context }) => inspectSuggestion(context.library, input.id)),
  acceptSuggestion: os.acceptSuggestion.handler(({ input, context }) =>
    asOperation(context.library, () => acceptSuggestion(context.library, input.id, input.patch, input.link)),
  ),
  acceptSuggestions: os.acceptSuggestions.handler(({ input, context }) =>
    acceptSuggestions(context.library, input.ids, input.edits),
  ),
  previewAccepting: os.previewAccepting.handler(({ input, context, signal }) =>
    previewAccepting(context.library, input.ids, signal),
  ),
  rejectSuggestions: os.rejectSuggestions.handler(({ input, context }) =>
    asOperation(context.library, () => rejectSuggestions(context.library, input.ids)),
  ),
  snoozeSuggestions: os.snoozeSuggestions.handler(({ input, context }) =>
    asOperation(context.library, () => snoozeSuggestions(context.library, input.ids, input.until)),
  ),
  reopenSuggestions: os.reopenSuggestions.handler(({ input, context }) =>
    asOperation(context.library, () => reopenSuggestions(context.library, input.ids)),
  ),
  references: os.references.handler(({ input, context, signal }) => referencesIn(context.library, input, signal)),
  addReferences: os.addReferences.handler(({ input, context }) => addReferences(context.library, input)),

  readTables: os.readTables.handler(({ input, context, signal }) => readTables(context, input.paths, signal ?? NEVER)),
  checkTables: os.checkTables.handler(({ input, context, signal }) =>
    checkTables(context, input.tables, input.mapping, signal ?? NEVER),
  ),

  themesInUse: os.themesInUse.handler(({ context, signal }) => themesInUse(context.library, signal)),
  createTheme: os.createTheme.handler(({ input, context }) =>
    asOperation(context.library, () => createTheme(context.library, input.name, input.colour)),
  ),
  updateTheme: os.updateTheme.handler(({ input, context }) =>
    asOperation(context.library, () => updateTheme(context.library, input)),
  ),
  mergeThemes: os.mergeThemes.handler(({ input, context }) => mergeThemes(context.library, input.from, input.into)),
  orderThemes: os.orderThemes.handler(({ input, context }) =>
    asOperation(context.library, () => orderThemes(context.library, input.slugs)),
  ),
  proposeThemes: os.proposeThemes.handler(({ input, context }) => proposeThemes(context.library, input)),
  themeWords: os.themeWords.handler(({ context }) => themeWords(context.library)),
  resetThemeWords: os.resetThemeWords.handler(({ context }) =>
    asOperation(context.library, () => resetThemeWords(context.library)),
  ),
  themeHoldings: os.themeHoldings.handler(({ input, context, signal }) =>
    themeHoldings(context.library, input.slug, signal),
  ),

  annotations: os.annotations.handler(({ input, context }) => ({
    annotations: context.library.annotations.list(input),
  })),
  annotate: os.annotate.handler(({ input, context }) =>
    asOperation(context.library, () => annotate(context.library, input)),
  ),
  updateAnnotation: os.updateAnnotation.handler(({ input, context }) =>
    asOperation(context.library, () => updateAnnotation(context.library, input.id, input.body, input.motivation)),
  ),
  removeAnnotation: os.removeAnnotation.handler(({ input, context }) =>
    asOperation(context.library, () => removeAnnotation(context.library, input.id)),
  ),
  authorName: os.authorName.handler(({ context }) => authorName(context.library)),
  setAuthorName: os.setAuthorName.handler(({ input, context }) =>
    asOperation(context.library, () => setAuthorName(context.library, input.name)),
  ),

  briefings: os.briefings.handler(({ context }) => listBriefings(context.library)),
  briefing: os.briefing.handler(({ input, context }) => requiredBriefing(context.library, input.id)),
  createBriefing: os.createBriefing.handler(({ input, context }) =>
    asOperation(context.library, () => createBriefing(context.library, input.name, input.themes)),
  ),
  updateBriefing: os.updateBriefing.handler(({ input, context }) =>
    asOperation(context.library, () =>
      updateBriefing(context.library, input.id, input.revision, input.patch as Partial<Briefing>),
    ),
  ),
  removeBriefing: os.removeBriefing.handler(({ input, context }) =>
    asOperation(context.library, () => removeBriefing(context.library, input.id)),
  ),
  previewBriefing: os.previewBriefing.handler(({ input, context, signal }) =>
    translated(streamed(signal, (report, stop) => previewBriefing(context, input.id, report, stop))),
  ),
  candidateFacts: os.candidateFacts.handler(({ input, context }) => candidateFacts(context.library, input)),
  stopJob: os.stopJob.handler(({ input, context }) => stopJob(context.library, input.job)),
  exportBriefing: os.exportBriefing.handler(({ input, context, signal }) =>
    translated(streamed(signal, (report, stop) => exportBriefing(context, input, report, stop))),
  ),
});
