import { describe, expect, test } from 'vitest';
import { type PdfText, stacked, wrapped } from '../support/pdf.ts';
import { FILLER, passagesOf, readPdf, SECOND } from './readPdf.ts';

const THIRD =
  'Pilots were told to wait for daylight, and the tugs that had come from the next port stayed alongside until the wind fell and the channel was swept again by the survey boat.';

/** A page of lines below each other, 60 characters wide. */
const page = (...paragraphs: readonly string[]) => {
  const texts: PdfText[] = [];
  let y = 700;
  for (const words of paragraphs) {
    const lines = wrapped(words, 60);
    texts.push(...stacked(lines, { x: 72, y }));
    y -= 12 * lines.length + 12;
  }
  return { texts };
};

describe('lines and paragraphs', () => {
  test('an indent begins a paragraph where the last line of the one before is full', async () => {
    const first = wrapped(FILLER, 60);
    const second = wrapped(SECOND, 57);
    const document = await readPdf([
      {
        texts: [
          ...stacked(first, { x: 72, y: 700 }),
          { x: 90, y: 700 - 12 * first.length, text: second[0] ?? '' },
          ...stacked(second.slice(1), { x: 72, y: 700 - 12 * (first.length + 1) }),
        ],
      },
    ]);
    expect(passagesOf(document)).toEqual([FILLER, SECOND]);
  });

  test('items of a list stand alone, their further lines set in', async () => {
    const document = await readPdf([
      {
        texts: [
          ...stacked(wrapped(FILLER, 60), { x: 72, y: 700 }),
          { x: 72, y: 630, text: '\x95 The first berth is closed until the cracks in its wall' },
          { x: 84, y: 618, text: 'have been filled and tested.' },
          { x: 72, y: 606, text: '\x95 The second berth takes small craft only.' },
          { x: 72, y: 594, text: '1. A numbered point about the tugs, which goes on into the' },
          { x: 90, y: 582, text: 'next line.' },
        ],
      },
    ]);
    expect(passagesOf(document).slice(1)).toEqual([
      'The first berth is closed until the cracks in its wall have been filled and tested.',
      'The second berth takes small craft only.',
      '1. A numbered point about the tugs, which goes on into the next line.',
    ]);
  });

  test('entries of a bibliography with hanging indents are one passage each', async () => {
    const document = await readPdf([
      {
        texts: [
          { x: 72, y: 700, text: 'Quist, J. (2019). Harbours and their walls: a survey of nine' },
          { x: 100, y: 688, text: 'ports in winter. Journal of Ports, 4(2), 11-29.' },
          { x: 72, y: 676, text: 'Veldt, M. (2020). Tugs at night, or what the pilots did when' },
          { x: 100, y: 664, text: 'the wind rose. Quarterly of the Sea, 9(1), 3-8.' },
        ],
      },
    ]);
    expect(passagesOf(document).map((words) => words.slice(0, 8))).toEqual(['Quist, J', 'Veldt, M']);
    expect(document.passages.map(({ role }) => role)).toEqual(['reference', 'reference']);
  });

  test.each([
    ['a word divided by the line end', ['The inspec-', 'tion took nine days.'], 'The inspection took nine days.'],
    [
      'a compound that stands whole elsewhere',
      ['A well-kept quay is a well-', 'kept secret.'],
      'A well-kept quay is a well-kept secret.',
    ],
    ['a name of two parts', ['It left the Indo-', 'Pacific in May.'], 'It left the Indo-Pacific in May.'],
    ['a range of years', ['It ran from 2020-', '2021 and then ended.'], 'It ran from 2020-2021 and then ended.'],
    ['a name with what stands behind it', ['A Kaliningrad-', 'based unit sailed.'], 'A Kaliningrad-based unit sailed.'],
    ['letters that are read one by one', ['The ISAF-', 'escorted ship left.'], 'The ISAF-escorted ship left.'],
    ['a soft hyphen', ['The inspec\xad', 'tion took nine days.'], 'The inspection took nine days.'],
    [
      'a hyphen that hangs',
      ['They plan for short-', 'and long-term repair.'],
      'They plan for short- and long-term repair.',
    ],
    [
      'a web address',
      ['See https://example.org/har-', 'bours/list for it all.'],
      'See https://example.org/har-bours/list for it all.',
    ],
  ])('%s is joined as it was written', async (_what, lines, words) => {
    const document = await readPdf([{ texts: stacked(lines, { x: 72, y: 700 }) }]);
    expect(passagesOf(document)).toEqual([words]);
  });

  test('a raised mark of a note is never read as digits of the number before it', async () => {
    const document = await readPdf([
      {
        texts: [
          { x: 72, y: 700, text: 'The port lost 45' },
          { x: 168, y: 704, text: '12', size: 6 },
          { x: 178, y: 700, text: 'ships and 10' },
          { x: 250, y: 704, text: '6', size: 6 },
          { x: 256, y: 700, text: ' tonnes of cargo.' },
        ],
      },
    ]);
    expect(passagesOf(document)).toEqual(['The port lost 45¹² ships and 10⁶ tonnes of cargo.']);
  });

  test('words drawn twice for boldness are there once', async () => {
    const document = await readPdf([
      {
        texts: [
          { x: 72, y: 700, text: 'Nine ships lay at anchor there.' },
          { x: 72.3, y: 700, text: 'Nine ships lay at anchor there.' },
        ],
      },
    ]);
    expect(passagesOf(document)).toEqual(['Nine ships lay at anchor there.']);
  });

  test('letters that are placed one by one are words again', async () => {
    const letters = [...'Nine ships lay at anchor'].map((text, index) => ({ x: 72 + 6 * index, y: 700, text }));
    const document = await readPdf([{ texts: letters.filter(({ text }) => text !== ' ') }]);
    expect(passagesOf(document)).toEqual(['Nine ships lay at anchor']);
  });

  test('lines that the file draws from the bottom up are read from the top down', async () => {
    const document = await readPdf([{ texts: stacked(wrapped(FILLER, 60), { x: 72, y: 700 }).reverse() }]);
    expect(passagesOf(document)).toEqual([FILLER]);
  });

  test('the rows of a table keep their cells together, one row a passage', async () => {
    const rows = [
      ['Port', 'Berths', 'Closed'],
      ['Northwick', '12', '2'],
      ['Eastmouth', '7', '0'],
      ['Sandholm', '31', '4'],
    ];
    const document = await readPdf([
      {
        texts: [
          ...stacked(wrapped(FILLER, 60), { x: 72, y: 740 }),
          ...rows.flatMap((cells, row) => cells.map((text, at) => ({ x: 72 + 150 * at, y: 640 - 14 * row, text }))),
        ],
      },
    ]);
    expect(passagesOf(document).slice(1)).toEqual(rows.map((cells) => cells.join('\t')));
  });
});

