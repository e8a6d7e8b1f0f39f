import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { BriefwrightError } from '../../../model/errors.ts';

export type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

/** Pictures are never decoded, so none may be larger than this many pixels. */
const LARGEST_PICTURE = 1;

let loading: Promise<Pdfjs> | null = null;

/** pdf.js without a thread of its own: the whole import runs in a process that can be killed. */
function loadPdfjs(): Promise<Pdfjs> {
  loading ??= (async () => {
    process.on('unhandledRejection', passOver);
    // It complains that nothing can be drawn without a canvas; nothing is.
    const complain = console.warn;
    console.warn = () => {};
    try {
      // @ts-expect-error The module has no types; it puts the reader into the global `pdfjsWorker`.
      await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
      return await import('pdfjs-dist/legacy/build/pdf.mjs');
    } finally {
      console.warn = complain;
    }
  })();
  return loading;
}

/** pdf.js asks for parts of a file ahead of time, and nobody waits for those of a damaged one; what is needed is told again. */
function passOver(reason: unknown): void {
  if (!(reason instanceof Error) || !reason.stack?.includes('pdfjs-dist')) throw reason;
}

/** The package's folder of character maps or fonts, as a path that ends with a slash. */
function packageFolder(name: string): string {
  const entry = fileURLToPath(import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs'));
  return `${join(dirname(entry), '..', '..', name)}/`;
}

/**
 * Opens a PDF and hands it to `read`; everything it held is released after. `bytes` is emptied. Throws PASSWORD for a file
 * that needs one, FILE_DAMAGED for one that cannot be opened; what `read` throws goes through.
 */
export async function withPdf<T>(
  bytes: Uint8Array,
  fileName: string,
  read: (pdf: PDFDocumentProxy) => Promise<T>,
): Promise<T> {
  const pdfjs = await loadPdfjs();
  const task = pdfjs.getDocument({
    data: bytes,
    verbosity: 0,
    cMapUrl: packageFolder('cmaps'),
    standardFontDataUrl: packageFolder('standard_fonts'),
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: LARGEST_PICTURE,
    enableXfa: false,
    disableAutoFetch: true,
    disableStream: true,
  });
  try {
    let pdf: PDFDocumentProxy;
    try {
      pdf = await task.promise;
    } catch (error) {
      throw refusal(error, fileName);
    }
    return await read(pdf);
  } finally {
    await task.destroy().catch(() => {});
  }
}

function refusal(error: unknown, fileName: string): BriefwrightError {
  if ((error as Error | null)?.name === 'PasswordException')
    return new BriefwrightError('PASSWORD', `${fileName} is protected by a password.`, {
      hint: 'Open it in a PDF program, save it without the password, and import that.',
    });
  return damaged(fileName, error);
}

/** FILE_DAMAGED for a PDF. */
export function damaged(fileName: string, cause?: unknown): BriefwrightError {
  return new BriefwrightError('FILE_DAMAGED', `${fileName} cannot be read as a PDF: it is damaged or cut off.`, {
    hint: 'Fetch it again, or open it in a PDF program and save it anew.',
    cause,
  });
}
