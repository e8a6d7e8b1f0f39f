const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  eacute: 'é',
};

function codePoint(code: number, whole: string): string {
  return code > 0x1f && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
}

/**
 * A value as words: entities that were written twice over are read, tags dropped, white space folded; null where nothing is
 * left. Pages often escape what was escaped before.
 */
export function plainWords(value: string): string | null {
  const words = value
    .replace(/&(?:amp;)?(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, (whole, name: string) => {
      if (/^#x/i.test(name)) return codePoint(Number.parseInt(name.slice(2), 16), whole);
      if (name.startsWith('#')) return codePoint(Number(name.slice(1)), whole);
      return NAMED[name.toLowerCase()] ?? whole;
    })
    .replace(/<\/?(?:[biuaq]|em|strong|span|sup|sub|br|p|cite|font)(?:\s[^<>]*)?\/?>/gi, ' ')
    // Scripts that write pages escape quotes that nothing reads as escaped.
    .replace(/\\(?=['"])/g, '')
    .toWellFormed()
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is dropped
    .replace(/[\s\u0000-\u001f\u007f]+/g, ' ')
    .trim();
  return words === '' ? null : words;
}

/** A web address with http or https, as it is written; null for anything else, or where it is not whole. */
export function webAddress(value: string, base: string | null = null): string | null {
  const written = value.trim();
  if (written.length > 2_000 || /[\s<>"]/.test(written)) return null;
  let url: URL;
  try {
    url = base === null ? new URL(written) : new URL(written, base);
  } catch {
    return null;
  }
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '' || url.username !== '')
    return null;
  // An address of the machine that made the page leads nobody to it.
  if (/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$|\.(?:local|localhost)$/.test(url.hostname)) return null;
  return base === null || /^https?:\/\//i.test(written) ? written : url.href;
}

const DOI = /^(?:doi:\s*|info:doi\/|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i;

/** A DOI without its prefix, or null. */
export function doiOf(value: string): string | null {
  return DOI.exec(value.trim())?.[1]?.replace(/[.,;]$/, '') ?? null;
}

/** Languages as English names them and as they name themselves, where pages write that in place of a tag. */
const LANGUAGES: ReadonlyMap<string, string> = new Map(
  'en:english de:german,deutsch fr:french,français es:spanish,español pt:portuguese,português it:italian,italiano nl:dutch,nederlands pl:polish,polski sv:swedish,svenska da:danish,dansk no:norwegian,norsk fi:finnish,suomi cs:czech,čeština hu:hungarian,magyar ro:romanian,română tr:turkish,türkçe el:greek,ελληνικά uk:ukrainian,українська ru:russian,русский he:hebrew,עברית ar:arabic,العربية fa:persian,فارسی ja:japanese,日本語 ko:korean,한국어 zh:chinese,中文 vi:vietnamese th:thai id:indonesian'
    .split(' ')
    .flatMap((entry) => {
      const [tag = '', names = ''] = entry.split(':');
      return names.split(',').map((name): [string, string] => [name, tag]);
    }),
);

/**
 * A BCP 47 tag in its usual letters, `en_GB` as `en-GB`, `English` as `en`; null for anything else, and where several languages
 * are named.
 */
export function languageTag(value: string): string | null {
  const tags = value
    .split(',')
    .map((part) => part.replace(/;.*$/s, '').trim().replaceAll('_', '-'))
    .filter(Boolean);
  const [first = ''] = tags;
  if (tags.some((tag) => tag.split('-')[0]?.toLowerCase() !== first.split('-')[0]?.toLowerCase())) return null;
  const tag = LANGUAGES.get(first.toLowerCase()) ?? first;
  if (!/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(tag) || /^(?:und|mul|zxx)\b/i.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}