describe('pages', () => {
  test('a paragraph that goes over the end of a page is one, of the page where it begins', async () => {
    const lines = wrapped(`${FILLER} ${SECOND}`, 60);
    const document = await readPdf([
      { texts: stacked(lines.slice(0, 3), { x: 72, y: 120 }) },
      { texts: stacked([...lines.slice(3), ''], { x: 72, y: 700 }) },
    ]);
    expect(passagesOf(document)).toEqual([`${FILLER} ${SECOND}`]);
    expect(document.passages[0]?.page).toBe(1);
  });

  test.each([
    [75.2, '¹The'],
    [76.4, '¹ The'],
    [77.6, '¹ The'],
  ])(
    'notes at the foot of the page are passages after its text (at %f), and do not cut the paragraph that goes on',
    async (x, first) => {
      const lines = wrapped(`${FILLER} ${SECOND}`, 60);
      const document = await readPdf([
        {
          texts: [
            ...stacked(lines.slice(0, 3), { x: 72, y: 160 }),
            { x: 72, y: 110, text: '1', size: 5 },
            { x, y: 107, text: 'The harbour office, in a letter to the insurer.', size: 8 },
          ],
        },
        { texts: stacked(lines.slice(3), { x: 72, y: 700 }) },
      ]);
      expect(passagesOf(document)).toEqual([
        `${FILLER} ${SECOND}`,
        `${first} harbour office, in a letter to the insurer.`,
      ]);
    },
  );

  test('lines that are repeated are the text where there is no other', async () => {
    const card = { texts: [{ x: 72, y: 740, text: 'Admit one to the harbour office' }] };
    expect(passagesOf(await readPdf([card, card, card]))).toEqual(Array(3).fill('Admit one to the harbour office'));
  });

  test('a page that is turned, and one whose text is turned, are read upright', async () => {
    const lines = wrapped(FILLER, 60);
    const sideways = lines.map((text, index) => ({ x: 100 + 12 * index, y: 72, text, angle: 90 }));
    const document = await readPdf([{ texts: sideways, rotate: 90 }, { texts: sideways }]);
    expect(passagesOf(document)).toEqual([FILLER, FILLER]);
  });

  test('a label at the margin set sideways and a slanted watermark are left out and counted', async () => {
    const document = await readPdf([
      {
        texts: [
          ...page(FILLER).texts,
          { x: 30, y: 300, text: 'stamped 12 May', angle: 90 },
          { x: 150, y: 300, text: 'DRAFT', size: 90, angle: 45 },
        ],
      },
    ]);
    expect(passagesOf(document)).toEqual([FILLER]);
    expect(document.leftOut).toEqual([{ what: 'line set sideways or as a watermark', count: 2 }]);
  });

  test('a page without text among others is counted, and so is one that cannot be read', async () => {
    const document = await readPdf([page(FILLER), { content: '0 0 10 10 re f' }, page(SECOND), {}], {
      objects: {
        1006: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 1007 0 R /Resources 3 0 R',
        1004: '12',
      },
    });
    expect(document.leftOut[0]?.what).toMatch(/^page (?:that could not be read|without text)/);
    expect(passagesOf(document)[0]).toBe(FILLER);
  });

  test('alternating heads and Roman page numbers are left out', async () => {
    const numbers = ['i', 'ii', 'iii', 'iv', 'v', 'vi'];
    const document = await readPdf(
      numbers.map((number, index) => ({
        texts: [
          {
            x: index % 2 === 0 ? 72 : 300,
            y: 760,
            text: index % 2 === 0 ? 'The Harbour Quarterly' : 'J. Quist and M. Veldt',
          },
          ...stacked(wrapped(`Part ${number}. ${FILLER}`, 60), { x: 72, y: 650 }),
          { x: 300, y: 30, text: number },
        ],
      })),
    );
    expect(document.passages).toHaveLength(6);
    expect(document.leftOut).toEqual([
      { what: 'running head or foot', count: 6 },
      { what: 'page number', count: 6 },
    ]);
  });

  test('a number that stands at the head of one page only is kept', async () => {
    const document = await readPdf([page('1999', FILLER), page(SECOND), page(THIRD)]);
    expect(passagesOf(document)[0]).toContain('1999');
  });
});

