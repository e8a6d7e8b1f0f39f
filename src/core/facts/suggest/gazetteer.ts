import type { EntityKind } from '../../../model/fact.ts';
import type { KnownEntity } from './input.ts';

const entry = (kind: EntityKind, name: string, ...aliases: string[]): KnownEntity => ({ name, kind, aliases });

/** Names of one thing that everybody writes in several ways. Indo-Pacific and Asia-Pacific are two: they are not joined here. */
const JOINED: readonly KnownEntity[] = [
  entry('place', 'Republic of Korea', 'South Korea', 'ROK', 'S. Korea'),
  entry(
    'place',
    'Democratic People’s Republic of Korea',
    'North Korea',
    'DPRK',
    "Democratic People's Republic of Korea",
  ),
  entry('place', 'United States', 'United States of America', 'U.S.', 'US', 'USA', 'U.S.A.'),
  entry('place', 'United Kingdom', 'U.K.', 'UK', 'Great Britain', 'Britain'),
  entry('place', 'China', 'PRC', 'People’s Republic of China', "People's Republic of China"),
  entry('place', 'Türkiye', 'Turkey'),
  entry('place', 'Czech Republic', 'Czechia'),
  entry('place', 'United Arab Emirates', 'UAE', 'U.A.E.'),
  entry('place', 'Russia', 'Russian Federation'),
  entry('place', 'Viet Nam', 'Vietnam'),
  entry('place', 'Myanmar', 'Burma'),
  entry('place', 'Netherlands', 'Holland'),
  entry('place', 'Iran', 'Islamic Republic of Iran'),
  entry('place', 'Washington', 'Washington, D.C.', 'Washington D.C.', 'Washington DC'),
  entry('place', 'Kyiv', 'Kiev'),
  entry('place', 'Indo-Pacific', 'Indo Pacific'),
  entry('place', 'Asia-Pacific', 'Asia Pacific'),
  entry('place', 'The Hague', 'Hague'),
  entry(
    'organisation',
    'NATO',
    'North Atlantic Treaty Organization',
    'North Atlantic Treaty Organisation',
    'North Atlantic Alliance',
  ),
  entry('organisation', 'European Union', 'EU', 'E.U.'),
  entry('organisation', 'United Nations', 'UN', 'U.N.'),
  entry('organisation', 'ASEAN', 'Association of Southeast Asian Nations'),
  entry('organisation', 'OSCE', 'Organization for Security and Co-operation in Europe'),
  entry('organisation', 'African Union', 'AU'),
  entry('organisation', 'European Commission'),
  entry('organisation', 'IAEA', 'International Atomic Energy Agency'),
  entry('organisation', 'IMF', 'International Monetary Fund'),
  entry('organisation', 'World Bank'),
  entry('organisation', 'G7', 'Group of Seven'),
  entry('organisation', 'G20'),
  entry('organisation', 'AUKUS'),
  entry('organisation', 'Security Council', 'United Nations Security Council', 'UN Security Council'),
  entry('organisation', 'North Atlantic Council', 'NAC'),
];

const PLACES =
  `Africa|Antarctica|Arctic|Asia|Atlantic|Baltic Sea|Baltics|Balkans|Black Sea|Caribbean|Caucasus|Central Asia|Central Europe|East Asia|East China Sea|
  Eastern Europe|Europe|Gulf of Finland|High North|Indian Ocean|Korean Peninsula|Latin America|Mediterranean|Middle East|North Africa|North America|
  North Sea|Northern Europe|Northeast Asia|Oceania|Pacific|Pacific Islands|Persian Gulf|Red Sea|Sahel|Scandinavia|South America|South Asia|South China Sea|
  Southeast Asia|Sub-Saharan Africa|Taiwan Strait|Western Balkans|Western Europe|Crimea|Donbas|Kosovo|Palestine|Scotland|Wales|England|Catalonia|Tibet|Xinjiang|
  Taiwan|Hong Kong|Macau|Abu Dhabi|Abuja|Accra|Addis Ababa|Algiers|Amman|Amsterdam|Ankara|Astana|Athens|Auckland|Baghdad|Baku|Bandung|Bangkok|Barcelona|
  Beijing|Beirut|Belgrade|Bengaluru|Bergen|Berlin|Bern|Bogotá|Boston|Brasília|Bratislava|Brussels|Bucharest|Budapest|Buenos Aires|Busan|Cairo|Canberra|
  Cape Town|Caracas|Chicago|Chișinău|Cologne|Colombo|Copenhagen|Dakar|Damascus|Darwin|Delhi|Dhaka|Doha|Dubai|Dublin|Edinburgh|Frankfurt|Gdańsk|Geneva|
  Glasgow|Guam|Hamburg|Hanoi|Hanover|Havana|Hawaii|Helsinki|Hiroshima|Honolulu|Islamabad|Istanbul|Jakarta|Jerusalem|Johannesburg|Kabul|Karachi|Kathmandu|
  Khartoum|Kharkiv|Kinshasa|Kraków|Kuala Lumpur|Lagos|Lima|Lisbon|Ljubljana|London|Los Angeles|Luxembourg|Lyon|Madrid|Manila|Melbourne|Mexico City|Milan|
  Minsk|Moscow|Mumbai|Munich|Nairobi|Naples|New Delhi|New York|Nicosia|Nuuk|Odesa|Osaka|Oslo|Ottawa|Paris|Perth|Phnom Penh|Podgorica|Port Moresby|Prague|
  Pristina|Pyongyang|Ramallah|Reykjavik|Riga|Rio de Janeiro|Riyadh|Rome|Rotterdam|San Francisco|Santiago|Sarajevo|Seoul|Shanghai|Shenzhen|Skopje|Sofia|
  Stockholm|Strasbourg|Suva|Sydney|São Paulo|Taipei|Tallinn|Tbilisi|Tehran|Tel Aviv|The Hague|Tirana|Tokyo|Toronto|Tripoli|Tunis|Turin|Turku|Ulaanbaatar|
  Valletta|Vancouver|Vienna|Vilnius|Warsaw|Wellington|Yerevan|Yokosuka|Zagreb|Zurich|Okinawa|Hokkaido|Guangdong|Hainan|Kaliningrad|Murmansk|Svalbard|Greenland`
    .split('|')
    .map((name) => name.trim());

/** Regions of ISO 3166 that a text names otherwise, or that are first of all words of the language. */
const NOT_NAMES = /\(|&| SAR |Islands|Outlying|Territor/;

function countries(): string[] {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const found: string[] = [];
  for (let first = 65; first <= 90; first += 1) {
    for (let second = 65; second <= 90; second += 1) {
      const code = String.fromCharCode(first, second);
      const name = /^(?:X[A-Z]|Q[M-Z]|ZZ|A[A]|EU|EZ|UN)$/.test(code) ? undefined : names.of(code);
      if (name !== undefined && !NOT_NAMES.test(name)) found.push(name);
    }
  }
  return [
    ...found,
    'Solomon Islands',
    'Marshall Islands',
    'Cook Islands',
    'Trinidad and Tobago',
    'Bosnia and Herzegovina',
    'North Macedonia',
  ];
}

let gathered: readonly KnownEntity[] | null = null;

/** Countries, well-known places and organisations, with the aliases that everybody knows. */
export function gazetteer(): readonly KnownEntity[] {
  gathered ??= [...[...countries(), ...PLACES].map((name) => entry('place', name)), ...JOINED];
  return gathered;
}
