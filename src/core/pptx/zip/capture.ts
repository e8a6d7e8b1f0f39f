import { AsyncLocalStorage } from 'node:async_hooks';
import JSZip from 'jszip';
import type { Presentation } from '../pptxgenjs.ts';
import { SmallZips } from './zipBytes.ts';

/** One part of a package, before it is compressed. */
export interface Part {
  /** Without a leading slash. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** Turns the parts of the workbook inside a chart into the ones that are written. */
type WorkbookMend = (parts: readonly Part[]) => readonly Part[];

interface Capture {
  readonly zips: Map<object, Part[]>;
  readonly mendWorkbook: WorkbookMend;
  readonly workbooks: SmallZips;
}

type AnyMethod = (this: object, ...args: unknown[]) => unknown;
type ZipMethods = Record<'file' | 'folder' | 'generateAsync', AnyMethod>;

const captures = new AsyncLocalStorage<Capture>();

/**
 * pptxgenjs hands its parts to JSZip, whose compressor is most of its time and which writes directory entries, the clock
 * and no compression. The three methods it calls are replaced on JSZip's prototype; they act only inside `captureParts`
 * (an AsyncLocalStorage tells), so that any other user of JSZip in the process keeps the real ones.
 * docs/decisions/2026-11-23-jszip.md says why this and not an alias.
 */
function replaceJsZip(): void {
  const methods = JSZip.prototype as unknown as ZipMethods;
  const real: ZipMethods = { file: methods.file, folder: methods.folder, generateAsync: methods.generateAsync };

  methods.file = function file(this: object, ...args: unknown[]) {
    const capture = captures.getStore();
    if (!capture) return real.file.apply(this, args);
    const parts = capture.zips.get(this) ?? [];
    if (parts.length === 0) capture.zips.set(this, parts);
    const [path, content, options] = args as [string, string | Uint8Array, { base64?: boolean }?];
    const encoded = options?.base64 === true && typeof content === 'string';
    parts.push({ path, content: encoded ? Buffer.from(content, 'base64') : content });
    return this;
  };
  methods.folder = function folder(this: object, ...args: unknown[]) {
    return captures.getStore() ? this : real.folder.apply(this, args);
  };
  methods.generateAsync = async function generateAsync(this: object, ...args: unknown[]) {
    const capture = captures.getStore();
    if (!capture) return real.generateAsync.apply(this, args);
    const parts = capture.zips.get(this) ?? [];
    const [outermost] = capture.zips.keys();
    if (this === outermost) return parts;
    // A workbook: its bytes come back through `file` as the content of ppt/embeddings/….xlsx.
    capture.zips.delete(this);
    const entries = capture.mendWorkbook(parts).map((part) => [part.path, part.content] as const);
    // Only these two differ from chart to chart.
    return capture.workbooks.zip(entries, (name) => !/sheet1|sharedStrings/.test(name));
  };
}

replaceJsZip();

/**
 * The parts that pptxgenjs makes of a presentation, in its order, with the workbooks of charts already zipped.
 * @throws when pptxgenjs uses another copy of JSZip than ours, which a bundler could bring about.
 */
export async function captureParts(
  pptx: Presentation,
  mendWorkbook: WorkbookMend,
  workbooks = new SmallZips(),
): Promise<readonly Part[]> {
  const capture: Capture = { zips: new Map(), mendWorkbook, workbooks };
  const parts: unknown = await captures.run(capture, () => pptx.stream({ compression: true }));
  if (!Array.isArray(parts))
    throw new Error('pptxgenjs did not write through the replaced JSZip: two copies of it are loaded');
  return parts as readonly Part[];
}
