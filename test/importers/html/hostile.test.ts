import { Socket } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import { damagedCopies } from '../damaged.ts';
import { codeOf, importPage, newsPage, PROSE } from './pages.ts';

const prose = PROSE.map((p) => `<p>${p}</p>`).join('');

describe('a hostile page', () => {
  test.each([
    ['elements nested deep', `${'<div>'.repeat(2_000)}text${'</div>'.repeat(2_000)}`],
    ['5 MB of elements that never close', '<div>'.repeat(1_000_000)],
    ['elements in a line nested deep', `${'<b><i><a><span>'.repeat(600)}text`],
    ['tables nested deep', '<table><tr><td>'.repeat(400)],
    ['drawings nested deep', `<svg>${'<g>'.repeat(5_000)}`],
    ['lists nested deep', '<ul><li>'.repeat(3_000)],
    [
      'letters that stay open into every paragraph',
      `<p>${Array.from({ length: 300 }, (_, at) => `<font size=${at}>`).join('')}${'<p>x'.repeat(20_000)}`,
    ],
    ['more elements than any text has', '<br>'.repeat(700_000)],
  ])('with %s is given up with one clear sentence', async (_what, markup) => {
    expect(await codeOf(`<html><body>${markup}`)).toBe('PAGE_TOO_COMPLEX');
  });

  test.each([
    ['2 MB of empty elements', `<div></div>`.repeat(180_000)],
    ['a drawing of 2 MB', `<svg>${'<path d="M0 0L10 10z"/>'.repeat(80_000)}</svg>`],
    ['a picture of 5 MB in its text', `<img src="data:image/png;base64,${'A'.repeat(5_000_000)}">`],
    ['a line of 2 MB', `<p>${'word '.repeat(400_000)}</p>`],
    ['one word of 2 MB', `<p>${'w'.repeat(2_000_000)}</p>`],
    [
      'an element with 20,000 attributes',
      `<p ${Array.from({ length: 20_000 }, (_, at) => `a${at}=1`).join(' ')}>x</p>`,
    ],
    [
      'entities that it defines for itself',
      '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><p>&b;&c;</p>',
    ],
    ['references to characters that are none', '<p>&#0; &#xD800; &#x110000; &#99999999999; &#xFFFE;</p>'],
    ['NULs', '<p>a\0b</p><scr\0ipt>x</script>'],
    ['a comment that never ends', '<!-- '.repeat(1_000)],
    ['a script that never ends', '<script>'.repeat(1_000)],
    ['a tag that never ends', `<p class="${'x'.repeat(100_000)}`],
    ['declarations within the text', '<!DOCTYPE html><!DOCTYPE html><?xml version="1.0"?><![CDATA[x]]>'],
    [
      'frames, forms and bases',
      '<base href="https://evil.example/"><iframe src="a"></iframe><form action="b"><p>x</p></form>',
    ],
  ])('with %s is read', async (_what, markup) => {
    const { text } = await importPage(`<html><body>${prose}${markup}`);
    expect(text.startsWith(PROSE.join('\n\n'))).toBe(true);
    expect(text.isWellFormed()).toBe(true);
    expect(text).not.toContain('root:');
  });

  test.each([
    [
      'made of frames',
      '<html><frameset cols="20%,80%"><frame src="a.html"><frame src="b.html"></frameset></html>',
      /frames/,
    ],
    ['drawn by a program', '<html><body><div id="root"></div><script src="app.js"></script></body></html>', /program/],
    [
      'that leads elsewhere',
      '<html><head><meta http-equiv="refresh" content="0;url=https://evil.example/"></head></html>',
      /no text/,
    ],
    ['of nothing but markup', '<html><body><p> </p><img src="a.png"></body></html>', /no text/],
  ])('%s has no text, and the refusal says why', async (_what, page, words) => {
    await expect(importPage(page)).rejects.toThrow(words);
    expect(await codeOf(page)).toBe('EMPTY_FILE');
  });

  test('runs nothing and fetches nothing', async () => {
    const connect = vi.spyOn(Socket.prototype, 'connect');
    const fetched = vi.spyOn(globalThis, 'fetch');
    const marker = globalThis as { ran?: boolean };
    delete marker.ran;
    await importPage(
      newsPage(
        '<script>globalThis.ran = true</script><script src="http://127.0.0.1:9/a.js"></script><link rel="stylesheet" href="http://127.0.0.1:9/a.css"><meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">',
        `${prose}<img src="http://127.0.0.1:9/a.png" onerror="globalThis.ran = true"><iframe src="http://127.0.0.1:9/"></iframe><body onload="globalThis.ran = true"><svg onload="globalThis.ran = true"></svg><a href="javascript:globalThis.ran = true">x</a><my-element is="x"></my-element>`,
      ),
    );
    expect(marker.ran).toBeUndefined();
    expect(connect).not.toHaveBeenCalled();
    expect(fetched).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  test('leaves nothing on the objects that all code shares', async () => {
    await importPage(
      newsPage(
        '<script type="application/ld+json">{"@type":"Article","headline":"x","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}</script><meta name="__proto__" content="x"><meta name="constructor" content="x">',
      ),
    );
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test('of linked data nested deep, or without end, costs only that', async () => {
    const deep = `${'{"@graph":['.repeat(20_000)}${']}'.repeat(20_000)}`;
    const wide = JSON.stringify(Array.from({ length: 50_000 }, () => ({ '@type': 'Article', headline: 'x' })));
    for (const json of [deep, wide, '['.repeat(200_000), '{"@id":"a","author":{"@id":"a"},"@type":"Article"}']) {
      const { text } = await importPage(newsPage(`<script type="application/ld+json">${json}</script>`));
      expect(text).toBe(PROSE.join('\n\n'));
    }
  });

  test('that is damaged anywhere is a document or a typed refusal, 300 times', async () => {
    const whole = Buffer.from(
      newsPage(
        '<title>The boat</title><meta name="date" content="2024-05-03">',
        `<h2>Costs</h2>${prose}<table><tr><td>1</td><td>2</td></tr></table>`,
      ),
    );
    const codes = new Set<string>();
    for (const copy of damagedCopies(whole, { seed: 11, flips: (_, round) => 1 + (round % 30) }))
      codes.add(await codeOf(copy));
    expect([...codes].filter((code) => !/^(?:imported|EMPTY_FILE|BINARY_FILE|UNKNOWN_ENCODING)$/.test(code))).toEqual(
      [],
    );
  });
});
