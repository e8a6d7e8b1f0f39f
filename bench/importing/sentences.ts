import { zipfWord } from '../madeFacts.ts';

/** Chooses one of several. */
export type Pick = <T>(items: readonly T[]) => T;

const PEOPLE =
  'Anna Lindqvist|Marek Dvorak|Ingrid Solheim|Tomas Oakley|Haruto Seki|Leila Mansour|Paolo Ricci|Kerttu Niemi|Joao Prates|Min-ji Han|Ruth Abara|Stefan Kessler'.split(
    '|',
  );
const OFFICES =
  'Defence Minister|Foreign Minister|Admiral|General|the spokesman|the analyst|Professor|the envoy|Prime Minister'.split(
    '|',
  );
const BODIES =
  'NATO|the European Union|the Ministry of Defence|the Northern Shipping Council|the Institute for Coastal Studies|the United Nations|Harbour Systems Ltd|the Baltic Ports Agency|the Air Force|the Grid Authority|ASEAN'.split(
    '|',
  );
const PLACES =
  'Finland|Japan|Poland|South Korea|Norway|the Baltic Sea|Germany|Estonia|Brussels|Seoul|Warsaw|Australia|the Indo-Pacific|Greece|Canada'.split(
    '|',
  );
const THINGS =
  'patrol boats|air defence batteries|drones|engineers|container ships|radar stations|reservists|minehunters|cable repair crews|observers|fuel depots|research grants'.split(
    '|',
  );
const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December'.split('|');
const EXERCISES = 'Northern Lantern|Grey Tern|Open Strait|Winter Anchor|Blue Causeway|Iron Birch'.split('|');
const VERBS = 'considered|described|followed|reviewed|avoided|noticed|preferred|recalled|discussed|watched'.split('|');
const NOUNS =
  'arrangement|timetable|coastline|proposal|committee|neighbourhood|workshop|tradition|weather|budget|schedule|harbour|conversation|newspaper'.split(
    '|',
  );
const ADJECTIVES = 'quiet|lengthy|familiar|careful|unusual|gradual|modest|practical|distant|shared'.split('|');

/** Makes sentences as news has them; a share of them (0–1) gives a date, a figure or somebody's words. */
export function sentenceMaker(random: () => number, share: number) {
  const pick: Pick = (items) => items[Math.floor(random() * items.length)] as never;
  const number = (most: number): number => 2 + Math.floor(random() * most);
  const thousands = (): string => (number(900) * 100).toLocaleString('en');
  const year = (): number => 2008 + Math.floor(random() * 17);
  const day = (): string => `${1 + Math.floor(random() * 28)} ${pick(MONTHS)}`;
  const words = (count: number): string => Array.from({ length: count }, () => zipfWord(random)).join(' ');
  const telling = (): string =>
    `the ${pick(ADJECTIVES)} ${pick(NOUNS)} ${pick(VERBS)} the ${pick(NOUNS)} of the ${pick(ADJECTIVES)} ${pick(NOUNS)}`;
  const facts: readonly (() => string)[] = [
    () => `${pick(BODIES)} ordered ${number(90)} ${pick(THINGS)} for €${number(900)} million on ${day()} ${year()}.`,
    () =>
      `In ${pick(MONTHS)} ${year()} ${pick(PLACES)} sent ${thousands()} ${pick(THINGS)} to exercise ${pick(EXERCISES)}.`,
    () =>
      `“${telling().replace(/^t/, 'T')}, and we will finish it by ${year()},” said ${pick(OFFICES)} ${pick(PEOPLE)} on ${day()}.`,
    () =>
      `Spending on ${pick(THINGS)} rose by ${number(40)}.${number(7)} per cent to $${number(80)}bn in ${year()}, according to ${pick(BODIES)}.`,
    () =>
      `${pick(OFFICES)} ${pick(PEOPLE)} told reporters last ${pick(['Monday', 'Tuesday', 'Friday'])} that ${pick(PLACES)} would deliver ${number(60)} ${pick(THINGS)}.`,
    () =>
      `${pick(PLACES)} joined ${pick(BODIES)} in ${year()}, after ${number(9)} years of talks with ${pick(PLACES)}.`,
    () =>
      `Some ${thousands()} people from ${number(30)} countries took part in ${pick(EXERCISES)}, ${number(20)} more than in ${year()}.`,
  ];
  const others: readonly (() => string)[] = [
    () => `However, ${telling()}, as ${words(4)} usually do.`,
    () => `The ${pick(NOUNS)} near ${pick(PLACES)} was ${pick(ADJECTIVES)}, and ${telling()}.`,
    () => `Nobody in the ${pick(NOUNS)} ${pick(VERBS)} it, although ${telling()} for a while.`,
    () => `${pick(PEOPLE)} ${pick(VERBS)} the ${pick(NOUNS)} with a ${pick(ADJECTIVES)} ${words(3)} and ${telling()}.`,
    () =>
      `That ${pick(NOUNS)}, ${words(6)}, remained a ${pick(ADJECTIVES)} ${pick(NOUNS)} for the whole ${pick(NOUNS)}.`,
  ];
  const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
  return {
    pick,
    number,
    words,
    day,
    year,
    person: () => pick(PEOPLE),
    sentence: (): string => capital(random() < share ? pick(facts)() : pick(others)()),
    headline: (): string =>
      `${pick(PLACES)} and ${pick(BODIES)} ${pick(VERBS)} the ${pick(ADJECTIVES)} ${pick(NOUNS)} of ${pick(PLACES)}`,
  };
}
