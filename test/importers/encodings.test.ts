import { describe, expect, test } from 'vitest';
import { decodeText } from '../../src/core/importers/encoding.ts';
import { declaredCharset } from '../../src/core/importers/html/charset.ts';
import { BriefwrightError } from '../../src/model/errors.ts';
import { encoded } from './encodings/encoded.ts';
import { LANGUAGE_SAMPLES, UNICODE_ENCODINGS } from './encodings/texts.ts';
import { seeded } from './zipOf.ts';

/** Of samples of one kind, so many must be read as they were written. */
const LEAST_RIGHT = 0.97;

const SHORT = 60;
const LONG = 2_000;

/** A text of this many characters: its beginning, to the end of a word, or its sentences again and again. */
function ofLength(text: string, characters: number): string {
  if (characters >= text.length) return `${text}\n\n`.repeat(Math.ceil(characters / text.length));
  const cut = text.slice(0, characters);
  return cut.includes(' ') ? cut.slice(0, cut.lastIndexOf(' ')) : cut;
}

interface Sample {
  readonly what: string;
  readonly bytes: Buffer;
  readonly text: string;
  readonly declared: string | null;
}

function read({ bytes, declared }: Sample): string {
  try {
    return decodeText(bytes, declared).text.normalize('NFC');
  } catch (error) {
    if (error instanceof BriefwrightError) return error.code;
    throw error;
  }
}

function samplesOf(
  encodings: (own: readonly string[]) => readonly string[],
  declaredAs: (is: string) => string | null,
): Sample[] {
  return LANGUAGE_SAMPLES.flatMap(({ name, text, encodings: own }) =>
    encodings(own).flatMap((encoding) =>
      [SHORT, LONG].map((characters) => ({
        what: `${name}, ${encoding}, ${characters} characters`,
        ...encoded(ofLength(text, characters), encoding),
        declared: declaredAs(encoding),
      })),
    ),
  );
}

/** What a page is told to be in by its server's habit, whatever it is. */
const wrong = (encoding: string): string =>
  /^(?:windows-125|iso-8859|mac|ibm)/.test(encoding) ? 'utf-8' : 'iso-8859-1';

describe.each<[string, Sample[]]>([
  [
    'older than Unicode, undeclared',
    samplesOf(
      (own) => own,
      () => null,
    ),
  ],
  [
    'older than Unicode, declared rightly',
    samplesOf(
      (own) => own,
      (is) => is,
    ),
  ],
  ['older than Unicode, declared wrongly', samplesOf((own) => own, wrong)],
  [
    'of Unicode, undeclared',
    samplesOf(
      () => UNICODE_ENCODINGS,
      () => null,
    ),
  ],
  [
    'of Unicode, declared as something older',
    samplesOf(
      () => UNICODE_ENCODINGS,
      () => 'windows-1251',
    ),
  ],
])('texts in encodings %s', (_what, samples) => {
  test(`are read as they were written, ${LEAST_RIGHT * 100} of a hundred`, () => {
    const confused = samples.filter((sample) => read(sample) !== sample.text);
    const right = 1 - confused.length / samples.length;
    console.info(`${samples.length} samples, ${(right * 100).toFixed(1)} % right`);
    for (const sample of confused) console.info(`  ${sample.what}: ${JSON.stringify(read(sample).slice(0, 60))}`);
    expect(samples.length).toBeGreaterThan(60);
    expect(right).toBeGreaterThanOrEqual(LEAST_RIGHT);
  });
});

describe('what a page declares', () => {
  const german = LANGUAGE_SAMPLES.find(({ name }) => name === 'German')?.text ?? '';
  const russian = LANGUAGE_SAMPLES.find(({ name }) => name === 'Russian')?.text ?? '';
  const page = (meta: string, text: string, encoding: string): Buffer =>
    encoded(`<html><head>${meta}</head><body><p>${text}</p></body></html>`, encoding).bytes;
  const readPage = (bytes: Buffer): string => decodeText(bytes, declaredCharset(bytes)).text;

  test.each([
    ['a meta that is right', page('<meta charset="windows-1251">', russian, 'windows-1251'), russian],
    ['a meta that says UTF-8 of what is not', page('<meta charset=utf-8>', german, 'windows-1252'), german],
    [
      'an http-equiv that says Latin-1 of UTF-8',
      page('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', russian, 'utf-8'),
      russian,
    ],
    [
      'an http-equiv that says Latin-1 of Cyrillic',
      page('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', russian, 'koi8-r'),
      russian,
    ],
    [
      'a meta that says UTF-8 of UTF-16 with a mark',
      page('<meta charset="utf-8">', german, 'utf-16le with a mark'),
      german,
    ],
    [
      'a meta that says Latin-1 of UTF-8 with a mark',
      page('<meta charset="latin1">', german, 'utf-8 with a mark'),
      german,
    ],
    ['an encoding that there is not', page('<meta charset="x-nothing">', german, 'windows-1252'), german],
    [
      'an XML declaration of Greek',
      Buffer.concat([
        Buffer.from('<?xml version="1.0" encoding="ISO-8859-7"?>'),
        page('', 'Καλημέρα, κόσμε', 'iso-8859-7'),
      ]),
      'Καλημέρα, κόσμε',
    ],
  ])('%s', (_what, bytes, text) => {
    expect(readPage(bytes)).toContain(text);
  });

  test('bytes that are words in no encoding are refused, not garbled', () => {
    const random = seeded(5);
    const bytes = Buffer.from(
      Array.from({ length: 600 }, (_, at) => (at % 7 === 0 ? 0x20 : 0x80 + Math.floor(random() * 0x80))),
    );
    expect(() => decodeText(bytes)).toThrow(expect.objectContaining({ code: 'UNKNOWN_ENCODING' }));
  });
});
