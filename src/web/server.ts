import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname } from 'node:path';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { WebSocketServer } from 'ws';
import { BriefwrightError, EXIT } from '../model/errors.ts';
import { type CoreHost, type CoreHostMode, startCoreHost } from '../worker/coreHostClient.ts';
import { Access, type Refusal } from './access.ts';
import { HandedFiles } from './handedFiles.ts';
import { relay } from './relay.ts';
import { pageFile, sendPageFile } from './staticFiles.ts';

export interface BrowserShell {
  /** The address to open, with the one-time token in its query. */
  readonly url: string;
  readonly core: () => CoreHost | null;
  readonly warnings: readonly string[];
  readonly readOnly: boolean;
  /** Ends all connections, closes the library, removes what was uploaded. */
  close(): Promise<void>;
}

export interface BrowserShellOptions {
  readonly library: string;
  readonly mode: Exclude<CoreHostMode, 'create'>;
  /** 0 for any free port. */
  readonly port: number;
  /** Folder of the built page. */
  readonly page: string;
  /** The largest upload, in bytes. */
  readonly uploadBytes?: number;
}

/** The largest frame that a page may send; the largest legal ones are lists of facts for `add`. */
const MAX_FRAME_BYTES = 16 * 2 ** 20;
const MAX_JSON_BYTES = 64 * 2 ** 10;
/** Sent by our page with everything that changes something; another site cannot add it without asking first. */
const OWN_HEADER = 'x-briefwright';

const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

function send(
  response: ServerResponse,
  status: number,
  body: string | object,
  headers: Record<string, string> = {},
): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8',
    ...headers,
  });
  response.end(text);
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown> | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_JSON_BYTES) return null;
    chunks.push(chunk);
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

/** Why the library could not be opened again, for the page: a WebSocket that is refused tells it nothing. */
interface LibraryFault {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
}

function faultOf(error: unknown, library: string): LibraryFault {
  if (!(error instanceof BriefwrightError)) {
    return { code: 'INTERNAL', message: 'The library cannot be opened again.', hint: 'Start Briefwright anew.' };
  }
  if (error.code !== 'LIBRARY_NOT_FOUND') return { code: error.code, message: error.message, hint: error.hint };
  return {
    code: 'LIBRARY_GONE',
    message: `The library ${library} is no longer where it was, and is not open any more.`,
    hint: 'What was saved is in the file. Put it back there, and it is opened again.',
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE' || error.code === 'EACCES'
          ? new BriefwrightError('PORT_NOT_FREE', `Port ${port} cannot be used.`, {
              hint: 'Leave --port out to take any free one.',
              exit: EXIT.usage,
              cause: error,
            })
          : error,
      ),
    );
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/**
 * The browser shell: one library, served to this machine's own browser. Throws what opening a library throws, and
 * PORT_NOT_FREE. A core host that dies is started anew when the page comes back.
 */
