import { BriefwrightError } from '../../../model/errors.ts';
import type { ImportedReference, ImportedReferences, ImportProblem } from '../../../model/imported.ts';
import { decodeText } from '../encoding.ts';
import { normaliseText } from '../normalise.ts';
import { refuseTooMany } from './limits.ts';
import { type Losses, lossCounter } from './losses.ts';
import type { RisField, RisRecord } from './risRecords.ts';
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

/** A format in which each field is a line that begins with its tag, and a line without one goes on from the field above it. */
export interface TaggedFormat {
  /** A line with a tag: the tag, then what is stated. */
  readonly field: RegExp;
  /** Whether a field is the first of a record; `afterEmpty` where an empty line stands right before it. */
  readonly begins: (tag: string, afterEmpty: boolean) => boolean;
  /** A record ends at an empty line. */
  readonly endsAtEmpty: boolean;
  /** What stands between the lines of one field. */
  readonly between: string;
  /** The record in the tags of RIS. `line` is that of its first field, from 1. */
  readonly recordOf: (fields: readonly RisField[], line: number, losses: Losses) => RisRecord;
}

/** How texts of a format are cut. */
export function cutBy({ field, begins, endsAtEmpty, between, recordOf }: TaggedFormat): CutRecords {
  return (text, losses) => {
    const records: RisRecord[] = [];
    let open: { fields: { tag: string; lines: string[] }[]; line: number } | null = null;
    let afterEmpty = false;
    let stray = 0;
    const close = (): void => {
      if (!open) return;
      const fields = open.fields.map(({ tag, lines }) => ({ tag, value: lines.join(between).trim() }));
      refuseTooMany(records.length + 1);
      records.push(recordOf(fields, open.line, losses));
      open = null;
    };
    for (const [index, line] of text.split('\n').entries()) {
      const [, tag = '', words = ''] = field.exec(line) ?? [];
      const isEmpty = line.trim() === '';
      if (tag !== '') {
        if (begins(tag, afterEmpty)) close();
        open ??= { fields: [], line: index + 1 };
        open.fields.push({ tag, lines: [words.trim()] });
      } else if (!isEmpty) {
        const last: { lines: string[] } | undefined = open?.fields.at(-1);
        if (last) last.lines.push(line.trim());
        else stray += 1;
      } else if (endsAtEmpty) close();
      afterEmpty = isEmpty;
    }
    close();
    return { records, stray };
  };
}
