import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, relative } from 'node:path';
import type { ImportedFile } from '../../../src/core/operations/importedFile.ts';
import { importPaths } from '../../../src/core/operations/importing.ts';
import { createLibrary } from '../../../src/core/operations/index.ts';
import { runImportJobInChild } from '../../../src/worker/importChild.ts';

/** A hostile input: what it is, how it comes to lie at a path, and what its row in the report must be: `status CODE`. */
export interface Row {
  readonly what: string;
  /** Of its file, which must not be that of another row of its group. */
  readonly name: string;
  readonly make: (path: string) => void;
  readonly becomes: RegExp;
  /** What somebody else does to it after it was listed, right before it is read. */
  readonly beforeRead?: (path: string) => void;
}

/** What an import of hostile files left behind. */
export interface Aftermath {
  readonly files: readonly ImportedFile[];
  /** The most memory that one process of the import had at once, in megabytes; null where the system does not tell. */
  readonly peakMegabytes: number | null;
  readonly requests: readonly string[];
  /** Rows of the library that no line of the report accounts for. */
  readonly strays: readonly string[];
  /** Files outside of the library that are new, gone or changed. */
  readonly touched: readonly string[];
}

/** Every file below a folder with its size and time, without following links. */
function listing(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    // A name that is not UTF-8 leads nowhere as it is listed.
    if (!entry.isFile() || !existsSync(path)) found.set(relative(folder, path), 'there');
    else {
      const { size, mtimeMs } = statSync(path);
      found.set(relative(folder, path), `${size} ${mtimeMs}`);
    }
  }
  return found;
}

function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
}

/** The most memory that a child of this process has had at once, in megabytes. */
function childrensPeak(): number {
  let most = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      if (Number(/PPid:\s+(\d+)/.exec(status)?.[1]) !== process.pid) continue;
      most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      // It ended while it was looked at.
    }
  }
  return most;
}

const canTellMemory = existsSync('/proc/self/status');

/** A server of this machine's that hostile files name, and what it was asked for. */
export async function listening(): Promise<{ url: string; requests: string[]; server: Server }> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.end('fetched');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, server };
}

/** What goes on around an import. */
interface Meanwhile {
  readonly whileItRuns?: () => void;
  /** By path, what is done to a file right before it is read: it is not told among what was touched. */
  readonly beforeRead?: Readonly<Record<string, () => void>>;
}

/**
 * Imports paths into a new library as the app does, with its processes and limits, and looks at what that did to the library,
 * to the files around it and to the net. `home` is the folder in which all of it lies, the temporary folder included.
 */
export async function attempt(
  { home, library: at, requests }: { home: string; library: string; requests: readonly string[] },
  paths: readonly string[],
  { whileItRuns = () => {}, beforeRead = {} }: Meanwhile = {},
): Promise<Aftermath> {
  const library = createLibrary(at);
  const before = listing(home);
  const asked = requests.length;
  let peak = 0;
  const watch = setInterval(() => {
    if (canTellMemory) peak = Math.max(peak, childrensPeak());
  }, 20);
  try {
    const { files } = await importPaths(
      {
        library,
        runImportJob: (job, signal) => {
          if ('path' in job) beforeRead[job.path]?.();
          return runImportJobInChild(job, signal);
        },
      },
      paths,
      whileItRuns,
      new AbortController().signal,
    );
    const told = {
      sources: new Set(files.flatMap((f) => f.sources)),
      documents: new Set(files.flatMap((f) => f.documents)),
    };
    const held = library.sources.list().map(({ id }) => id);
    const counts = library.counts();
    const strays = [
      ...held.filter((id) => !told.sources.has(id)).map((id) => `source ${id}`),
      ...(counts.sources === told.sources.size ? [] : [`${counts.sources} sources, ${told.sources.size} told`]),
      ...(counts.documents === told.documents.size
        ? []
        : [`${counts.documents} documents, ${told.documents.size} told`]),
      ...[...told.documents].filter((id) => library.documents.get(id) === null).map((id) => `no document ${id}`),
      ...files.filter((f) => f.status === 'failed' && f.sources.length + f.documents.length > 0).map((f) => f.path),
    ];
    library.close();
    const expected = [at, ...Object.keys(beforeRead)];
    const touched = differences(before, listing(home)).filter(
      (name) => !expected.some((path) => join(home, name).startsWith(path)),
    );
    return {
      files,
      peakMegabytes: canTellMemory ? peak : null,
      requests: requests.slice(asked),
      strays,
      touched,
    };
  } finally {
    clearInterval(watch);
    library.close();
  }
}
