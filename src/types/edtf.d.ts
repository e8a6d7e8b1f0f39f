declare module 'edtf' {
  /** `min` and `max` are milliseconds since the epoch; an open end is infinite. Throws where the text is no EDTF date. */
  export default function edtf(
    text: string,
    options?: { level?: 0 | 1 | 2 },
  ): { type: string; min: number; max: number };
}
