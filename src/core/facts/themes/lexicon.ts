import { themeWords } from './words.ts';

/** Words of a starting theme: `strong` ones nearly decide by themselves, `weak` ones only together. A phrase is two words. */
interface ThemeLexicon {
  readonly strong: string;
  readonly weak: string;
}

/** Written for the subjects of defence and policy; entries are divided by commas. */
const LEXICON: Readonly<Record<string, ThemeLexicon>> = {
  exercises: {
    strong: `exercise, drill, wargame, war game, manoeuvre, maneuver, live-fire, tabletop, joint training, field training,
      exercise control, red team, blue team, field manoeuvres, war games, cyber range, table-top`,
    weak: `train, training, scenario, interoperability, simulation, simulate, participate, participant, deploy, sail, sailor,
      troop, squadron, frigate, vessel, aircraft, brigade, battalion, hypothetical, rehearse, hosted, team, expert,
      observer, planning conference`,
  },
  market: {
    strong: `market, market share, CAGR, revenue, sales, growth rate, market size, turnover, compound annual, vendor, investor,
      order book, order backlog, supplier, procurement contract, acquisition deal, stock, shareholder, forecast period, billion dollars`,
    weak: `billion, million, percent, growth, grow, spending, spend, cost, price, demand, industry, sector, company, firm,
      contract, export, import, invest, investment, USD, dollar, EUR, segment, analyst, projected, forecast, sold, buy,
      purchase, customer, product, solution, enterprise, technology, startup, profit, budget, manufacturer, supply chain, insurance, bank`,
  },
  policy: {
    strong: `policy, strategy, doctrine, legislation, regulation, white paper, pledge, directive, legal framework, defence
      strategy, defense strategy, national strategy, strategic concept, action plan, sanction, parliament, ratify, statute, deterrence,
      security strategy, treaty obligation, executive order, export control, rule, decree, bill`,
    weak: `law, act, approve, adopt, adopted, government, agenda, priority, objective, framework, guideline, mandate, principle, plan,
      commit, commitment, reform, recommendation, recommend, standard, resilience, posture, budget, target, implementation, review, ban,
      deter, homeland, initiative, authority, ministry, resolution, roadmap, vote, senate, congress, decision, requirement`,
  },
  partnerships: {
    strong: `partnership, partner, cooperation, co-operation, cooperate, alliance, memorandum,
      cooperation programme, agreement signed, bilateral, trilateral, multilateral, joint statement, capacity building, dialogue
      partner, partner nations, strategic partnership, tailored, IP4, like-minded, interoperable, treaty, membership`,
    weak: `ally, allied, allies, agreement, joint, member, programme, program, together, dialogue, share, sharing, exchange, sign,
      join, joined, assist, assistance, support, engagement, relations, tie, ties, collaborate, collaboration, contribute, mutual, Indo-Pacific,
      Asia-Pacific, NATO, AUKUS, ASEAN, Quad, coalition, accession, nation, liaison, compact`,
  },
  summits: {
    strong: `summit, ministerial, conference, forum, foreign ministers, defence ministers, defense ministers, high-level meeting,
      plenary, communiqué, communique, ministers met, leaders met, public forum, G7, G20, general assembly, symposium,
      state visit, talks, ministers' meeting, delegation`,
    weak: `meet, met, meeting, attend, visit, host, hosted, leader, session, convene, address, speech, agenda, minister, invite, invited,
      declaration, council, round, venue, headquarters, gather, panel, keynote, delegate, sideline, participate, capital`,
  },
  threats: {
    strong: `threat, attack, cyberattack, cyber-attack, espionage, malware, ransomware, sabotage, invasion, invade, terrorism, terrorist, missile,
      hostile, aggression, adversary, disinformation, hybrid warfare, threat actor, intrusion, hacker, breach, vulnerability, hack, phishing,
      war, coercion, incursion, nuclear weapon, psychological warfare, warhead, drone attack, state-sponsored, infiltrate, backdoor, compromise`,
    weak: `risk, danger, conflict, warn, warned, target, disrupt, disruption, exploit, steal, stolen, fraud, crisis, tension, provocation, nuclear,
      weapon, hybrid, warfare, intelligence, militant, incident, damage, outage, suspected, campaign, critical infrastructure,
      escalate, launch, launched, fire, fired, ballistic, buildup, build-up, assertive, malign, insurgent, unidentified, violate, airspace, drone, cable`,
  },
  community: {
    strong: `public safety, essential service, civil society, community, communities, citizen, volunteer, trust-based, civil defence, public trust, awareness,
      education, school, university, resident, local people, charity, youth, household, veteran, family, hospital, public health`,
    weak: `people, public, trust, society, societal, social, civilian, student, protect, protection, safety, health, welfare, culture, local, women,
      children, town, village, neighbour, network, workforce, skill, scholarship, inclusive, outreach, aid, shelter, evacuate, refugee, population, everyday`,
  },
  people: {
    strong: `appointed, appoint, resign, resigned, successor, biography, nominated, inaugurated, commander-in-chief, ambassador, spokesperson,
      spokesman, spokeswoman, secretary general, secretary-general, deputy director, assistant secretary, prime minister, took office, sworn,
      elected president, obituary, chairman, chairwoman, senior fellow`,
    weak: `president, minister, director, general, admiral, chief, commander, head, chair, deputy, secretary, professor, fellow, officer, author,
      researcher, scholar, founder, senator, told, added, argued, remarked, official, leader, Dr, Mr, Mrs, Ms, colonel, adviser, advisor, candidate, career`,
  },
};

/** How much a strong and a weak word raise the log-odds of their theme. */
const STRONG = 2.6;
const WEAK = 1.1;
/** The same for a word of the theme's own name: it is what its maker thought of. */
const NAMED = 2.8;

/** A word of a lexicon: what it adds to the log-odds of its theme, and how it is written there. */
interface LexiconWord {
  readonly weight: number;
  readonly written: string;
}

/** The stems of a lexicon with what each is worth; a theme of the user's own has the words of its name. */
export function lexiconOf(theme: { readonly slug: string; readonly name: string }): ReadonlyMap<string, LexiconWord> {
  const words = new Map(STARTING.get(theme.slug));
  for (const [stem, word] of read(theme.name.replace(/\s+/g, ','), NAMED)) words.set(stem, word);
  return words;
}

/** Whether a starting theme has the stem: pairs of words are learned only where one has them. */
export const isInALexicon = (stem: string): boolean => ALL_STEMS.has(stem);

function* read(entries: string, weight: number): Generator<[string, LexiconWord], void> {
  for (const entry of entries.split(',')) {
    const written = entry.replace(/\s+/g, ' ').trim();
    const words = themeWords(written);
    const whole = words.find(({ stem }) => stem.includes(' ')) ?? words[0];
    if (whole) yield [whole.stem, { weight, written }];
  }
}

const STARTING: ReadonlyMap<string, ReadonlyMap<string, LexiconWord>> = new Map(
  Object.entries(LEXICON).map(([slug, { strong, weak }]) => [
    slug,
    new Map([...read(weak, WEAK), ...read(strong, STRONG)]),
  ]),
);

const ALL_STEMS: ReadonlySet<string> = new Set([...STARTING.values()].flatMap((words) => [...words.keys()]));
