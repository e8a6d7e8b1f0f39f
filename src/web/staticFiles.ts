import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { contentSecurityPolicy, NONCE_PLACE } from '../contract/pageSecurity.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/** The media type of a file of the page. */
export function mediaType(file: string): string {
  return MEDIA_TYPES[extname(file)] ?? 'application/octet-stream';
}

/** A file of the built page; null where there is none of that name, or it lies outside the folder, links followed. */
export async function pageFile(folder: string, pathname: string): Promise<string | null> {
  let name: string;
  try {
    name = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (!/^\/[\w./@-]*$/.test(name) || name.split('/').some((part) => part.startsWith('.'))) return null;
  if (name === '/') name = '/index.html';
  if (MEDIA_TYPES[extname(name)] === undefined) return null;
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, name));
    return file.startsWith(root + sep) && (await stat(file)).isFile() ? file : null;
  } catch {
    return null;
  }
}

/** Sends a file of the page; the page itself with a nonce of its own, which its policy names. */
export async function sendPageFile(response: ServerResponse, file: string, headOnly: boolean): Promise<void> {
  response.setHeader('Content-Type', mediaType(file));
  if (extname(file) === '.html') {
    const nonce = randomBytes(16).toString('base64');
    const html = (await readFile(file, 'utf8')).replaceAll(NONCE_PLACE, nonce);
    response.setHeader('Content-Security-Policy', contentSecurityPolicy(nonce));
    response.end(headOnly ? undefined : html);
    return;
  }
  if (headOnly) return void response.end();
  await pipeline(createReadStream(file), response);
}
