import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { docxOf, p } from '../../test/importers/docxOf.ts';
import { epubOf } from '../../test/importers/epubOf.ts';
import { type PdfText, pdfOf } from '../../test/support/pdf.ts';

/** A saved page as browsers write it: what is of the site stands around the article. */
const PAGE = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Norland and Sundia open harbour talks | The Westhaven Ledger</title>
<link rel="canonical" href="https://ledger.example/2026/03/harbour-talks">
<meta property="og:site_name" content="The Westhaven Ledger"><meta property="og:type" content="article">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Norland and Sundia open harbour talks","datePublished":"2026-03-12T08:30:00Z","author":{"@type":"Person","name":"Ida Falk"},"publisher":{"@type":"Organization","name":"The Westhaven Ledger"}}</script>
<link rel="stylesheet" href="Harbour talks_files/style.css"></head>
<body><nav><a href="#">Home</a> <a href="#">World</a> <a href="#">Subscribe now</a></nav>
<article><h1>Norland and Sundia open harbour talks</h1><p class="byline">By Ida Falk</p>
<p>Norland and Sundia opened talks on shared harbour patrols in Westhaven on 10 March 2026, the two foreign ministries said in a joint statement.</p>
<p>The talks follow the exercise Lantern Reach, which brought 3,400 sailors of seven navies to the strait in October 2025.</p>
<p>“We want a first joint patrol at sea before the year is out,” the deputy minister Tomas Ekdal said in Westhaven on 10 March 2026.</p>
<p>Sundia has set aside USD 240 million for patrol craft in 2026, according to its budget office.</p>
<img src="Harbour talks_files/photo.png" alt=""></article>
<aside><h2>Most read</h2><ul><li><a href="#">Ten soups for winter</a></li><li><a href="#">Ferry prices rise 4 per cent</a></li></ul></aside>
<footer>Copyright of the Ledger. All rights reserved.</footer></body></html>`;

const BIBLIOGRAPHY = `@article{falk2024,
  author = {Falk, Ida and {\\"O}berg, Nils},
  title = {Patrols without Borders},
  journal = {Journal of Small Navies},
  year = {2024}, volume = {7}, number = {2}, pages = {101--118}, doi = {10.5555/jsn.7.2}
}
@book{rook2021, author = {Rook, Dan}, title = {The Strait at Night}, publisher = {Harbour Press}, year = 2021}
@article{broken2020, title = {Never closed
`;

const RIS = `TY  - RPRT
AU  - Marten, Ilse
TI  - Sensors along the Quay
PY  - 2023/05/04
PB  - Tidewater Research
ER  -
`;

const pageOf = (number: number, lines: readonly string[]): readonly PdfText[] => [
  { x: 72, y: 750, size: 9, text: 'Coast Guard Board' },
  ...lines.map((text, at) => ({ x: 72, y: 690 - at * 16, size: 10, text })),
  { x: 300, y: 40, size: 9, text: `${number}` },
];

const PDF_PAGES = [
  [
    'The coast guard of Norland moved 41 vessels in 2025, eight more than in',
    'the year before. The review was carried out between March and June 2025',
    'in four ports.',
  ],
  [
    'The board expects the new command centre in Westhaven to open in',
    'September 2027. It will cost EUR 62 million and employ 130 people.',
  ],
  ['No port was closed for longer than two days in 2025.'],
];

/** Writes a desk's folder of mixed files and gives its path: documents, references, and what is neither. */
export function writeMixedFiles(folder: string): string {
  const desk = join(folder, 'Desk');
  const write = (name: string, data: string | Uint8Array) => {
    const path = join(desk, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, data);
  };
  write('Harbour talks.html', PAGE);
  write('Harbour talks_files/style.css', 'body { color: black }');
  write('Harbour talks_files/photo.png', Buffer.from('89504e470d0a1a0a', 'hex'));
  write(
    'Coast guard review.pdf',
    pdfOf(
      PDF_PAGES.map((lines, at) => ({ texts: pageOf(at + 1, lines) })),
      { info: { Title: 'Review of the coast guard 2025', Author: 'Mara Lind', CreationDate: 'D:20260115090000Z' } },
    ),
  );
  write(
    'Patrol memo.docx',
    docxOf({
      properties:
        '<dc:title>Memo on joint patrols</dc:title><dc:creator>Jon Hale</dc:creator><dcterms:created>2026-02-02T10:00:00Z</dcterms:created>',
      body: [
        p('Memo on joint patrols'),
        p('The partners agreed on 28 January 2026 to share the radar picture of the strait from April 2026.'),
        p('Nine patrol craft and 260 sailors take part in the first rotation, which began on 1 February 2026.'),
      ].join(''),
    }),
  );
  write('Reading list.bib', BIBLIOGRAPHY);
  write(
    'Older/Handbook.epub',
    epubOf({
      metadata:
        '<dc:title>Handbook of the Strait</dc:title><dc:creator>Olga Winter</dc:creator><dc:language>en</dc:language>',
      chapters: {
        'one.xhtml':
          '<h1>The strait</h1><p>The strait is 38 kilometres wide at Westhaven and was crossed by 61,000 ships in 2019.</p>',
      },
    }),
  );
  write('Older/Sensors.ris', RIS);
  write('Older/photo.jpg', Buffer.from('ffd8ffe000104a46494600', 'hex'));
  return desk;
}
