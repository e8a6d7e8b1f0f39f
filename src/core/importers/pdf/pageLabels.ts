import type { PDFDocumentProxy } from './engine.ts';

/** `iv`, `A-3`, `12`, `B`: what is printed on pages, as against names of sections and of pictures. */
const PRINTED =
  /^(?:[A-Za-z]{1,3}[-.–: ]?)?\d{1,5}(?:[a-z]|[-.–]\d{1,4})?$|^[ivxlcdm]{1,12}$|^[IVXLCDM]{1,12}$|^[A-Za-z]{1,2}$/;
/** Of a document's labels; with fewer that look printed, a program named its pages. */
const LEAST_PRINTED = 0.8;
const LONGEST = 20;

/**
 * What is printed on the pages of a PDF, by page from 1, as far as the file states it (`/PageLabels`, ISO 32000-1, 12.4.2) and it is
 * not the page's own number.
 */
export async function pageLabelsOf(pdf: PDFDocumentProxy): Promise<ReadonlyMap<number, string>> {
  const labels = (await pdf.getPageLabels().catch(() => null)) ?? [];
  const stated = labels.map((label) => label.replace(/\s+/g, ' ').trim());
  const printed = stated.filter((label) => PRINTED.test(label)).length;
  if (printed < LEAST_PRINTED * stated.length) return new Map();
  return new Map(
    stated.flatMap((label, index): [number, string][] => {
      const isOwn = label === '' || label.length > LONGEST || label === String(index + 1);
      return isOwn ? [] : [[index + 1, label]];
    }),
  );
}
