import { describe, expect, test } from 'vitest';
import { importDocx } from '../../src/core/importers/docx/index.ts';
import { isLetterhead, isNoTitle } from '../../src/core/importers/titleLines.ts';
import { docxOf, p, style } from './docxOf.ts';
import { FILLER, readPdf, SECOND } from './readPdf.ts';
import { readText } from './readText.ts';

const body =
  'The committee met in Lisbon on 4 June 2019 and agreed on a schedule.\n\nBudgets grew by four percent, the ministry said on Friday.';

const titleOf = (...head: readonly string[]): readonly [string | undefined, string | undefined] => {
  const { metadata, foundIn } = readText(Buffer.from([...head, body].join('\n\n')), 'a.txt');
  return [metadata.title, foundIn.title];
};

describe('the title of a text', () => {
  test.each<readonly [string, readonly string[]]>([
    ['Port dues frozen for two years', ['NATIONAL STATISTICS OFFICE', 'Port dues frozen for two years']],
    [
      'Harbour traffic: tonnage, calls and delays',
      [
        'NATIONAL HARBOUR OFFICE OF NORLAND',
        'Statistical Bulletin DEF/2026/02',
        'Harbour traffic: tonnage, calls and delays',
      ],
    ],
    [
      'Oral evidence: the state of the quays',
      ['House of Deputies', 'Select Committee on Ports', 'Oral evidence: the state of the quays', '27 January 2026'],
    ],
    [
      'Minister opens third lock after long delay',
      ['An Oifig Poirt', 'Department of Ports', 'PRESS RELEASE 026/26', 'Minister opens third lock after long delay'],
    ],
    [
      'UPDATE 2-Lock trio prolong night work after blast',
      [
        'BC-NORSEA-LOCKS (UPDATE 2, PIX, TV)',
        'UPDATE 2-Lock trio prolong night work after blast',
        '(Adds insurer in paragraphs 8-9)',
      ],
    ],
    ['Lock reopens', ['AM-LOCKS-1stLd-Writethru', 'Lock reopens']],
    ['Lock reopens', ['NORSEA-LOCKS/TOLLS', 'Lock reopens']],
    ['Lock reopens after two years', ['norsea_locks_v2_final', 'Lock reopens after two years']],
    ['Lock reopens', ['No. 45/2024', 'Lock reopens']],
    ['Lock reopens', ['S/2024/123', 'Lock reopens']],
    ['Lock reopens', ['COM(2023) 123 final', 'Lock reopens']],
    ['Lock reopens', ['PRESS RELEASE', 'Lock reopens']],
    ['Lock reopens', ['FOR IMMEDIATE RELEASE', 'Media statement No. 4/2024', 'Lock reopens']],
    ['Lock reopens', ['(UNCLASSIFIED)', 'Lock reopens']],
    ['Lock reopens', ['Embargoed until 10:00 on Monday', 'Lock reopens']],
    ['Lock reopens', ['Document1', 'Lock reopens']],
    ['Lock reopens', ['Microsoft Word - lock.doc', 'Lock reopens']],
    ['Lock reopens', ['locks-report.docx', 'Lock reopens']],
    [
      'Lock reopens after two years',
      ['MINISTRY OF PORTS', '12 Quay Street, Norport', 'Tel: +47 55 00 00', 'Lock reopens after two years'],
    ],
    ['Lock reopens after two years', ['MINISTRY OF PORTS', 'Lisbon', 'Lock reopens after two years']],
    ['Travaux au port pendant deux ans', ['Ministère de la Mer', 'Travaux au port pendant deux ans']],
    [
      'Schleuse nach zwei Jahren wieder offen',
      ['Bundesministerium für Häfen', 'Schleuse nach zwei Jahren wieder offen'],
    ],
    ['We counted locks for two years', ['THE LONG QUAY | Conversations on ports', 'We counted locks for two years']],
    ['Safer locks', ['Working Paper No. 7', 'Safer locks']],
    ['Lock reopens', ['Subject: Lock reopens']],
  ])('is its headline, not what stands over it: %s', (title, head) => {
    expect(titleOf(...head)[0]).toBe(title);
  });

  test.each([
    'Ministry of Ports Confirms Attack on Lock',
    'House of Deputies rejects budget',
    'HOUSE OF DEPUTIES REJECTS BUDGET',
    'Inside the Harbour Office',
    'Reforming the Security Council',
    'Security Council to meet on locks',
    "Europe's Next Central Bank",
    'What the Ministry of Ports does not know',
    'Bank of Norland Annual Report 2023',
    'COVID-19',
    'NATO 2030',
    'F-35 deliveries resume',
    'The Wealth of Nations',
    'Report on the state of the quays',
    'Remarks by the Minister of Ports at the Harbour Forum',
    'AUKUS (and what it means)',
    'LIVE: Drones over the lock – what we know',
    'Updates to the plan for ports',
  ])('stays where a headline only speaks of an institution, a number or a report: %s', (title) => {
    expect(titleOf(title, 'A second line of some length under it')).toEqual([title, 'first line']);
  });

  test.each(['HARBOUR COUNCIL', 'Ministry of Ports', 'PRESS RELEASE', 'BC-LOCKS', 'Introduction'])(
    'is none where only this stands over the text: %s',
    (line) => {
      expect(titleOf(line)).toEqual([undefined, undefined]);
    },
  );

  test('says that it is uncertain, and why, where something was passed over or nothing better is there', () => {
    expect(titleOf('MINISTRY OF PORTS', 'Lock reopens after two years')[1]).toBe(
      'paragraph 2, uncertain: “MINISTRY OF PORTS” above it was passed over',
    );
    expect(titleOf('Annual Report 2023')).toEqual([
      'Annual Report 2023',
      'first line, uncertain: it says who wrote, or what kind of text it is',
    ]);
    expect(titleOf('Safer locks')[1]).toBe('first line');
  });

  test('of Markdown is its heading, though it be the name of an institution', () => {
    const { metadata } = readText(Buffer.from(`# Harbour Council\n\n${body}`), 'a.md');
    expect(metadata.title).toBe('Harbour Council');
    const under = readText(Buffer.from(`HARBOUR COUNCIL\n\n## Locks reopen\n\n${body}`), 'a.md');
    expect(under.metadata.title).toBe('Locks reopen');
  });
});

