import { expect, test } from 'vitest';
import { stacked, wrapped } from '../support/pdf.ts';
import { FILLER, passagesOf, readPdf } from './readPdf.ts';

/** A page with labels in a column and a field beside each, of these dictionaries. */
function form(fields: readonly { readonly label: string; readonly entries: string }[], height = 16) {
  const numbers = fields.map((_, at) => 20 + at);
  const all = numbers.map((number) => `${number} 0 R`).join(' ');
  const objects = Object.fromEntries(
    fields.map(({ entries }, at) => {
      const y = 600 - 40 * at;
      const rect = `[200 ${y + 10 - height} 420 ${y + 10}]`;
      return [
        20 + at,
        `<< /Type /Annot /Subtype /Widget /P 1000 0 R /T (field${at}) /Rect ${rect} /F 4 /DA (/F1 10 Tf 0 g) ${entries} >>`,
      ];
    }),
  );
  const texts = [
    ...stacked(wrapped(FILLER, 60), { x: 72, y: 720 }),
    ...fields.map(({ label }, at) => ({ x: 72, y: 600 - 40 * at, text: label })),
  ];
  return readPdf([{ texts, more: `/Annots [${all}]` }], { catalog: `/AcroForm << /Fields [${all}] >>`, objects });
}
const choice = (value: string): string => `/FT /Btn /V /${value} /AS /${value} /AP << /N << /Yes 30 0 R >> >>`;

test('what is written in the fields of a form is read beside what they are called', async () => {
  const document = await form([
    { label: 'Name of the ship', entries: '/FT /Tx /V (Westmark Star)' },
    { label: 'Length in metres', entries: '/FT /Tx /V (214.5)' },
    { label: 'Flag', entries: '/FT /Ch /Ff 131072 /Opt [(Norway) (Malta)] /V (Malta)' },
    { label: 'Armed', entries: choice('Yes') },
    { label: 'Insured', entries: choice('Off') },
    { label: 'Password', entries: '/FT /Tx /Ff 8192 /V (secret)' },
    { label: 'Remarks', entries: '/FT /Tx' },
  ]);
  expect(passagesOf(document).slice(1)).toEqual([
    'Name of the ship\tWestmark Star',
    'Length in metres\t214.5',
    'Flag\tMalta',
    'Armed\t☒',
    'Insured',
    'Password',
    'Remarks',
  ]);
});

test('a field of many lines is read line by line', async () => {
  const words = 'Divers had reported cracks in the older quay during an inspection that nobody had planned.';
  const document = await form([{ label: 'Remarks', entries: `/FT /Tx /Ff 4096 /V (${words})` }], 120);
  expect(passagesOf(document).join(' ').replace(/\s+/g, ' ')).toContain(words);
});

test('a form that one program alone can show is told to be one', async () => {
  const words =
    'Please wait... If this message is not eventually replaced with the proper contents of the document, your PDF viewer may not be able to display this type of document.';
  await expect(readPdf([{ texts: stacked(wrapped(words, 60), { x: 72, y: 700 }) }])).rejects.toMatchObject({
    code: 'NO_TEXT',
    message: 'a.pdf has no text that can be read: it is a form of the kind XFA.',
  });
});
