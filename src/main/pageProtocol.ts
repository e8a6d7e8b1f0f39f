import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Protocol } from 'electron';
import { contentSecurityPolicy, NONCE_PLACE } from '../contract/pageSecurity.ts';
import { mediaType, pageFile } from '../web/staticFiles.ts';

/** The page comes through a scheme of its own: `file:` would let it read every file of the machine. */
const SCHEME = 'app';
const HOST = 'page';
export const PAGE_URL = `${SCHEME}://${HOST}/index.html`;

/** Whether an address is of our page. Node gives a scheme of our own no origin, so its parts are compared. */
export function isOwnPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host } = new URL(address);
  return protocol === `${SCHEME}:` && host === HOST;
}

const PAGE_FOLDER = fileURLToPath(new URL('../renderer/', import.meta.url));

/** To be called before the app is ready. */
export function declareScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

async function answer(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const file = request.method === 'GET' && isOwnPage(request.url) ? await pageFile(PAGE_FOLDER, url.pathname) : null;
  if (file === null) return new Response('There is nothing here.', { status: 404 });
  const nonce = randomBytes(16).toString('base64');
  const bytes = await readFile(file);
  const body =
    extname(file) === '.html' ? bytes.toString('utf8').replaceAll(NONCE_PLACE, nonce) : new Uint8Array(bytes);
  return new Response(body, {
    headers: {
      'Content-Type': mediaType(file),
      'Content-Security-Policy': contentSecurityPolicy(nonce),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    },
  });
}

/** Serves the built page, and no file outside its folder. */
export function servePage(protocol: Protocol): void {
  protocol.handle(SCHEME, answer);
}
