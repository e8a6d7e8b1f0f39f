import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { scratchFolder } from '../cli/run.ts';
import { libraryWithFacts } from '../support/coreHosts.ts';
import { served } from './browserShell.ts';

const folder = scratchFolder();
let site: Awaited<ReturnType<typeof served>>;
let cookie: string;

beforeAll(async () => {
  site = await served(folder, await libraryWithFacts(folder, 3), 1000);
});
afterAll(() => site.shell.close());

describe('before the token was shown', () => {
  test('nothing is given out: not the page, not a file of it, not a download, not an answer to a post', async () => {
    for (const path of ['/', '/index.html', '/assets/main.js', '/download/x', '/nothing', '/favicon.ico', '/fault']) {
      expect((await site.ask(path)).status, path).toBe(401);
    }
    const post = { method: 'POST', headers: { origin: site.own.origin, 'x-briefwright': '1' }, body: '{}' };
    for (const path of ['/upload?name=a.txt', '/release', '/place', '/ticket']) {
      expect((await site.ask(path, post)).status, path).toBe(401);
    }
    expect((await site.ask('/?token=')).status).toBe(401);
    expect((await site.ask(`/?token=${'A'.repeat(site.token.length)}`)).status).toBe(401);
    expect(await site.socket({ origin: site.own.origin })).toBe(401);
  });

  test('the token is refused to another host and to another site, and is not used up by that', async () => {
    const path = `/?token=${site.token}`;
    expect((await site.ask(path, { headers: { host: 'evil.example' } })).status).toBe(421);
    expect((await site.ask(path, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    expect((await site.ask(path, { method: 'POST', headers: { origin: site.own.origin } })).status).toBe(401);
  });
});

describe('once the token was shown', () => {
  test('it is swapped for a cookie and taken out of the address, it holds 128 bits or more, and it works once', async () => {
    expect(Buffer.from(site.token, 'base64url').length).toBeGreaterThanOrEqual(16);
    const answer = await site.ask(`/?token=${site.token}`);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    const set = answer.headers['set-cookie']?.[0] ?? '';
    expect(set).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    expect(set).not.toContain(site.token);
    cookie = set.split(';')[0] ?? '';
    expect((await site.ask(`/?token=${site.token}`)).status).toBe(401);
    expect((await site.ask('/', { headers: { cookie } })).body).toContain('the page');
  });

  test('a cookie that is not the one it set opens nothing', async () => {
    const [name, value] = cookie.split('=') as [string, string];
    for (const wrong of [
      `${name}=`,
      `${name}=${value.slice(0, -1)}`,
      `${name}=${value}x`,
      `other=${value}`,
      `${name}`,
    ]) {
      expect((await site.ask('/', { headers: { cookie: wrong } })).status, wrong).toBe(401);
      expect(await site.socket({ origin: site.own.origin, cookie: wrong }), wrong).toBe(401);
    }
  });

  test('another host name is refused, whatever address it stands for', async () => {
    const { port } = site;
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      `127.0.0.1:${port + 1}`,
      `[::1]:${port}`,
    ]) {
      expect((await site.ask('/', { headers: { host, cookie } })).status, host).toBeGreaterThanOrEqual(400);
      expect(await site.socket({ host, origin: `http://${host}`, cookie }), host).toBe(421);
    }
    expect((await site.ask('/', { headers: { host: `localhost:${port}`, cookie } })).status).toBe(200);
  });

  test('another origin is refused, and so is what another site makes the browser ask', async () => {
    for (const origin of [
      'http://evil.example',
      'null',
      `http://127.0.0.1:${site.port + 1}`,
      `https://${site.own.host}`,
    ]) {
      expect((await site.ask('/', { headers: { cookie, origin } })).status, origin).toBe(403);
      expect(await site.socket({ cookie, origin }), origin).toBe(403);
    }
    for (const place of ['cross-site', 'same-site']) {
      expect((await site.ask('/', { headers: { cookie, 'sec-fetch-site': place } })).status, place).toBe(403);
    }
    expect(await site.socket({ cookie })).toBe(403);
  });

  test('what changes something is refused without an origin and without the header that only our page sends', async () => {
    const body = JSON.stringify({ name: 'deck.pptx' });
    const { origin } = site.own;
    const post = (headers: Record<string, string>) =>
      site.ask('/place', { method: 'POST', headers: { cookie, ...headers }, body });
    expect((await post({ 'x-briefwright': '1' })).status).toBe(403);
    expect((await post({ origin })).status).toBe(403);
    expect((await post({ origin, 'x-briefwright': '1' })).status).toBe(200);
    expect((await site.ask('/place', { headers: { cookie } })).status).toBe(404);
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      expect((await site.ask('/', { method, headers: { cookie, origin } })).status, method).toBe(405);
    }
  });

  test('no file outside the page is given out, by whatever spelling', async () => {
    const spellings = [
      '/../outside.js',
      '/assets/../../outside.js',
      '/%2e%2e/outside.js',
      '/..%2foutside.js',
      '/%252e%252e/outside.js',
      '/..\\outside.js',
      '/..%5coutside.js',
      '/assets/..%00/outside.js',
      '//etc/passwd',
      '/link.js',
      '/.hidden.js',
      '/assets',
      '/assets/',
      '/%',
      '/C:/windows/win.ini',
      `http://${'evil.example'}/outside.js`,
    ];
    for (const path of spellings) {
      const answer = await site.ask(path, { headers: { cookie } });
      expect(answer.status, path).toBe(404);
      expect(answer.body, path).not.toMatch(/outside|hidden/);
    }
    expect((await site.ask('/assets/main.js', { headers: { cookie } })).status).toBe(200);
  });

  test('every answer keeps out frames, guesses of its type, and other origins; the page may run its own code alone', async () => {
    for (const path of ['/', '/assets/main.js', '/nothing']) {
      const { headers } = await site.ask(path, { headers: { cookie } });
      expect(headers['x-content-type-options'], path).toBe('nosniff');
      expect(headers['referrer-policy'], path).toBe('no-referrer');
      expect(headers['cross-origin-opener-policy'], path).toBe('same-origin');
      expect(headers['cross-origin-resource-policy'], path).toBe('same-origin');
      expect(headers['content-security-policy'], path).toContain("default-src 'none'");
      expect(headers['access-control-allow-origin'], path).toBeUndefined();
    }
    const first = await site.ask('/', { headers: { cookie } });
    const second = await site.ask('/', { headers: { cookie } });
    const nonceOf = (body: string) => /nonce="([^"]+)"/.exec(body)?.[1] ?? '';
    const policy = String(first.headers['content-security-policy']);
    expect(policy).toContain(`'nonce-${nonceOf(first.body)}'`);
    expect(nonceOf(first.body)).not.toBe(nonceOf(second.body));
    expect(policy).not.toMatch(/unsafe|\*|http:/);
  });

  test('bodies and frames that are too large are refused, and leave nothing', async () => {
    const headers = { cookie, origin: site.own.origin, 'x-briefwright': '1' };
    const large = await site.ask('/upload?name=a.txt', { method: 'POST', headers, body: Buffer.alloc(1001) });
    expect(large.status).toBe(413);
    const chunked = await site
      .ask('/upload?name=a.txt', {
        method: 'POST',
        headers: { ...headers, 'transfer-encoding': 'chunked' },
        body: Buffer.alloc(200_000),
      })
      .catch(() => ({ status: 413 }));
    expect(chunked.status).toBe(413);
    const json = await site
      .ask('/release', { method: 'POST', headers, body: `{"paths":["${'a'.repeat(200_000)}"]}` })
      .catch(() => ({ status: 413 }));
    expect(json.status).toBe(413);

    const socket = await site.socket({ cookie, origin: site.own.origin });
    if (!(socket instanceof WebSocket)) throw new Error(`refused with ${socket}`);
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    socket.send(Buffer.alloc(17 * 2 ** 20));
    expect(await closed).toBe(1009);
    expect((await site.ask('/', { headers: { cookie } })).status).toBe(200);
  });

  test('a WebSocket is opened at one address alone', async () => {
    expect(await site.socket({ cookie, origin: site.own.origin }, '/')).toBe(404);
    const socket = await site.socket({ cookie, origin: site.own.origin });
    expect(socket).toBeInstanceOf(WebSocket);
    (socket as WebSocket).close();
  });
});
