import { superscript } from './characters.ts';

/** Names of glyphs as the Adobe Glyph List (https://github.com/adobe-type-tools/agl-specification) builds them. */

const NAMED: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 period . comma , colon : semicolon ; hyphen - minus − plus + equal = ' +
    'endash – emdash — quoteleft ‘ quoteright ’ quotedblleft “ quotedblright ” quotesinglbase ‚ quotedblbase „ quotesingle \' quotedbl " ' +
    'guillemotleft « guillemotright » guilsinglleft ‹ guilsinglright › parenleft ( parenright ) bracketleft [ bracketright ] slash / ' +
    'percent % perthousand ‰ dollar $ cent ¢ sterling £ yen ¥ euro € Euro € section § paragraph ¶ dagger † daggerdbl ‡ bullet • degree ° ' +
    'ampersand & at @ asterisk * numbersign # question ? exclam ! questiondown ¿ exclamdown ¡ ellipsis … periodcentered · multiply × divide ÷ ' +
    'germandbls ß ae æ AE Æ oe œ OE Œ oslash ø Oslash Ø lslash ł Lslash Ł dotlessi ı eth ð Eth Ð thorn þ Thorn Þ ' +
    'ff ff fi fi fl fl ffi ffi ffl ffl'
  )
    .split(' ')
    .reduce<[string, string][]>((pairs, word, at, all) => {
      if (at % 2 === 0) pairs.push([word, all[at + 1] ?? '']);
      return pairs;
    }, []),
);
const ACCENTS: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circumflex: '\u0302',
  tilde: '\u0303',
  macron: '\u0304',
  breve: '\u0306',
  dotaccent: '\u0307',
  dieresis: '\u0308',
  ring: '\u030a',
  hungarumlaut: '\u030b',
  caron: '\u030c',
  cedilla: '\u0327',
  commaaccent: '\u0326',
  ogonek: '\u0328',
};
const ACCENTED = new RegExp(`^([A-Za-z])(${Object.keys(ACCENTS).join('|')})$`);
/** Other forms of the same letter: old-style and lining figures, small capitals, alternates. */
const SAME_LETTER =
  /(?:oldstyle|fitted|\.(?:os|osf|tosf|toldstyle|taboldstyle|oldstyle|onum|l?num|[lt]f|tlf|plf|posf?|tab|tnum|pnum|prop|fitted|sc|smcp|c2sc|small|alt\d*|swa?sh|ss\d\d|cv\d\d|salt|case|titl|[lcdr]lig|init|fina|medi|loc[la]|\w{3}))$/;
const RAISED = /(?:superior|\.(?:sups?|superior))$/;
/** Its digits are parts of a number that stand above, below or beside a stroke. */
const OTHER_PLACE = /(?:inferior|\.(?:subs?|sinf|inferior|numr|dnom|numerator|denominator|frac|ordn?))$/;

function partOf(name: string): string | null {
  if (/^[A-Za-z]$/.test(name)) return name;
  const named = NAMED[name];
  if (named !== undefined) return named;
  const code = /^uni((?:[\dA-F]{4})+)$/.exec(name)?.[1] ?? /^u([\dA-F]{4,6})$/.exec(name)?.[1];
  if (code !== undefined) {
    const points = name.startsWith('uni') ? (code.match(/.{4}/g) ?? []) : [code];
    const numbers = points.map((hex) => Number.parseInt(hex, 16));
    return numbers.every((number) => number >= 0x20 && number <= 0x10ffff && (number < 0xd800 || number > 0xf8ff))
      ? String.fromCodePoint(...numbers)
      : null;
  }
  const [, letter = '', accent = ''] = ACCENTED.exec(name) ?? [];
  return letter === '' ? null : `${letter}${ACCENTS[accent]}`.normalize('NFC');
}

/** What a glyph's name says that it shows: `two.oldstyle` is 2, `T_h` Th, `three.superior` ³; null where it says nothing. */
export function lettersOfGlyph(name: string): string | null {
  if (name.length > 60 || OTHER_PLACE.test(name)) return null;
  const raised = RAISED.exec(name);
  const plain = name.replace(raised ? RAISED : SAME_LETTER, '');
  const parts = plain.split('_').map(partOf);
  if (parts.some((part) => part === null)) return null;
  const letters = parts.join('');
  return raised ? superscript(letters) : letters;
}
