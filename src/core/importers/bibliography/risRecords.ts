import { refuseTooMany } from './limits.ts';
import { RIS_TYPES } from './risTypes.ts';

/** One line of a record: its two letters and what stands after the dash, with the lines that go on from it. */
export interface RisField {
  readonly tag: string;
  readonly value: string;
}

export interface RisRecord {
  /** The words after TY; null for lines that no TY stands before. */
  readonly type: string | null;
  readonly fields: readonly RisField[];
  /** Of its first line, from 1. */
  readonly line: number;
  readonly closed: boolean;
}

const EXACT = /^([A-Z][A-Z0-9]) {2}- ?(.*)$/;
/** Tags with one space, none, or a tab, as some databases write them; only tags of RIS, since a text may begin `EU - `. */
const LOOSE = /^[ \t]{0,3}([A-Z][A-Z0-9])[ \t]{0,4}[-–](?:[ \t](.*)|)$/;
const TAGS = new Set(
  (
    'A1 A2 A3 A4 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CT CY DA DB DI DO DOI DP ED EP ER ET H1 H2 ID IS J1 J2 JA JF JO KW ' +
    'L1 L2 L3 L4 LA LB LK M1 M2 M3 N1 N2 NO NV OP PB PM PP PY RI RN RP SE SN SP ST SV T1 T2 T3 TA TI TT TY U1 U2 U3 U4 U5 UR ' +
    'VL VO WP Y1 Y2'
  ).split(' '),
);

function fieldOf(line: string): RisField | null {
  const exact = EXACT.exec(line);
  if (exact) return { tag: exact[1] ?? '', value: (exact[2] ?? '').trim() };
  const loose = LOOSE.exec(line);
  const tag = loose?.[1] ?? '';
  const value = (loose?.[2] ?? '').trim();
  if (!loose || !TAGS.has(tag)) return null;
  if (tag === 'TY' && !RIS_TYPES[value.toUpperCase()]) return null;
  // Within an abstract a line may begin `ER - ` or `AB -`: an end has nothing after it.
  return tag === 'ER' && value !== '' ? null : { tag, value };
}

/**
 * The records of a RIS file. A record ends at ER, and where the next TY stands before any ER. A line without a tag goes on
 * from the one above it. `stray` counts lines with words that belong to no record.
 */
export function risRecords(text: string): { records: RisRecord[]; stray: number } {
  const records: RisRecord[] = [];
  let stray = 0;
  let open: { type: string | null; fields: { tag: string; lines: string[] }[]; line: number } | null = null;
  const close = (closed: boolean): void => {
    if (!open) return;
    const fields = open.fields.map(({ tag, lines }) => ({ tag, value: lines.join('\n').trim() }));
    refuseTooMany(records.length + 1);
    records.push({ type: open.type, fields, line: open.line, closed });
    open = null;
  };
  for (const [index, line] of text.split(/\n|\u2028/).entries()) {
    const field = fieldOf(line);
    if (field?.tag === 'TY') {
      close(false);
      open = { type: field.value.toUpperCase(), fields: [], line: index + 1 };
    } else if (field?.tag === 'ER') close(true);
    else if (field) {
      open ??= { type: null, fields: [], line: index + 1 };
      open.fields.push({ tag: field.tag, lines: [field.value] });
    } else if (line.trim() !== '') {
      const last: { lines: string[] } | undefined = open?.fields.at(-1);
      if (last) last.lines.push(line.trim());
      else stray += 1;
    }
  }
  close(false);
  return { records, stray };
}
