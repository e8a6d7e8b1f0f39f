import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App, Rectangle } from 'electron';
import { z } from 'zod';

const boundsSchema = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int(), maximized: z.boolean() });
export type Bounds = z.output<typeof boundsSchema>;

const rememberedSchema = z.object({
  /** Paths, the latest first. */
  recent: z.array(z.string()),
  /** Paths of the libraries that were open when the app was last quit. */
  open: z.array(z.string()),
  bounds: z.record(z.string(), boundsSchema),
});
type Remembered = z.output<typeof rememberedSchema>;

const RECENT = 10;

/** What the app remembers between runs: recent libraries, and where their windows were. Losing it loses comfort, no work. */
export class Memory {
  readonly #file: string;
  #now: Remembered;

  constructor(app: App) {
    this.#file = join(app.getPath('userData'), 'windows.json');
    this.#now = { recent: [], open: [], bounds: {} };
    try {
      this.#now = rememberedSchema.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch {
      // Absent at the first start; a damaged file is written anew.
    }
  }

  get recent(): readonly string[] {
    return this.#now.recent;
  }

  get open(): readonly string[] {
    return this.#now.open;
  }

  boundsOf(library: string): Bounds | null {
    return this.#now.bounds[library] ?? null;
  }

  opened(library: string): void {
    const recent = [library, ...this.#now.recent.filter((path) => path !== library)].slice(0, RECENT);
    this.#keep({ ...this.#now, recent });
  }

  forget(library: string): void {
    this.#keep({ ...this.#now, recent: this.#now.recent.filter((path) => path !== library) });
  }

  placed(library: string, rectangle: Rectangle, maximized: boolean): void {
    const { x, y, width, height } = rectangle;
    this.#keep({ ...this.#now, bounds: { ...this.#now.bounds, [library]: { x, y, width, height, maximized } } });
  }

  areOpen(libraries: readonly string[]): void {
    this.#keep({ ...this.#now, open: [...libraries] });
  }

  #keep(next: Remembered): void {
    this.#now = next;
    try {
      writeFileSync(`${this.#file}.new`, JSON.stringify(next));
      renameSync(`${this.#file}.new`, this.#file);
    } catch {
      // A full or read-only disk must not stop the app for the place of a window.
    }
  }
}
