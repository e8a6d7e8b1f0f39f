import { seeded } from '../madeFacts.ts';
import { sentenceMaker } from './sentences.ts';

/**
 * `news`: an article in a page of a site, with as many elements, words and facts as real pages of that size have on average;
 * `dense`: one of twice as many words with half as many facts again in each; `text`: a page that is nearly all article.
 */
export type PageShape = 'news' | 'dense' | 'text';

/** What a page of each shape has: paragraphs of its article, items of its menus, and sentences that state a fact, of all, 0–1. */
const SHAPES: Readonly<
  Record<PageShape, { readonly paragraphs: (n: number) => number; readonly furniture: number; readonly facts: number }>
> = {
  news: { paragraphs: (n) => 6 + (n % 9), furniture: 86, facts: 0.26 },
  dense: { paragraphs: (n) => 13 + (n % 14), furniture: 72, facts: 0.4 },
  text: { paragraphs: () => 4, furniture: 6, facts: 0.4 },
};

const BYTES = 100 * 1024;

/**
 * A saved article page of 100 KB, the same for the same number: head with metadata, linked data, styles and programs; menus,
 * article with pictures and links, boxes of related articles, readers' comments, feet.
 */
export function savedPage(n: number, shape: PageShape): string {
  const random = seeded(1_000_003 * (n + 1));
  const { paragraphs, furniture, facts } = SHAPES[shape];
  const make = sentenceMaker(random, facts);
  const { pick, number, words } = make;
  const times = (count: number, part: (index: number) => string): string =>
    Array.from({ length: count }, (_, i) => part(i)).join('\n');
  const title = make.headline();
  const author = make.person();
  const published = `20${10 + (n % 15)}-0${1 + (n % 9)}-1${n % 10}T08:${10 + (n % 50)}:00Z`;
  const address = `https://news${n % 20}.example/world/${n}-${words(3).replaceAll(' ', '-')}`;
  const description = make.sentence().replaceAll('"', '&quot;');
  const linked = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: title,
    datePublished: published,
    dateModified: published,
    author: [{ '@type': 'Person', name: author }],
    publisher: {
      '@type': 'Organization',
      name: `Daily Sound ${n % 20}`,
      logo: { '@type': 'ImageObject', url: '/logo.png' },
    },
    mainEntityOfPage: address,
  };
  const head = `<meta charset="utf-8"><title>${title} | Daily Sound ${n % 20}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="description" content="${description}">
<meta property="og:title" content="${title}"><meta property="og:type" content="article"><meta property="og:url" content="${address}">
<meta property="og:site_name" content="Daily Sound ${n % 20}"><meta property="og:description" content="${description}">
<meta property="article:published_time" content="${published}"><meta name="author" content="${author}"><link rel="canonical" href="${address}">
${times(14, (i) => `<link rel="preload" as="${pick(['script', 'style', 'font'])}" href="/assets/${words(1)}.${number(99_999)}.${i}.js" crossorigin>`)}
<script type="application/ld+json">${JSON.stringify(linked)}</script>`;
  const link = (): string =>
    `<a href="https://news${n % 20}.example/${words(2).replaceAll(' ', '/')}?ref=${number(999)}&amp;pos=${number(9)}" data-track="${words(1)}">${words(3)}</a>`;
  const item = (): string => `<li class="menu__item menu__item--${words(1)}">${link()}</li>`;
  const card =
    (): string => `<div class="card card--${words(1)}" data-id="${number(99_999)}"><a class="card__link" href="/a/${number(99_999)}"><div class="card__media"><img loading="lazy" src="/img/${number(9999)}.jpg" srcset="/img/a.jpg 320w, /img/b.jpg 640w" alt="${words(5)}"></div>
<h3 class="card__title">${words(9)}</h3></a><p class="card__text">${words(14)}</p><span class="card__meta"><time datetime="2024-05-0${1 + number(7)}">${make.day()}</time> · <span>${number(9)} min</span></span></div>`;
  const comment = (): string =>
    `<li class="comment" id="comment-${number(99_999)}"><div class="comment__head"><span class="comment__name">${words(1)}${number(99)}</span> <time>${number(20)} hours ago</time></div><div class="comment__body"><p>${make.sentence()} ${words(8)}!</p></div><button class="reply">Reply</button></li>`;
  const paragraph = (): string => {
    const sentences = Array.from({ length: 2 + number(2) }, make.sentence);
    if (random() < 0.3) sentences[1] = `<a href="/topics/${words(1)}">${sentences[1]}</a>`;
    if (random() < 0.15) sentences[0] = `<strong>${sentences[0]}</strong>`;
    return `<p class="article__paragraph" data-component="text-block">${sentences.join(' ')}</p>`;
  };
  const body = (count: number): string =>
    times(count, (i) => {
      if (i % 9 === 4) return `<h2 class="article__heading">${words(5)}</h2>\n${paragraph()}`;
      if (i % 11 === 6)
        return `<figure><img src="/img/${number(9999)}.jpg" alt="${words(6)}"><figcaption>${words(9)}. Photo: ${make.person()}</figcaption></figure>\n${paragraph()}`;
      return paragraph();
    });
  const page = (article: string, filler: string, furniture: number): string => `<!DOCTYPE html>
<html lang="en"><head>${head}
${filler}</head><body class="page page--article"><header><nav aria-label="Main"><ul class="menu">${times(furniture, item)}</ul></nav></header>
<main><article class="article"><header><p class="kicker">World</p><h1>${title}</h1><div class="byline">By <a rel="author" href="/by/x">${author}</a> <time datetime="${published}">${published.slice(0, 10)}</time></div>
<ul class="share"><li><a href="#f">Share</a></li><li><a href="#m">Mail</a></li><li><a href="#c">Copy link</a></li></ul></header>
<div class="article__body">${article}</div></article>
<aside class="related"><h2>More on this</h2>${times(Math.floor(furniture / 2), card)}</aside>
<section class="comments" id="comments"><h2>Comments</h2><ul>${times(Math.floor(furniture / 5), comment)}</ul></section></main>
<footer><ul class="footer">${times(furniture, item)}</ul><p>© Daily Sound ${n % 20}. All rights reserved.</p></footer></body></html>`;
  let article = body(paragraphs(n));
  if (shape === 'text') while (article.length < 0.86 * BYTES) article += `\n${body(4)}`;
  const missing =
    BYTES - Buffer.byteLength(page(article, '', 0)) - (shape === 'text' ? 4_000 : shape === 'news' ? 58_500 : 50_500);
  const programs = times(4, (i) => {
    const state = JSON.stringify(
      Array.from({ length: Math.max(0, Math.floor(missing / 100)) }, () => ({ id: number(9_999), t: words(1) })),
    );
    return i % 2 === 0
      ? `<script>window.__state${i}=${state.slice(0, Math.max(0, missing / 4))};</script>`
      : `<style>${times(Math.max(0, Math.floor(missing / 260)), () => `.${words(1)}-${number(999)}{margin:0 ${number(40)}px;color:#${number(900)};display:flex}`)}</style>`;
  });
  const made = page(article, programs, furniture);
  const short = BYTES - Buffer.byteLength(made);
  return short > 9 ? made.replace('</body>', `<!--${'-x'.repeat(Math.floor((short - 7) / 2))}--></body>`) : made;
}
