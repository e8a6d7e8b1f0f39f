import { WIRE } from '../facts/originTexts.ts';
import { pdfOf } from '../support/pdf.ts';

/** One article as a saved page. */
export const tidePage =
  () => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Amber Tide begins</title></head>
<body><article><h1>Amber Tide begins</h1>${WIRE.map((words) => `<p>${words}</p>`).join('\n')}</article></body></html>`;

/** The same as it is printed, on two pages. */
export function tidePrint(): Buffer {
  const pageOf = (paragraphs: readonly string[]) => ({
    texts: paragraphs
      .flatMap((words) => [...(words.replaceAll('’', "'").match(/.{1,90}(?:\s|$)/g) ?? []), ''])
      .map((text, at) => ({ x: 72, y: 740 - at * 15, size: 8, text: text.trim() })),
  });
  return pdfOf([pageOf(WIRE.slice(0, 4)), pageOf(WIRE.slice(4))], { info: { Title: 'Amber Tide begins' } });
}
