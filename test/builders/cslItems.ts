import type { CslItem, CslName } from '../../src/model/source.ts';

/** Bibliographic items of the kinds that analysts cite, varied in everything that makes a printed reference hard to read. */

const TITLES = [
  'Deterrence after the drone: Lessons from three campaigns',
  'Who guards the cables?',
  'Small navies, long coasts',
  'Is resilience enough? Civil preparedness in a time of sabotage',
  'The price of readiness: Stockpiles, industry, and the next decade',
  '“Porcupine” strategies and their limits',
  'What happened to arms control? A reckoning',
  'Ports, straits and power',
  'Cyber insurance and the law of armed conflict',
  'U.S. basing in the Pacific: An audit',
  'Why allies disagree about risk',
  'Burden sharing in numbers, 1990–2020',
  'The 2 percent debate revisited',
  'Japan’s quiet rearmament',
  'From Suez to Sunda: Chokepoints in war and trade',
  'Space situational awareness (SSA) for middle powers',
  'Hybrid threats: A taxonomy',
  'Measuring escalation',
  'An island too far',
  'Disinformation, deepfakes, and democracies',
  'Energy security vs. climate security: A false choice?',
  'Command and control in the age of AI',
  'The return of conscription in Northern Europe',
  'Nuclear sharing: Past, present, future',
  'Alliance cohesion under fire',
  'How wars end',
  'Undersea sensors for the High North',
  'The art of the communiqué',
  'Sanctions that bite: Evidence from shipping data',
  'Critical minerals and defence supply chains',
  'A grammar of signals',
  'Mapping militias in the Sahel',
  '5G, trust and the transatlantic rift',
  'Wargaming the Baltic: What players learn',
  'Maritime domain awareness in South-East Asia',
  'Rules of the road for satellites',
  'Logistics wins wars; budgets win logistics',
  'On the uses of ambiguity',
  'The reserve force problem',
  'Women, peace and security after twenty years',
] as const;
const JOURNALS = [
  'International Security',
  'Survival',
  'Journal of Strategic Studies',
  'The Washington Quarterly',
  'Security Studies',
  'Politique étrangère',
  'Contemporary Security Policy',
  'Asian Survey',
  'European Journal of International Security',
  'Millennium: Journal of International Studies',
  'The RUSI Journal',
  'Armed Forces & Society',
  'Defence and Peace Economics',
  'Intelligence and National Security',
] as const;
const PAPERS = [
  'The New York Times',
  'Financial Times',
  'The Guardian',
  'Le Monde',
  'The Straits Times',
  'Der Spiegel',
  'Nikkei Asia',
] as const;
const SITES = [
  'War on the Rocks',
  'The Diplomat',
  'Lawfare',
  'European Leadership Network',
  'BBC News',
  'Defense News',
] as const;
const PUBLISHERS = [
  'Oxford University Press',
  'Routledge',
  'Cornell University Press',
  'Polity',
  'Palgrave Macmillan',
  'Columbia University Press',
  'C. Hurst & Co.',
  'W. W. Norton',
  'Springer',
] as const;
const INSTITUTES = [
  'RAND Corporation',
  'International Institute for Strategic Studies',
  'Clingendael Institute',
  'Center for Strategic and International Studies',
  'Chatham House',
  'Stockholm International Peace Research Institute',
] as const;
const BOOKS = [
  'The Oxford handbook of strategy',
  'Rethinking sea power',
  'Routledge handbook of defence studies',
  'Asia’s new geopolitics: Essays in honour of an era',
  'Statecraft and security',
  'Cyber conflict: A reader',
] as const;
const PEOPLE: readonly CslName[] = [
  { family: 'Smith', given: 'John A.' },
  { family: 'Okafor', given: 'Chidi' },
  { family: 'García Márquez', given: 'Elena' },
  { family: 'Beek', given: 'Anna', 'non-dropping-particle': 'van der' },
  { family: 'O’Neill', given: 'Siobhán' },
  { family: 'Müller-Schmidt', given: 'Karl-Heinz' },
  { family: 'Li', given: 'Wei' },
  { family: 'De Vries', given: 'Pieter' },
  { family: 'Kim', given: 'Min-jun' },
  { family: 'Nguyen', given: 'Thi Lan' },
  { family: 'King', given: 'Martin L.', suffix: 'Jr.' },
  { family: 'Åkesson', given: 'Björn' },
  { family: 'Al-Rashid', given: 'Omar' },
  { family: 'McAllister', given: 'Fiona R.' },
  { family: 'Dubois', given: 'Jean-Pierre' },
  { family: 'Tanaka', given: 'Yuki' },
  { family: 'Şahin', given: 'Elif' },
  { family: 'Novák', given: 'Jiří' },
];
const ORGANISATIONS = [
  'World Bank',
  'North Atlantic Treaty Organization',
  'Ministry of Defence',
  'International Energy Agency',
  'U.S. Government Accountability Office',
  'European Commission',
  'Department for Business, Energy & Industrial Strategy',
  'Reuters',
] as const;
const PLACES = ['Helsinki, Finland', 'Washington, DC', 'Singapore', 'London, United Kingdom'] as const;
const KINDS = [
  'article-journal',
  'article-journal',
  'article-journal',
  'book',
  'chapter',
  'report',
  'webpage',
  'article-newspaper',
  'paper-conference',
  'thesis',
] as const;

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** As many items as asked for, the same for the same seed. */
export function cslItems(count: number, seed: number): CslItem[] {
  const random = numbers(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const one = <T>(of: readonly T[]): T => of[below(of.length)] as T;
  const people = (most: number): CslName[] => {
    const start = below(PEOPLE.length);
    const step = one([1, 5, 7]);
    return Array.from({ length: 1 + below(most) }, (_, i) => PEOPLE[(start + i * step) % PEOPLE.length] as CslName);
  };
  const year = (): number => 1985 + below(40);
  const day = () => ({ 'date-parts': [[year(), 1 + below(12), 1 + below(28)]] });
  const pages = (): string => {
    const first = 1 + below(400);
    return `${first}–${first + 2 + below(40)}`;
  };
  const doi = (): string => `10.${1000 + below(8999)}/${one(['isec_a_00', 's41586-', 'j.1468-2346.'])}${below(99999)}`;
  const url = (): string =>
    `https://www.example.${one(['org', 'com', 'int'])}/${one(['news/2020', 'publications', 'a_b'])}/${below(9999)}`;
  const sometimes = (share: number, fields: () => Record<string, unknown>): Record<string, unknown> =>
    random() < share ? fields() : {};

  return Array.from({ length: count }, (_, at): CslItem => {
    const type = KINDS[at % KINDS.length] as string;
    const title = one(TITLES);
    const base = { id: `item-${at}`, type, title };
    const author = random() < 0.85 ? people(4) : [{ literal: one(ORGANISATIONS) }];
    const issued = { 'date-parts': [[year()]] };
    switch (type) {
      case 'article-journal':
        return {
          ...base,
          author,
          issued,
          'container-title': one(JOURNALS),
          volume: String(1 + below(80)),
          page: pages(),
          ...sometimes(0.85, () => ({ issue: String(1 + below(6)) })),
          ...sometimes(0.6, () => ({ DOI: doi() })),
        };
      case 'book':
        return {
          ...base,
          ...(random() < 0.75 ? { author: people(3) } : { editor: people(3) }),
          issued,
          publisher: one(PUBLISHERS),
          ...sometimes(0.3, () => ({ edition: String(2 + below(4)) })),
          ...sometimes(0.6, () => ({ 'publisher-place': one(PLACES) })),
        };
      case 'chapter':
        return {
          ...base,
          author: people(2),
          editor: people(3),
          issued,
          'container-title': one(BOOKS),
          page: pages(),
          publisher: one(PUBLISHERS),
          ...sometimes(0.2, () => ({ edition: '2' })),
          ...sometimes(0.2, () => ({ DOI: doi() })),
        };
      case 'report':
        return {
          ...base,
          author,
          issued,
          publisher: one(INSTITUTES),
          ...sometimes(0.5, () => ({
            genre: one(['Research Report', 'Working Paper', 'Policy Brief']),
            number: one(['12', 'RR-1234', '2020/3']),
          })),
          ...sometimes(0.7, () => ({ URL: url() })),
        };
      case 'webpage':
        return {
          ...base,
          ...sometimes(0.9, () => ({ author })),
          ...sometimes(0.9, () => ({ issued: day() })),
          'container-title': one(SITES),
          URL: url(),
          ...sometimes(0.3, () => ({ accessed: day() })),
        };
      case 'article-newspaper':
        return {
          ...base,
          author,
          issued: day(),
          'container-title': one(PAPERS),
          ...sometimes(0.5, () => ({ page: one(['A1', '12', 'B4']) })),
          ...sometimes(0.5, () => ({ URL: url() })),
        };
      case 'paper-conference':
        return {
          ...base,
          author: people(4),
          issued,
          'container-title': one([
            'Proceedings of the 12th International Conference on Cyber Conflict',
            'Proceedings of the Naval Studies Symposium 2019',
            'Strategic Studies Conference Papers',
          ]),
          page: pages(),
          ...sometimes(0.5, () => ({ publisher: one(['IEEE', 'CCDCOE', 'Springer']) })),
          ...sometimes(0.4, () => ({ DOI: doi() })),
        };
      default:
        return {
          ...base,
          author: people(1),
          issued,
          genre: one(['Doctoral dissertation', 'Master’s thesis']),
          publisher: one(['King’s College London', 'University of Oslo', 'Johns Hopkins University']),
          ...sometimes(0.3, () => ({ URL: url() })),
        };
    }
  });
}
