import { TLP_SCHEME } from '../../../model/scales.ts';
import type { Library } from '../../database/library.ts';
import { openOtherLibrary } from '../../database/other/otherLibrary.ts';
import { type ImportedFile, NOTHING } from '../importedFile.ts';
import { operateInPieces } from '../operatingInPieces.ts';
import type { Report } from '../progress.ts';
import { markingSchemeOf } from '../settings.ts';
import { mergeAliases, mergeAnnotations, mergeBriefings, mergeDecisions, mergeViews } from './besideFacts.ts';
import { mergeDocuments } from './documents.ts';
import { mergeFacts } from './facts.ts';
import { MERGED_KINDS, type Merging, newMerging } from './merging.ts';
import { mergeSources } from './sources.ts';
import { OtherThemes } from './themes.ts';

export { LIBRARY_ENDING } from '../../database/other/otherLibrary.ts';

/**
 * Brings what another library holds into this one, without what is here already: one undoable operation, in pieces between which
 * other calls are answered. One that is cancelled, or dies on its way, leaves nothing. The other file is only read. Throws what
 * `openOtherLibrary` does, and nothing is changed then.
 */
export async function mergeLibrary(
  library: Library,
  path: string,
  report: Report,
  signal: AbortSignal,
): Promise<{ file: ImportedFile; operation: number | null }> {
  report({ doing: 'Reading the other library', done: 0, total: null });
  const other = await openOtherLibrary(path, library.path);
  try {
    signal.throwIfAborted();
    const scheme = markingSchemeOf(library);
    const theirDefault = other.markingDefault() ?? TLP_SCHEME.defaultLabel;
    const unmarked = theirDefault === scheme.defaultLabel ? null : theirDefault;
    const merging = newMerging(library, other, scheme, unmarked, report);
    const label = `Merge library ${other.name}`;
    const { operation } = await operateInPieces(library, label, () => everything(merging), signal);
    return { file: { ...reportOf(merging), path }, operation };
  } finally {
    await other.close();
  }
}

function* everything(merging: Merging): Generator<void, void, void> {
  const { other, leave } = merging;
  leave('row with a text that is far too long', other.tooLong());
  const themes = yield* OtherThemes.read(merging);
  const documents = yield* mergeSources(merging);
  yield* mergeDocuments(merging, documents);
  yield* mergeAliases(merging);
  yield* mergeFacts(merging, themes);
  yield* mergeAnnotations(merging);
  yield* mergeDecisions(merging);
  yield* mergeBriefings(merging, themes);
  mergeViews(merging);
  const { decks } = other.counts();
  leave('record of an exported deck: it stays with the library that wrote it', decks);
}

function reportOf(merging: Merging): Omit<ImportedFile, 'path'> {
  const { counts, differing } = merging;
  const isNew = MERGED_KINDS.some((kind) => counts[kind].added > 0 || counts[kind].changed > 0);
  return {
    ...NOTHING,
    status: isNew ? 'merged' : 'skipped',
    code: isNew ? 'LIBRARY_MERGED' : 'ALREADY_HELD',
    reason: isNew ? null : 'All that it holds is here already.',
    leftOut: merging.leftOut(),
    library: { name: merging.other.name, counts: MERGED_KINDS.map((what) => ({ what, ...counts[what] })), differing },
  };
}
