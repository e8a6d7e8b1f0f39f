import { expect, test } from 'vitest';
import { figureWords, proposed } from './support.ts';

test.each([
  ['Rumours that 40 soldiers had died were baseless, the army said.', 'denied 40 soldiers'],
  ['The army said that reports of 40 dead soldiers were false.', 'denied 40 dead soldiers'],
  ['Reports from Riga spoke of 40 dead soldiers.', '40 dead soldiers'],
  ['The army called the reports of 40 dead soldiers confirmed.', '40 dead soldiers'],
  ['It is unlikely that the yard can build more than 12 ships by 2030.', 'unlikely, more than 12 ships'],
  ['The yard built three ships rather than the 12 that were ordered.', '3 ships'],
  ['Oslo bought three frigates instead of six.', '3 frigates'],
  ['Oslo bought three frigates and six tugs.', '3 frigates; 6 tugs'],
])(
  'what a sentence doubts or calls false is told as that, and what it takes back is no figure: %s',
  (text, expected) => {
    expect(figureWords(text)).toBe(expected);
  },
);

test.each([
  ['The navy, which was to have 40 boats by now, has 12 boats.', 'previously planned 40 boats; 12 boats'],
  ['The yard had aimed for a margin of 9%.', 'previously planned 9 %'],
  ['The yard had originally expected 40 orders.', 'previously projected 40 orders'],
  ['The yard aims for a margin of 9%.', 'planned 9 %'],
  ['The schedule called for 40 boats.', 'planned 40 boats'],
  ['The minister demanded that the share reach 80 per cent by 2028.', 'demanded 80 %'],
  ['The council called on its members to send 40 ships.', 'demanded 40 ships'],
  ['The council urged Oslo to end the trade, some 40 per cent of which is in oil.', 'about 40 %'],
  ['A yard that was to have 40 boats by now has 12 boats.', 'previously planned 40 boats; 12 boats'],
  ['The council called on its members to return the 40 ships.', '40 ships'],
  ['The board proposed a dividend of $3.', 'proposed 3 USD'],
  ['The ministry expects the delay to shrink from nine months to four.', 'previously 9 months; projected 4 months'],
  ['The delay shrank from nine months to four.', 'previously 9 months; 4 months'],
  ['The yard had 40 orders and was visited by 12 ministers.', '40 orders; 12 ministers'],
])('what somebody wishes, proposes or aimed at once is told as that: %s', (text, expected) => {
  expect(figureWords(text)).toBe(expected);
});

test.each([
  ['Norway said on Monday that it had no plans to close the base in Latvia.', 'commitment', false],
  ['Norway said on Monday that it plans to close the base in Latvia.', 'commitment', true],
  ['Norway called the promise of 2025 a mistake on Monday in Oslo.', 'commitment', false],
  ['Norway promised on Monday in Oslo to send help to Latvia.', 'commitment', true],
  ['Ministers of Norway and Latvia joined us on Monday in Oslo.', 'membership', false],
  ['Norway joined the treaty of Latvia on Monday in Oslo.', 'membership', true],
])('a word alone makes no commitment and no membership: %s', (text, kind, isOne) => {
  const [fact] = proposed(text);
  expect(fact).toBeDefined();
  expect(fact?.suggestionKind === kind).toBe(isOne);
});
