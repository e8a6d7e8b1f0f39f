import { expect, test } from 'vitest';
import { inEnglish } from '../../../src/core/facts/suggest/otherLanguages.ts';
import { candidatesIn } from '../../../src/core/operations/suggestJob.ts';

const FRENCH =
  'En 2024, la France a envoyé 1.500 soldats en Roumanie pour un exercice de trois semaines. Le 3 mai 2025, la ministre a annoncé une hausse de 3,2 % du budget, à 50,5 milliards d’euros. Le pays compte 32 navires, dont douze sont en service depuis 2009.';
const ENGLISH =
  'In May 2024 Norway sent 1,500 soldiers to Latvia for an exercise of three weeks. Spending will rise by 3.2 per cent to 50.5 billion kroner in 2026, the ministry said on Monday.';

/** Paragraphs of body, one after another, as a document has them. */
function documentOf(...paragraphs: readonly string[]) {
  const text = paragraphs.join('\n');
  let at = 0;
  const passages = paragraphs.map((words) => {
    const start = at;
    at += words.length + 1;
    return { start, end: start + words.length, role: 'body' as const };
  });
  return { text, passages };
}

const read = (...paragraphs: readonly string[]) => {
  const { text, passages } = documentOf(...paragraphs);
  const found = inEnglish(text, passages);
  return { others: found.others, left: found.passages.map(({ start, end }) => text.slice(start, end)) };
};

test.each([
  ['French', FRENCH],
  [
    'German',
    'Im Jahr 2024 hat das Heer 3.500 Soldaten nach Litauen entsandt. Am 12. März 2025 sagte der Minister, das Budget steige um 2,5 Prozent auf 53,25 Milliarden Euro.',
  ],
  [
    'Spanish',
    'En marzo de 2025, el país compró 20 helicópteros por 1.350 millones de euros. El ministro dijo que el gasto subirá un 2,1% en 2026, y que la flota tendrá doce barcos.',
  ],
  [
    'Polish',
    'Kraj zamówił w 2022 roku 250 czołgów za 4,75 miliarda dolarów. Minister powiedział 12 maja 2025, że armia liczy 216.500 żołnierzy i że będzie ich więcej.',
  ],
  [
    'Dutch',
    'Het ministerie kocht in 2025 vier fregatten voor 3.500 miljoen euro. In maart 2025 stuurde het land 1.500 militairen naar Roemenië, zei de minister op maandag.',
  ],
  [
    'Italian',
    'Nel marzo del 2025 il governo ha comprato 20 elicotteri per 1.350 milioni di euro. Il ministro ha detto che la spesa salirà del 2,1% nel 2026.',
  ],
  [
    'Russian',
    'В марте 2025 года министерство направило 1 500 солдат на учения. Бюджет вырос на 2,5% до 13,5 трлн рублей, сказал министр в понедельник.',
  ],
  [
    'Japanese',
    '2025年3月、同省は誘導弾の取得に1,200億円を計上した。部隊は500人を派遣し、訓練は三週間続いた。大臣は月曜日にそう述べた。来年も行われる予定である。'.repeat(
      2,
    ),
  ],
])('a text in %s is told as such, and none of it is looked through', async (language, words) => {
  expect(read(words)).toEqual({ others: [{ language, passages: 1 }], left: [] });
  const found = await candidatesIn(
    { ...documentOf(words), published: '2026-03-05', origin: '' },
    { entities: [], themes: { themes: [] } },
  );
  expect(found).toMatchObject({ candidates: [], otherLanguages: [{ language }] });
});

test('a text in English is looked through whole, without a thought for names and titles in other languages', () => {
  const names = 'Guests came from Saint-Étienne, Sant Julià de Lòria and Łódź, among them Françoise Dupont-Aignan.';
  expect(read(ENGLISH, names, ENGLISH)).toEqual({ others: [], left: [ENGLISH, names, ENGLISH] });
});

test('of a bilingual text the English part is looked through', () => {
  const { others, left } = read(ENGLISH, FRENCH, FRENCH, ENGLISH);
  expect(others).toEqual([{ language: 'French', passages: 2 }]);
  expect(left).toEqual([ENGLISH, ENGLISH]);
});

test('a quotation in another language that is too short to judge stays with its text', () => {
  const quotation = '“Nous devons agir, et vite.”';
  expect(read(ENGLISH, quotation, ENGLISH).others).toEqual([]);
});

test('a few words alone are not judged', () => {
  expect(read('Vier Fregatten.').others).toEqual([]);
});

test('headings and other roles are not looked at, and stay', () => {
  const { text, passages } = documentOf('Überschrift', FRENCH);
  const [heading, body] = passages;
  const roles = [{ ...heading, role: 'heading' as const }, body] as typeof passages;
  expect(inEnglish(text, roles).passages.map(({ role }) => role)).toEqual(['heading']);
});
