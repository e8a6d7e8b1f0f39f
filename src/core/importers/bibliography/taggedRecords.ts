import { BriefwrightError } from '../../../model/errors.ts';
import type { ImportedReference, ImportedReferences, ImportProblem } from '../../../model/imported.ts';
import { decodeText } from '../encoding.ts';
import { normaliseText } from '../normalise.ts';
import { type Losses, lossCounter } from './losses.ts';
import type { RisRecord } from './risRecords.ts';
import { risReference } from './risReference.ts';

/** Cuts a text into records in the tags of RIS; `stray` counts lines with words that belong to none. */
export type CutRecords = (text: string, losses: Losses) => { records: readonly RisRecord[]; stray: number };

/**
 * The records of a file of tagged lines, whose own tags `cut` has put into those of RIS. A bad record is told in `problems`. Throws
 * UNKNOWN_ENCODING, and NO_REFERENCES with `hint` where no record is in it.
 */
export function readTagged(bytes: Uint8Array, cut: CutRecords, hint: string): ImportedReferences {
  const decoded = decodeText(bytes, 'utf-8');
  const { text, notes } = normaliseText(decoded.text);
  const losses = lossCounter();
  for (const { what, count } of [...decoded.notes, ...notes]) losses.add(what, count);
  const { records, stray } = cut(text, losses);
  losses.add('line that belongs to no record', stray);
  const references: ImportedReference[] = [];
  const problems: ImportProblem[] = [];
  for (const [index, record] of records.entries()) {
    try {
      references.push(risReference(record, losses));
    } catch (error) {
      if (!(error instanceof BriefwrightError)) throw error;
      problems.push({ where: `record ${index + 1}, line ${record.line}`, code: error.code, message: error.message });
    }
  }
  if (records.length === 0) throw new BriefwrightError('NO_REFERENCES', 'The file holds no reference.', { hint });
  return { kind: 'references', references, problems, leftOut: losses.list() };
}
