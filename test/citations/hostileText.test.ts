import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceEntry } from '../../src/model/slidePlan.ts';
import type { CslItem } from '../../src/model/source.ts';
import { article, cite } from './sources.ts';

const textOf = (entry: SourceEntry | undefined) => entry?.runs.map((run) => run.text).join('') ?? '';
const entryOf = (item: CslItem, style = 'ieee') => textOf(cite({ items: [item], style }).entries[0]);

describe('Text of sources', () => {
  test.each([
    ['angle brackets and ampersands', 'Oil < gas & <script>alert(1)</script> &amp; &lt;'],
    ['what String.replace would eat', 'Costs of $$5, $& and $1'],
    ['superscript characters', 'Area in km² and m³'],
    ['right-to-left text with its marks', 'تقرير \u202bالسنة\u202c \u200f2024'],
    ['emoji, with their joiners', 'Flags 🇵🇱 and 👩‍✈️ aloft'],
    ['Chinese, Japanese and Korean', '海峡の報告 海峽 해협'],
    ['no-break spaces', '10\u00a0000 tonnes'],
    ['text like the tags used inside', 'A <link>b</link> <margin>c</margin> <i>'],
    ['placeholders of citeproc', '%%STRING%% and %%PARAM%%'],
  ])('keeps %s as they are', (_, title) => {
    expect(entryOf({ ...article, title })).toContain(`“${title},”`);
  });

  test('honours the markup that CSL allows in a title', () => {
    const runs = cite({ items: [{ ...article, title: 'The <i>Kestrel</i> <b>at</b> sea<sup>2</sup>' }] }).entries[0]
      ?.runs;
    expect(runs?.find((run) => run.text === 'Kestrel')).toMatchObject({ italic: true });
    expect(runs?.find((run) => run.text === 'at')).toMatchObject({ bold: true });
    expect(runs?.find((run) => run.text === '2')).toMatchObject({ superscript: true });
  });

  test('sets what is italic in an italic title upright', () => {
    const runs = cite({
      items: [{ id: 'r', type: 'report', title: 'Aboard the <i>Kestrel</i> again' }],
      style: 'apa',
    }).entries[0]?.runs;
    expect(runs?.map((run) => [run.text, run.italic])).toEqual([
      ['Aboard the ', true],
      ['Kestrel', false],
      [' again', true],
      ['. (n.d.).', false],
    ]);
  });

  test('removes what XML forbids', () => {
    expect(entryOf({ ...article, title: 'A\u0000B\u0008C\ud800D\ufffeE\tF' })).toContain('“ABC\ufffdDE F,”');
  });

  test('keeps the bar in the name of an organisation', () => {
    expect(entryOf({ ...article, author: [{ literal: 'Ports | Harbours' }] })).toMatch(/^Ports \| Harbours, /);
  });

  test.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'https://', 'http://a b'])(
    'shows %s as text and never as a link',
    (URL) => {
      const runs = cite({ items: [{ id: 'w', type: 'webpage', title: 'Page', URL }] }).entries[0]?.runs ?? [];
      expect(runs.map((run) => run.text).join('')).toContain(URL);
      expect(runs.every((run) => run.url === null)).toBe(true);
    },
  );

  test('links mailto and doi addresses', () => {
    const link = (URL: string) =>
      cite({ items: [{ id: 'w', type: 'webpage', title: 'Page', URL }] }).entries[0]?.runs.find((run) => run.url)?.url;
    expect(link('mailto:press@harbour.example')).toBe('mailto:press@harbour.example');
    expect(link('doi:10.5555/a')).toBe('https://doi.org/10.5555/a');
    expect(link('https://doi.org/10.5555/a')).toBe('https://doi.org/10.5555/a');
  });

  test('prints no private note, and takes no fields from it', () => {
    const item = { ...article, note: 'publisher: Secret House\ntitle: Another title', annote: 'Do not show' };
    for (const style of ['ieee', 'apa', 'chicago-author-date']) {
      expect(entryOf(item, style)).toBe(entryOf(article, style));
    }
  });

  test('cites under ids that are names of object properties', () => {
    const items = ['__proto__', 'constructor', '1'].map((id) => ({ ...article, id }));
    expect(cite({ items }).entries.map((entry) => [entry.sourceId, entry.label])).toEqual([
      ['__proto__', '[1]'],
      ['constructor', '[2]'],
      ['1', '[3]'],
    ]);
  });

  test.each([
    ['a month that is none', [[2024, 31, 2]], '2024'],
    ['a range of different precision', [[2023], [2024, 5]], '2023–2024'],
    ['numbers as text', [['2024', '3']], 'Mar. 2024'],
    ['no number', [['soon']], ''],
  ])('reads a date with %s as far as it is sound', (_, dateParts, expected) => {
    const item = { id: 'd', type: 'report', title: 'Dated', issued: { 'date-parts': dateParts } } as unknown as CslItem;
    expect(entryOf(item)).toBe(expected ? `“Dated,” ${expected}.` : '“Dated.”');
  });

  test('gives every source a mark and an entry, whatever its fields hold', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.stringMatching(/^[<>/&;"'$%|,.:()ibsup ]{0,20}$/),
      fc.constant(undefined),
    );
    const name = fc.record({ family: anything, given: anything, literal: anything }, { requiredKeys: [] });
    const item = fc.record({
      type: fc.constantFrom('webpage', 'report', 'article-journal', 'chapter', 'speech', 'no-such-type', ''),
      title: anything,
      author: fc.oneof(fc.array(name, { maxLength: 3 }), anything),
      issued: fc.oneof(
        fc.record({ 'date-parts': fc.array(fc.array(fc.integer({ min: -9999, max: 9999 }), { maxLength: 4 })) }),
        fc.record({ literal: anything }),
        fc.record({ raw: anything }),
        anything,
      ),
      publisher: anything,
      'container-title': anything,
      URL: anything,
      DOI: anything,
      page: anything,
      volume: fc.oneof(anything, fc.integer()),
      language: anything,
    });
    fc.assert(
      fc.property(
        fc.array(item, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('ieee', 'apa', 'chicago-author-date'),
        (fields, style) => {
          const items = fields.map((f, index) => ({ ...f, id: `id ${index}` }) as unknown as CslItem);
          const { marks, entries } = cite({ items, style });
          expect([...marks.values()].every((mark) => mark.trim() !== '')).toBe(true);
          expect(entries.map((entry) => entry.sourceId).sort()).toEqual(items.map((i) => i.id).sort());
          for (const text of [...marks.values(), ...entries.map(textOf)]) {
            expect(text).not.toBe('');
            expect(text.isWellFormed()).toBe(true);
            expect(text).not.toMatch(/STYLE ERROR|NO_PRINTED_FORM|undefined|\ufdd0/);
          }
        },
      ),
      { numRuns: 150, seed: 7 },
    );
  });
});
