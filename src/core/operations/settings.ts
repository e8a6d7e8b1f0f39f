import { BriefwrightError, EXIT } from '../../model/errors.ts';
import { type MarkingScheme, markingLabel, TLP_SCHEME } from '../../model/scales.ts';
import type { Library } from '../database/library.ts';

/** The library's marking scheme, with the default that its unmarked sources and facts take. */
export function markingSchemeOf(library: Library): MarkingScheme {
  const defaultLabel = library.settings.get('markingDefault') ?? TLP_SCHEME.defaultLabel;
  return { ...TLP_SCHEME, defaultLabel };
}

/** Refuses a marking that the scheme does not have. */
export function checkMarking(scheme: MarkingScheme, label: string): void {
  if (markingLabel(scheme, label)) return;
  throw new BriefwrightError('UNKNOWN_MARKING', `“${label}” is no marking of ${scheme.name}.`, {
    hint: `Use one of ${scheme.labels.map((l) => l.label).join(', ')}.`,
    exit: EXIT.usage,
  });
}
