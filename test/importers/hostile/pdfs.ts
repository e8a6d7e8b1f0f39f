import { encryptedPdf, pdfOf, pdfStream, stacked, wrapped } from '../../support/pdf.ts';
import { FILLER } from '../readPdf.ts';
import { cutOff, filled, MEGABYTE, READ, type Rows, row, TYPED } from './making.ts';

const texts = stacked(wrapped(FILLER, 60), { x: 72, y: 700 });
const sound = (): Buffer => pdfOf([{ texts }]);
const changed = (from: string | RegExp, to: string): Buffer =>
  Buffer.from(sound().toString('latin1').replace(from, to), 'latin1');

/** What `pdfHostile.test.ts` does not have: it holds bombs that take the whole memory, and the mutants. */
export function pdfRows(url: string): Rows {
  const action = (what: string): Buffer =>
    pdfOf([{ texts, more: `/AA << /O ${what} >>` }], { catalog: `/OpenAction ${what}` });
  return [
    row('pdf: a password', 'password.pdf', () => encryptedPdf([{ texts }], 'secret'), /^failed PASSWORD$/),
    row(
      'pdf: a page tree that holds itself',
      'loop.pdf',
      () => changed('[1000 0 R]', '[2 0 R]'),
      /^failed FILE_DAMAGED$/,
    ),
    row(
      'pdf: a page tree nested deep',
      'deep.pdf',
      () => {
        const objects: Record<number, string> = {};
        for (let at = 2_000; at < 12_000; at += 1)
          objects[at] = `<< /Type /Pages /Count 1 /Kids [${at + 1 === 12_000 ? 1000 : at + 1} 0 R] >>`;
        objects[2] = '<< /Type /Pages /Count 1 /Kids [2000 0 R] >>';
        return pdfOf([{ texts }], { objects });
      },
      TYPED,
    ),
    row('pdf: a length that lies', 'length.pdf', () => changed(/\/Length \d+/, '/Length 999999999'), TYPED),
    row('pdf: a length that is its own stream', 'own.pdf', () => changed(/\/Length \d+/, '/Length 1001 0 R'), TYPED),
    row(
      'pdf: a stream of objects that extends itself',
      'extends.pdf',
      () =>
        pdfOf([{ texts }], { objects: { 20: pdfStream('21 0 << >>', '/Type /ObjStm /N 1 /First 5 /Extends 20 0 R') } }),
      READ,
    ),
    row(
      'pdf: a table that leads back to itself',
      'prev.pdf',
      () => {
        const text = sound().toString('latin1');
        return Buffer.from(text.replace('/Root 1 0 R', `/Root 1 0 R /Prev ${text.lastIndexOf('xref\n0')}`), 'latin1');
      },
      TYPED,
    ),
    row(
      'pdf: actions that open, send and run',
      'actions.pdf',
      () => action(`<< /S /JavaScript /JS (app.launchURL('${url}/js'); this.submitForm('${url}/form');) >>`),
      READ,
    ),
    row('pdf: an address that opens with it', 'uri.pdf', () => action(`<< /S /URI /URI (${url}/uri) >>`), READ),
    row('pdf: a program that it starts', 'launch.pdf', () => action('<< /S /Launch /F (/bin/sh) >>'), READ),
    row(
      'pdf: streams that lie elsewhere',
      'external.pdf',
      () =>
        pdfOf([{ texts, more: '/Annots [20 0 R]' }], {
          objects: {
            20: `<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /GoToR /F << /FS /URL /F (${url}/far.pdf) >> /D [0] >> >>`,
            21: pdfStream('', `/F << /FS /URL /F (${url}/stream) >>`),
          },
        }),
      READ,
    ),
    row('pdf: 100 MB of one letter', 'letters.pdf', () => filled('%PDF-1.7\n', 'a', 100 * MEGABYTE), /^failed /),
    row(
      'pdf: 60 MB of heads of objects',
      'objects.pdf',
      () => filled('%PDF-1.7\n', '1 0 obj\n', 60 * MEGABYTE),
      /^failed /,
    ),
    row(
      'pdf: 20 MB of dictionaries that open',
      'open.pdf',
      () => filled('%PDF-1.7\n1 0 obj\n', '<<', 20 * MEGABYTE),
      /^failed /,
    ),
    ...cutOff('a PDF', 'pdf', sound, TYPED),
  ];
}
