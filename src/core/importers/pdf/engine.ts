import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
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

/** Files over this are not searched for a catalog. */
const LARGEST_MENDED_BYTES = 50 * 1024 * 1024;

/** A file that was cut off before its end has no trailer to say where its catalog is; null where it has no catalog either. */
function withTrailer(bytes: Uint8Array): Uint8Array | null {
  if (bytes.length > LARGEST_MENDED_BYTES) return null;
  const words = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const catalog = [...words.matchAll(/(\d{1,7}) (\d{1,5}) obj\s{0,8}<<[^>]{0,2000}?\/Type\s{0,4}\/Catalog/g)].at(-1);
  if (!catalog) return null;
  return Buffer.concat([bytes, Buffer.from(`\ntrailer\n<< /Root ${catalog[1]} ${catalog[2]} R >>\n%%EOF\n`)]);
}

/**
 * Opens a PDF and hands it to `read`; everything it held is released after. Throws PASSWORD for a file that needs one,
 * FILE_DAMAGED for one that cannot be opened; what `read` throws goes through.
 */
export async function withPdf<T>(
  bytes: Uint8Array,
  fileName: string,
  read: (pdf: PDFDocumentProxy) => Promise<T>,
): Promise<T> {
  const pdfjs = await loadPdfjs();
  let task = open(pdfjs, bytes);
  try {
    let pdf: PDFDocumentProxy;
    try {
      pdf = await task.promise;
    } catch (error) {
      const mended = (error as Error | null)?.name === 'InvalidPDFException' ? withTrailer(bytes) : null;
      if (mended === null) throw refusal(error, fileName);
      await task.destroy().catch(() => {});
      task = open(pdfjs, mended);
      pdf = await task.promise.catch((again: unknown) => {
        throw refusal(again, fileName);
      });
    }
    return await read(pdf);
  } finally {
    await task.destroy().catch(() => {});
  }
}

/** Begins to open a PDF. pdf.js takes the bytes that it is given away, so that it gets a copy. */
function open(pdfjs: Pdfjs, bytes: Uint8Array): PDFDocumentLoadingTask {
  return pdfjs.getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    cMapUrl: packageFolder('cmaps'),
    standardFontDataUrl: packageFolder('standard_fonts'),
    // Names of glyphs come along with a font.
    fontExtraProperties: true,
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