describe('the title of a PDF', () => {
  const page = (...head: readonly { text: string; size: number; font?: string }[]) => [
    {
      texts: [
        ...head.map((line, index) => ({ x: 72, y: 740 - 40 * index, ...line })),
        ...(FILLER.match(/.{1,60}(?:\s|$)/g)?.map((text, index) => ({ x: 72, y: 560 - 14 * index, text, size: 11 })) ??
          []),
        ...(SECOND.match(/.{1,60}(?:\s|$)/g)?.map((text, index) => ({ x: 72, y: 460 - 14 * index, text, size: 11 })) ??
          []),
      ],
    },
  ];

  test('is the headline, though the letterhead is set larger', async () => {
    const { metadata, foundIn } = await readPdf(
      page({ text: 'HARBOUR OFFICE', size: 26 }, { text: 'Lock reopens after two years', size: 18 }),
    );
    expect([metadata.title, foundIn.title]).toEqual(['Lock reopens after two years', 'largest line of page 1']);
  });

  test('is the first heading below the letterhead where none is large, and says that it is uncertain', async () => {
    const { metadata, foundIn } = await readPdf(
      page({ text: 'HARBOUR OFFICE', size: 26 }, { text: 'Lock reopens after two years', size: 11, font: 'F2' }),
    );
    expect(metadata.title).toBe('Lock reopens after two years');
    expect(foundIn.title).toMatch(/uncertain: “HARBOUR OFFICE”/);
  });

  test('is no letterhead of the properties either', async () => {
    const { metadata } = await readPdf(page({ text: 'Lock reopens after two years', size: 18 }), {
      info: { Title: 'HARBOUR OFFICE' },
    });
    expect(metadata.title).toBe('Lock reopens after two years');
    const alone = await readPdf(page({ text: 'HARBOUR OFFICE', size: 26 }), { info: { Title: 'HARBOUR OFFICE' } });
    expect(alone.metadata.title).toBeUndefined();
  });

  test.each(['Microsoft Word - lock.doc', 'BC-LOCKS (UPDATE 2)', 'Document1', 'PRESS RELEASE', 'locks_v2_final'])(
    'is not what the properties call it: %s',
    async (Title) => {
      const { metadata } = await readPdf(page(), { info: { Title } });
      expect(metadata.title).toBeUndefined();
    },
  );

  test('that the properties alone state says so', async () => {
    const { metadata, foundIn } = await readPdf(page(), { info: { Title: 'Safer locks in winter' } });
    expect(metadata.title).toBe('Safer locks in winter');
    expect(foundIn.title).toBe('PDF information (Title), uncertain: the first pages do not say it');
  });
});

describe('the title of a Word document', () => {
  const text = 'The committee met in the harbour and agreed on three measures for the safety of ships.';
  const styles = style('T', 'Title') + style('H1', 'heading 1');

  test.each<readonly [string, string]>([
    ['a letterhead without a style over a heading', p('HARBOUR OFFICE') + p('Locks reopen', 'H1')],
    ['a letterhead in the style of titles over a heading', p('HARBOUR OFFICE', 'T') + p('Locks reopen', 'H1')],
    ['a kind of paper in the style of titles', p('PRESS RELEASE', 'T') + p('Locks reopen', 'H1')],
    ['letterhead, number and headline without any style', p('HARBOUR OFFICE') + p('No. 4/2024') + p('Locks reopen')],
  ])('is its headline: %s', async (_, head) => {
    const { metadata } = await importDocx(docxOf({ styles, body: head + p(text) + p(text) }), 'x.docx');
    expect(metadata.title).toBe('Locks reopen');
  });
});

test('names of institutions and lines that name nothing are told apart from headlines', () => {
  const names = [
    'United Nations',
    'EUROPEAN UNION',
    'Embassy of Japan in Latvia',
    'Assemblée nationale',
    'Home Office',
  ];
  expect(names.filter((line) => !isLetterhead(line))).toEqual([]);
  expect(['Banking Union', 'A new house', 'Old School'].filter(isLetterhead)).toEqual([]);
  expect(['12', 'info@example.org', '(DRAFT)', 'Key points', 'Scan 4'].filter((line) => !isNoTitle(line))).toEqual([]);
});
