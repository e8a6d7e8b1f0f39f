import { randomBytes } from 'node:crypto';
import { constants, createWriteStream } from 'node:fs';
import { access, mkdir, mkdtemp, readdir, realpath, rm, stat, statfs } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BriefwrightError } from '../model/errors.ts';

/** The largest file that is taken from the page; importers refuse far smaller ones, each with its reason. */
export const UPLOAD_BYTES = 100_000_000;

const ID_BYTES = 24;
const TICKET_LIVES_MS = 60_000;

/** A name without folders, controls or anything a file system refuses; null where nothing sensible is left. */
export function plainName(given: string): string | null {
  const name = basename(given.replaceAll('\\', '/'))
    .replace(/[\p{Cc}<>:"|?*]/gu, '')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (name === '') return null;
  const ending = extname(name).slice(0, 16);
  return [...name.slice(0, name.length - extname(name).length)].slice(0, 100).join('') + ending;
}

/** With less than this free, in bytes, nothing is written beside the library: it needs the room itself. */
const ROOM_BYTES = 5_000_000;

async function takesFiles(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK);
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize >= ROOM_BYTES;
  } catch {
    return false;
  }
}

function bounded(limit: number): Transform {
  let taken = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      taken += chunk.length;
      if (taken <= limit) return done(null, chunk);
      done(new BriefwrightError('FILE_TOO_LARGE', `The file is larger than ${Math.round(limit / 1_000_000)} MB.`));
    },
  });
}

/**
 * Files that pass between the page and this machine: copies of what was dropped on the page, which live until they are released
 * or the server ends, and places for exports, beside the library.
 */
export class HandedFiles {
  readonly #exportFolder: string;
  readonly #limit: number;
  readonly #tickets = new Map<string, { readonly path: string; readonly until: number }>();
  readonly #places = new Set<string>();
  #folder: Promise<string> | null = null;

  constructor(exportFolder: string, limit: number = UPLOAD_BYTES) {
    this.#exportFolder = exportFolder;
    this.#limit = limit;
  }

  #uploads(): Promise<string> {
    this.#folder ??= mkdtemp(join(tmpdir(), 'briefwright-dropped-')).then((folder) => realpath(folder));
    return this.#folder;
  }

  /** Keeps a file that the page sends, under its own name in a folder of its own. What is cut off or too large leaves nothing. */
  async take(name: string, request: IncomingMessage): Promise<string> {
    const plain = plainName(name);
    if (plain === null) throw new BriefwrightError('BAD_INPUT', 'The file has no name.');
    if (Number(request.headers['content-length'] ?? 0) > this.#limit) {
      throw new BriefwrightError(
        'FILE_TOO_LARGE',
        `The file is larger than ${Math.round(this.#limit / 1_000_000)} MB.`,
      );
    }
    const folder = join(await this.#uploads(), randomBytes(8).toString('hex'));
    await mkdir(folder, { mode: 0o700 });
    const path = join(folder, plain);
    try {
      await pipeline(request, bounded(this.#limit), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
      return path;
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Removes copies that `take` made; any other path is left alone. */
  async release(paths: readonly string[]): Promise<void> {
    if (this.#folder === null) return;
    const uploads = await this.#uploads();
    for (const path of paths) {
      const folder = dirname(path);
      if (dirname(folder) === uploads) await rm(folder, { recursive: true, force: true });
    }
  }

  /**
   * A path beside the library that no file has yet, named as asked as far as that goes. Where nothing can be written there, a
   * path in a folder of the server's own, from which the page hands the file on.
   */
  async place(suggested: string): Promise<string> {
    const name = plainName(suggested) ?? 'deck.pptx';
    const ending = extname(name);
    const folder = (await takesFiles(this.#exportFolder)) ? this.#exportFolder : await this.#uploads();
    const taken = new Set(await readdir(folder));
    let free = name;
    for (let n = 2; taken.has(free); n++) free = `${basename(name, ending)} (${n})${ending}`;
    const path = join(folder, free);
    this.#places.add(path);
    return path;
  }

  /** A one-time ticket for a copy of a file that was written to a place; null for any other file. */
  async ticket(path: string): Promise<string | null> {
    if (!this.#places.has(path)) return null;
    const written = await stat(path).then(
      (s) => s.isFile(),
      () => false,
    );
    if (!written) return null;
    const id = randomBytes(ID_BYTES).toString('base64url');
    this.#tickets.set(id, { path, until: Date.now() + TICKET_LIVES_MS });
    return id;
  }

  /** The file of a ticket, which is then used up. */
  redeem(id: string): string | null {
    const ticket = this.#tickets.get(id);
    this.#tickets.delete(id);
    return ticket && ticket.until >= Date.now() ? ticket.path : null;
  }

  /** Removes every copy. */
  async close(): Promise<void> {
    if (this.#folder !== null) await rm(await this.#folder, { recursive: true, force: true });
  }
}