export async function serveLibrary(options: BrowserShellOptions): Promise<BrowserShell> {
  const files = new HandedFiles(dirname(options.library), options.uploadBytes);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false });
  let core: CoreHost | null = null;
  let starting: Promise<CoreHost> | null = null;
  let closing = false;
  let fault: LibraryFault | null = null;

  const openCore = async (): Promise<CoreHost> => {
    if (core !== null) return core;
    starting ??= startCoreHost(options.library, options.mode).finally(() => {
      starting = null;
    });
    const started = await starting.catch((error: unknown) => {
      fault = faultOf(error, options.library);
      throw error;
    });
    core = started;
    fault = null;
    void started.ended.then(() => {
      if (core === started) core = null;
    });
    return started;
  };
  const first = await openCore();

  const server = createServer({ requestTimeout: 300_000, headersTimeout: 15_000 });
  let access: Access;
  try {
    access = new Access(await listen(server, options.port));
  } catch (error) {
    await first.close();
    throw error;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const changes = request.method === 'POST';
    const refusal = access.checkPlace(request, changes);
    if (refusal) return send(response, refusal.status, refusal.why);
    const url = new URL(request.url ?? '/', 'http://localhost');
    const token = url.searchParams.get('token');
    if (request.method === 'GET' && url.pathname === '/' && token !== null) {
      const cookie = access.redeem(token);
      if (cookie !== null) return send(response, 303, '', { Location: '/', 'Set-Cookie': cookie });
      if (access.isKnown(request)) return send(response, 303, '', { Location: '/' });
    }
    if (!access.isKnown(request)) {
      return send(
        response,
        401,
        'Open the address that Briefwright printed; it works once. Start Briefwright again for a new one.',
      );
    }
    if (changes) return change(request, response, url);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return send(response, 405, 'That is not done here.', { Allow: 'GET, HEAD, POST' });
    }
    if (url.pathname === '/fault') return send(response, 200, { fault });
    if (url.pathname.startsWith('/download/') && request.method === 'GET')
      return download(response, url.pathname.slice(10));
    const file = await pageFile(options.page, url.pathname);
    // Browsers ask for it by themselves.
    if (file === null && url.pathname === '/favicon.ico') return send(response, 204, '');
    if (file === null) return send(response, 404, 'There is nothing here.');
    await sendPageFile(response, file, request.method === 'HEAD');
  }

  async function change(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    if (request.headers[OWN_HEADER] !== '1') return send(response, 403, 'Only pages of this server may ask that.');
    if (url.pathname === '/upload') {
      try {
        return send(response, 200, { path: await files.take(url.searchParams.get('name') ?? '', request) });
      } catch (error) {
        if (!(error instanceof BriefwrightError)) throw error;
        request.resume();
        return send(
          response,
          error.code === 'FILE_TOO_LARGE' ? 413 : 400,
          { code: error.code, message: error.message },
          { Connection: 'close' },
        );
      }
    }
    const body = await readJson(request);
    if (body === null) return send(response, 413, 'That is not a small JSON object.', { Connection: 'close' });
    if (url.pathname === '/release' && Array.isArray(body.paths)) {
      await files.release(body.paths.filter((path): path is string => typeof path === 'string'));
      return send(response, 200, {});
    }
    if (url.pathname === '/place' && typeof body.name === 'string') {
      return send(response, 200, { path: await files.place(body.name) });
    }
    if (url.pathname === '/ticket' && typeof body.path === 'string') {
      const id = await files.ticket(body.path);
      return id === null ? send(response, 404, 'No such file was written.') : send(response, 200, { id });
    }
    send(response, 404, 'There is nothing here.');
  }

  async function download(response: ServerResponse, id: string): Promise<void> {
    const path = files.redeem(id);
    if (path === null) return send(response, 404, 'That download was used, or is too old.');
    const name = basename(path);
    response.writeHead(200, {
      'Content-Type': 'application/octet-stream',
      'Content-Length': String((await stat(path)).size),
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
    await pipeline(createReadStream(path), response);
  }

  server.on('request', (request, response) => {
    answer(request, response).catch(() => {
      // The page has gone, or a file was not readable: whoever still listens learns no more than that.
      if (response.headersSent) response.destroy();
      else send(response, 500, 'That did not work.');
    });
  });

  const refuse = (socket: Duplex, status: number, why: string): void => {
    socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Type: text/plain\r\n\r\n${why}`);
  };
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => {});
    const refusal: Refusal | null = access.checkPlace(request, true);
    if (refusal) return refuse(socket, refusal.status, refusal.why);
    if (!access.isKnown(request)) return refuse(socket, 401, 'Open the address that Briefwright printed.');
    if (request.url !== '/contract') return refuse(socket, 404, 'There is nothing here.');
    openCore().then(
      (host) => sockets.handleUpgrade(request, socket, head, (page) => relay(page, host.connect())),
      () => refuse(socket, 503, 'The library cannot be opened.'),
    );
  });

  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/?token=${access.token}`,
    core: () => core,
    warnings: first.warnings,
    readOnly: first.readOnly,
    close: async () => {
      if (closing) return;
      closing = true;
      const ended = new Promise((resolve) => server.close(resolve));
      for (const page of sockets.clients) page.terminate();
      server.closeAllConnections();
      await ended;
      await core?.close();
      await files.close();
    },
  };
}
