import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import type { Frame, Pipe } from '../../src/contract/wire.ts';
import { type BrowserShell, serveLibrary } from '../../src/web/server.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A served library with a small page, and outside the page a file that nobody may get. */
export async function served(folder: string, library: string, uploadBytes?: number) {
  const page = join(folder, 'page');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(page, 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__"><p>the page</p>');
  writeFileSync(join(page, 'assets', 'main.js'), 'export {};');
  writeFileSync(join(page, '.hidden.js'), 'hidden');
  writeFileSync(join(folder, 'outside.js'), 'outside');
  symlinkSync(join(folder, 'outside.js'), join(page, 'link.js'));
  const shell = await serveLibrary({
    library,
    mode: 'write',
    port: 0,
    page,
    ...(uploadBytes === undefined ? {} : { uploadBytes }),
  });
  return { shell, ...visitor(shell) };
}

/** Asks as nobody in particular: what a browser adds is stated by each test. `path` is sent as it is, dots and all. */
export function visitor(shell: BrowserShell) {
  const url = new URL(shell.url);
  const port = Number(url.port);
  const own = { host: `127.0.0.1:${port}`, origin: `http://127.0.0.1:${port}` };

  function ask(
    path: string,
    options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          host: '127.0.0.1',
          port,
          path,
          method: options.method ?? 'GET',
          headers: { host: own.host, ...options.headers },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk) => chunks.push(chunk));
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks).toString('utf8'),
            }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(options.body);
    });
  }

  /** Shows the token and gives the cookie. */
  async function enter(): Promise<string> {
    const answer = await ask(`${url.pathname}${url.search}`);
    return (answer.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
  }

  /** Tries to open a WebSocket; gives it, or the status with which it was refused. */
  function socket(headers: Record<string, string>, path = '/contract'): Promise<WebSocket | number> {
    return new Promise((resolve) => {
      const opened = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
      opened.once('open', () => resolve(opened));
      opened.once('unexpected-response', (_request, response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      opened.on('error', () => {});
    });
  }
  return { ask, enter, socket, own, token: url.searchParams.get('token') ?? '', port };
}

/** A WebSocket of the package ws as a pipe. */
export function pipeOfSocket(socket: WebSocket): Pipe {
  return {
    send: (frame) => socket.send(frame),
    onFrame: (callback) => {
      socket.on('message', (data, isBinary) =>
        callback((isBinary ? new Uint8Array(data as Buffer) : data.toString()) as Frame),
      );
    },
    onClose: (callback) => void socket.once('close', () => callback()),
  };
}