describe('columns', () => {
  const column = (words: string, x: number, y = 700) => stacked(wrapped(words, 36), { x, y });

  test('what goes over both columns in the middle of a page is read between them', async () => {
    const document = await readPdf([
      {
        texts: [
          ...column(FILLER, 72),
          ...column(SECOND, 312),
          { x: 72, y: 600, text: 'A line that goes over both of the columns of this page, from edge to edge.' },
          ...column(THIRD, 72, 570),
          ...column(FILLER, 312, 570),
        ],
      },
    ]);
    expect(passagesOf(document)).toEqual([
      FILLER,
      SECOND,
      'A line that goes over both of the columns of this page, from edge to edge.',
      THIRD,
      FILLER,
    ]);
  });

  test('a paragraph goes on in the next column', async () => {
    const lines = wrapped(`${FILLER} ${SECOND} ${THIRD}`, 36);
    const document = await readPdf([
      {
        texts: [...stacked(lines.slice(0, 8), { x: 72, y: 700 }), ...stacked(lines.slice(8), { x: 312, y: 700 })],
      },
    ]);
    expect(passagesOf(document)).toEqual([`${FILLER} ${SECOND} ${THIRD}`]);
  });

  test('three columns are read one after the other', async () => {
    const narrow = (words: string, x: number) => stacked(wrapped(words, 24), { x, y: 700, size: 9, leading: 11 });
    const document = await readPdf([{ texts: [...narrow(FILLER, 50), ...narrow(SECOND, 230), ...narrow(THIRD, 410)] }]);
    expect(passagesOf(document)).toEqual([FILLER, SECOND, THIRD]);
  });

  test('headings by size and by weight are headings', async () => {
    const document = await readPdf([
      {
        texts: [
          { x: 72, y: 740, text: 'Harbours Under Repair', size: 20 },
          ...stacked(wrapped(FILLER, 60), { x: 72, y: 700 }),
          { x: 72, y: 640, text: 'What the divers found', font: 'F2' },
          ...stacked(wrapped(SECOND, 60), { x: 72, y: 628 }),
        ],
      },
    ]);
    expect(document.passages.map(({ role }) => role)).toEqual(['heading', 'body', 'heading', 'body']);
  });

  test('a caption is a caption', async () => {
    const document = await readPdf([page(FILLER, 'Figure 2. Berths of the port in 2021.', SECOND)]);
    expect(document.passages.map(({ role }) => role)).toEqual(['body', 'caption', 'body']);
  });
});
