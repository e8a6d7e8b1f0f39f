import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Why a request is refused: the status, and a sentence for whoever looks at it. */
export interface Refusal {
  readonly status: 401 | 403 | 421;
  readonly why: string;
}

const TOKEN_BYTES = 32;

function sameSecret(given: string, secret: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

function cookieValue(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

/**
 * Who may talk to the server: this machine's own browser, once it has shown the one-time token. Other sites that the browser
 * visits are kept out by Host (DNS rebinding), Origin and Sec-Fetch-Site, and by a cookie that is never sent along for them.
 */
export class Access {
  readonly #hosts: ReadonlySet<string>;
  readonly #cookieName: string;
  readonly #session = randomBytes(TOKEN_BYTES).toString('base64url');
  #token: string | null = randomBytes(TOKEN_BYTES).toString('base64url');

  constructor(port: number) {
    this.#hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
    // Cookies know no ports: two libraries that are open at once must not take one another's.
    this.#cookieName = `briefwright-${port}`;
  }

  /** The token that the first visit shows; null once it was used. */
  get token(): string | null {
    return this.#token;
  }

  /** What speaks against a request whatever it asks for; null where nothing does. `mustState` also refuses a missing Origin. */
  checkPlace(request: IncomingMessage, mustState: boolean): Refusal | null {
    const { host, origin } = request.headers;
    if (host === undefined || !this.#hosts.has(host))
      return { status: 421, why: 'This is not the server of that host.' };
    if (origin === undefined ? mustState : origin !== `http://${host}`) {
      return { status: 403, why: 'Only pages of this server may ask that.' };
    }
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') {
      return { status: 403, why: 'Only pages of this server may ask that.' };
    }
    return null;
  }

  /** Whether the request carries the cookie. */
  isKnown(request: IncomingMessage): boolean {
    const cookie = cookieValue(request.headers.cookie, this.#cookieName);
    return cookie !== null && sameSecret(cookie, this.#session);
  }

  /** Takes the token in exchange for the cookie, once; null where it is not the token, or was used. */
  redeem(given: string): string | null {
    if (this.#token === null || !sameSecret(given, this.#token)) return null;
    this.#token = null;
    return `${this.#cookieName}=${this.#session}; HttpOnly; SameSite=Strict; Path=/`;
  }
}
