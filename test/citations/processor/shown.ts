import { entryWithKey, parseOutput } from '../../../src/core/citations/outputFormat.ts';

/** A sign with how it is set. White space between signs is one space. */
type Shown = readonly (readonly [sign: string, setting: string])[];

const BLOCK = /^(?:div|p|br)$/;

function withSingleSpaces(signs: readonly (readonly [string, string])[]): Shown {
  const kept: (readonly [string, string])[] = [];
  for (const [sign, setting] of signs) {
    if (!/\s/.test(sign)) kept.push([sign, setting]);
    else if (kept.length > 0 && kept.at(-1)?.[0] !== ' ') kept.push([' ', '']);
  }
  if (kept.at(-1)?.[0] === ' ') kept.pop();
  return kept;
}

const unescaped = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');

/** What a tag of citeproc's HTML turns on or off: `i+` is italic, `i-` upright within it. */
function settingOf(tag: string, attributes: string): string {
  if (tag === 'i' || tag === 'b' || tag === 'sup') return `${tag}+`;
  if (/font-style:\s*normal/.test(attributes)) return 'i-';
  if (/font-style:\s*(?:italic|oblique)/.test(attributes) || tag === 'em') return 'i+';
  if (/font-weight:\s*normal/.test(attributes)) return 'b-';
  if (/font-weight:\s*bold/.test(attributes)) return 'b+';
  // citeproc's own HTML says it in an attribute that means nothing.
  if (/"baseline"|vertical-align:\s*baseline/.test(attributes)) return 'sup-';
  return '';
}

const isOn = (open: readonly string[], name: string): boolean =>
  open.lastIndexOf(`${name}+`) > open.lastIndexOf(`${name}-`);

/** citeproc's own HTML as signs with their settings. */
export function shownInHtml(html: string): Shown {
  const open: string[] = [];
  const signs: (readonly [string, string])[] = [];
  for (const [, closing, tag, attributes = '', text = ''] of html.matchAll(
    /<(\/?)([a-z]+)((?:\s[^<>]*)?)>|([^<]+|<)/g,
  )) {
    if (tag === undefined) {
      const setting = ['i', 'b', 'sup'].filter((name) => isOn(open, name)).join(' ');
      for (const sign of unescaped(text)) signs.push([sign, setting]);
      continue;
    }
    if (BLOCK.test(tag)) signs.push([' ', '']);
    if (closing) open.pop();
    else if (!attributes.endsWith('/')) open.push(settingOf(tag, attributes));
  }
  return withSingleSpaces(signs);
}

/** The output of our own format as signs with their settings. */
export function shownInOurs(output: string): Shown {
  const { margin, runs } = parseOutput(entryWithKey(output).text);
  const head = margin === '' ? [] : [...`${margin} `].map((sign) => [sign, ''] as const);
  const signs = runs.flatMap(({ text, italic, bold, superscript }) => {
    const setting = [italic && 'i', bold && 'b', superscript && 'sup'].filter(Boolean).join(' ');
    return [...text].map((sign) => [sign, setting] as const);
  });
  return withSingleSpaces([...head, ...signs]);
}

export const textOf = (shown: Shown): string => shown.map(([sign]) => sign).join('');

/** How each sign is set, white space left out; raised digits that are signs of their own count as raised. */
export const settingsOf = (shown: Shown): string =>
  shown
    .filter(([sign]) => sign !== ' ')
    .flatMap(([sign, setting]) => {
      const plain = sign.normalize('NFKD').replace(/\p{M}/gu, '');
      const isRaised = plain !== sign && /^[\p{L}\p{N}]+$/u.test(plain) && /[ªº²³¹⁰-ⁿʰ-ˤᴬ-ᶿ]/u.test(sign);
      return [...plain].map(() => (isRaised ? 'sup' : setting));
    })
    .join('|');
