import { basename, extname } from 'node:path';
import type { z } from 'zod';
import type { infoSchema } from '../../contract/screens.ts';
import type { Library } from '../database/library.ts';
import { libraryWarnings } from '../database/library.ts';
import { countToDecide } from './copies.ts';
import { markingSchemeOf } from './settings.ts';

/** What a window shows of its library: its name and state, and what would be undone and redone. */
export function libraryInfo(library: Library): z.output<typeof infoSchema> {
  const scheme = markingSchemeOf(library);
  const fault = library.standing();
  return {
    path: library.path,
    name: basename(library.path, extname(library.path)),
    readOnly: library.readOnly || fault !== null,
    warnings: libraryWarnings(library.path),
    fault: fault && { code: fault.code, message: fault.message, hint: fault.hint },
    ...library.counts(),
    suggestions: countToDecide(library),
    undo: library.history.canUndo(),
    redo: library.history.canRedo(),
    writing: library.writing(),
    markings: scheme.labels.map(({ label, textColour, backColour }) => ({ label, textColour, backColour })),
    markingDefault: scheme.defaultLabel,
  };
}
