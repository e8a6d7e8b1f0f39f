import type { Span } from './language.ts';
import type { Quantity } from './quantities.ts';

/** What the words around a number say that it measures; the first that speaks decides. */
const MONEY: readonly (readonly [RegExp, string])[] = [
  [/\bmarket\b.{0,60}\b(?:valued|worth|stood|reach|grow|size|hit|top)|\b(?:led|held) the market\b/i, 'market size'],
  [/\brevenues?\b|(?<!Military )\bsales\b|\bturnover\b/i, 'revenue'],
  [/\bloss(?:es)?\b/i, 'loss'],
  [/\bprofits?\b/i, 'profit'],
  [/\bbudget|\bsets? aside|\bset aside|\ballocat/i, 'budget'],
  [/\bspend(?:s|ing)?\b|\bspent\b|\bexpenditure/i, 'spending'],
  [/\bexports\b/i, 'exports'],
  [/\bimports\b/i, 'imports'],
  [/\bbacklog\b/i, 'order backlog'],
  [/\bcosts?\b(?!-)|(?<!fixed-)\bprice/i, 'cost'],
  [/\binvest|\braised?\b(?! (?:from|to|by)\b)/i, 'investment'],
  [/\bcontract|\border(?:ed|s)?\b|\bbought\b|\bpurchase/i, 'contract value'],
  [/\bcommit|\bpledg|\bdonat|\bassistance\b|\baid\b|\bfund/i, 'funding'],
  [/\bmarket\b/i, 'market size'],
];
const PERCENT: readonly (readonly [RegExp, string])[] = [
  [/\bCAGR\b|\bcompound(?:ed)? annual growth/i, 'compound annual growth rate'],
  [/\bmarket share|\bshare of the market|\bthe market with a share|\bof the market/i, 'market share'],
  [/\bshare\b/i, 'share'],
  [/\bgrowth\b|\bgr[eo]w|\bfastest rate|\bexpand/i, 'growth rate'],
  [
    /(?<!mak\w+ |made )\bup (?:by |about |nearly )?\d|\b(?:rise|rising|rose|increas\w*|gain\w*|climb\w*|jump\w*|rais\w+|more than in|higher than)\b/i,
    'increase',
  ],
  [/\b(?:down|fell|fall|falling|drop\w*|declin\w*|cut|decreas\w*|less than in|lower than)\b/i, 'decrease'],
  [/\bGDP\b|\bnational income\b/i, 'share of GDP'],
];

const STOP =
  '(?:come|comes|came|goes|go|say|says|said|back|use|used|live|took|take|made|make|in|by|and|or|of|for|to|on|at|from|with|is|was|are|were|that|which|must|will|would|left|had|has|have|last|this|next)';
const SHARE_OF = new RegExp(
  `^ of (?:the |its |their |all )?(?!(?:the|its|their|all|them|it|these|those|us|which)\\b)((?!${STOP}\\b)[\\p{L}'-]+(?: (?!${STOP}\\b)[\\p{L}'-]+){0,3})`,
  'u',
);

/** What a number without a noun counts: its group ("a staff of 45"), or what "four of nine" is a part of. */
function countOf(plain: string, number: Span): string {
  const group = /\b(staff|force|crew|team|fleet|total|population|strength|workforce|garrison) of (?:\w+ )?$/i.exec(
    plain.slice(0, number.start),
  )?.[1];
  if (group !== undefined) return group.toLowerCase();
  if (/\bnumber(?:s|ed)? (?:about |some |around )?$/.test(plain.slice(Math.max(0, number.start - 24), number.start)))
    return 'strength';
  return 'number';
}

/** "58 per cent of total government spending", where it is not a change that is told: a share of what. */
function shareOf(plain: string, number: Span): string | null {
  if (
    /\b(?:rise|increase|fall|drop|decline|growth|CAGR|cut|rate) (?:of|by) (?:\w+ )?$/i.test(
      plain.slice(0, number.start),
    )
  )
    return null;
  const whole = SHARE_OF.exec(plain.slice(number.end))?.[1];
  if (whole === undefined) return null;
  if (/^GDP\b/.test(whole)) return 'share of GDP';
  return /^market$/i.test(whole) || /^(?:the )?market share/i.test(whole) ? 'market share' : `share of ${whole}`;
}

const GOES_UP =
  /\b(?:r[aio]se[ns]?|rais(?:e[ds]?|ing)|rising|increas\w+|gr[eo]w\w*|climb\w*|jump\w*|surg\w*|soar\w*|lift\w*|boost\w*|expan[ds]\w*|up|gain\w*|swell\w*|widen\w*|add(?:s|ed|ing)?|overr[au]n\w*|exceed\w*|outstrip\w*)(?: \w+ly)?(?: [\w'-]+){0,3}? by(?: \w+){0,2} $|\b(?:rise|increase|growth|jump|gain|boost) of(?: \w+){0,2} $|(?:(?:^|[,;(-] ?|\b(?:is|are|was|were|be|been|and|now) )up|\b(?:rose|grew|climbed|jumped|gained))(?: (?:about|around|some|nearly|almost|over))? $/i;
const GOES_DOWN =
  /\b(?:fall(?:s|en|ing)?|fell|drop\w*|declin\w*|cut(?:s|ting)?|reduc\w*|decreas\w*|shr[aiu]nk\w*|slash\w*|lower\w*|trim\w*|narrow\w*|slip\w*|dip\w*|eas(?:ed|es|ing)|down)(?: \w+ly)?(?: [\w'-]+){0,3}? by(?: \w+){0,2} $|\b(?:fall|decrease|decline|drop|reduction|cut) of(?: \w+){0,2} $|(?:(?:^|[,;(-] ?|\b(?:is|are|was|were|be|been|and|now) )down|\b(?:fell|dropped|declined))(?: (?:about|around|some|nearly|almost|over))? $/i;
/** "0.4 per cent higher", "12% above that of the first": a per cent with one of these is a difference, whatever follows. */
const HIGHER =
  /^ (?:higher|more|up|dearer|costlier|stronger|better|larger|bigger|greater|above)\b(?! (?:the )?(?:age|ground|sea|water)\b)/;
const LOWER =
  /^ (?:lower|less|fewer|down|cheaper|weaker|worse|smaller|below)\b(?! (?:the )?(?:age|ground|sea|water)\b)/;
const MORE_THAN =
  /^ (?:more|higher|greater) than\b|^ (?:above|over) (?:the |its |their )?(?:plan|planned|target|forecast|level|previous|last|year|estimate|average|budget|norm|requirement|limit|peak|original)|^ up\b|^ (?:rise|increase|jump|gain|growth|hike|surge)\b|^ (?:larger|bigger|longer|faster|stronger|heavier) than\b/;
const LESS_THAN =
  /^ (?:less|fewer|lower) than\b|^ (?:below|under|short of) (?:the |its |their )?(?:plan|planned|target|forecast|level|previous|last|year|estimate|average|budget|norm|requirement|limit|peak|original)|^ down\b|^ (?:fall|drop|cut|decline|decrease|reduction)\b|^ (?:smaller|shorter|cheaper|slower|weaker|lighter) than\b/;
/** A missile that "fell some 200 km outside" came down there. */
const COMES_DOWN = /\b(?:fell|falls?|fallen|dropped)(?: (?:about|around|some|nearly|almost|over|just))? $/i;
const OVERRUN =
  /^(?: [\w-]+){0,1} over (?:its |their |the )?(?:(?:original|initial|approved|planned) )?(?:budget|cost|estimate)s?\b|^ (?:in )?(?:cost )?overruns?\b/;
const UNDERRUN = /^ under (?:its |their |the )?budget\b/;

/** "a $23,847,915 cost-plus-fixed-fee contract": neither a cost nor sales. */
const AWARDED =
  /^ (?:not-to-exceed |maximum |ceiling |undefinitized )?(?:(?:firm|fixed|cost|indefinite|time|labor|hybrid|undefinitized)[\w-]*,? )?(?:[\w/-]+,? ){0,5}?(?:contract|modification|task order|delivery order|contract action|basic ordering agreement)\b/;

/** Whether a number is how much something changed or differs, and which way; null where it is the thing itself. */
function differenceOf(lead: string, behind: string): 'increase' | 'decrease' | null {
  if (GOES_UP.test(lead) || /[( ]\+$/.test(lead) || MORE_THAN.test(behind)) return 'increase';
  return GOES_DOWN.test(lead) || LESS_THAN.test(behind) ? 'decrease' : null;
}

/** What a unit of measurement tells where no word beside it does. */
const DIMENSIONS: Readonly<Record<NonNullable<Quantity['dimension']>, string>> = {
  length: 'distance',
  area: 'area',
  volume: 'volume',
  mass: 'weight',
  power: 'power',
  energy: 'energy',
  speed: 'speed',
  frequency: 'frequency',
  data: 'data',
  yield: 'yield',
};
const LENGTHS: readonly (readonly [RegExp, string])[] = [
  [/\bwing-?spans?\b/i, 'wingspan'],
  [/\bdiameters?\b/i, 'diameter'],
  [/\bdraughts?\b|\bdrafts? of\b/i, 'draught'],
  [/\bthick(?:ness)?\b/i, 'thickness'],
  [/\bradius\b/i, 'radius'],
  [/(?<![-\w])rang(?:e|es|ing)\b|^-range|\breach(?:es)? (?:of|targets)/i, 'range'],
  [/\bf(?:lew|ly|lying|lies) at\b/i, 'height'],
  [/\bdeep\b|\bdepths?\b/i, 'depth'],
  [/\baltitudes?\b|\bhigh\b|\btall\b|\bheight|\babove sea/i, 'height'],
  [/\bwide\b|\bwidth/i, 'width'],
  [/\blong\b|\blength|\bfence|\bborder|\bpipelines?\b|\bcoast|\broads?\b|\bcables?\b/i, 'length'],
];
/** "nine nautical miles off the coast": how far away, whatever is long there. */
const AWAY =
  /^ (?:off|away|from|out|inland|offshore|short of|inside|outside|beyond|(?:to the )?(?:due )?(?:north|south|east|west)(?:[ -]?(?:east|west))?(?:ern)?)\b/;
const NO_THING = `(?:${STOP.slice(3, -1)}|the|a|an|its|their|his|her|this|these|those|size|class|limit|mark|deep|long|wide|high|tall|range|away|off|inside|north|south|east|west|above|below)`;
/** "a 186-km border fence", "600 tonnes of ammonium nitrate.": what the measurement is of. */
const NOUN_BEHIND = new RegExp(
  `^ (?:of )?(?!${NO_THING}\\b)((?:[\\p{Ll}-]{3,} )?[\\p{Ll}-]{3,}(?=[.,;)]|$)|[\\p{Ll}-]{3,})(?=[ .,;)]|$)`,
  'u',
);

function measurementOf({ compound, dimension, phraseEnd }: Quantity, plain: string, near: string): string {
  const behind = plain.slice(phraseEnd, phraseEnd + 48);
  if (dimension === 'length' && AWAY.test(behind) && !/\brange\b/.test(near)) return 'distance';
  const adjective = /^ (?:long|wide|deep|high|tall)\b/.exec(behind)?.[0];
  const name =
    dimension === 'length'
      ? (LENGTHS.find(([pattern]) => pattern.test(adjective ?? near))?.[1] ?? (compound ? 'length' : undefined))
      : undefined;
  const own = /^-range\b/.test(behind) ? 'range' : (name ?? DIMENSIONS[dimension ?? 'length']);
  const of = /^ of /.test(behind) || compound ? NOUN_BEHIND.exec(behind)?.[1] : undefined;
  if (of === undefined || of === own) return own;
  return dimension === 'mass' && /^ of /.test(behind) ? `amount of ${of}` : `${own} of ${of}`;
}

/** What befell those that are counted: "7 people were killed and 28 injured". */
const BEFELL =
  /^ (?:(?:were|was|are|have been|had been|has been|being) )?(?:\w+ly )?(killed(?: (?:and|or) (?:wounded|injured|missing))?|wounded|injured|captured|missing|displaced|hurt|arrested|detained|evacuated|rescued|dead)\b/;
const BEFALLS =
  /\b(kill|wound|injur|captur|arrest|detain|evacuat|rescu|displac)(?:ed|e|s|es|ing)?(?: (?:at least|more than|about|some|nearly|up to|over|an estimated|almost|another|around))? $/;
const BEFALLEN: Readonly<Record<string, string>> = {
  kill: 'killed',
  wound: 'wounded',
  injur: 'injured',
  captur: 'captured',
  arrest: 'arrested',
  detain: 'detained',
  evacuat: 'evacuated',
  rescu: 'rescued',
  displac: 'displaced',
};

const OF_A_WHOLE = /^(?:["'(]|(?:And|But|So) )?[Oo]f /;
const BECAME =
  /^ (?:(?:were|was|are|is|have|had|has)(?: been)? )?(\p{Ll}+ed|took \p{Ll}+|died|left|sold|built|lost|sent|held)\b/u;

function befell({ start, end, phraseEnd, unit }: Quantity, plain: string): string {
  if (BEFELL.test(` ${unit}`)) return '';
  const behind = plain.slice(phraseEnd);
  // "Four people, including two children, were killed".
  const past = behind.startsWith(', includ') ? behind.replace(/^, including [^,;]{1,60},/, '') : behind;
  const said = BEFELL.exec(plain.slice(end))?.[1] ?? BEFELL.exec(past)?.[1];
  // "Of 130 posts, 74 were filled": what became of the part tells it from the whole.
  if (said === undefined && phraseEnd === end && OF_A_WHOLE.test(plain)) {
    const became = BECAME.exec(plain.slice(end))?.[1];
    if (became !== undefined) return ` ${became}`;
  }
  if (said !== undefined) return ` ${said}`;
  const stem = BEFALLS.exec(plain.slice(Math.max(0, start - 40), start))?.[1];
  return stem === undefined ? '' : ` ${BEFALLEN[stem]}`;
}

/** "short of its target of 73,000": what is aimed at or allowed, and not what there is. */
const AIM =
  /\b(target|goal|ceiling|cap|limit|requirement|establishment|quota|threshold|minimum|maximum) of(?: \w+)? $/i;

/** What a number measures, in a word or two of the analyst's: the thing counted, or what its clause names. */
export function metricOf(quantity: Quantity, plain: string, clause: Span): string {
  const { figureKind, rate } = quantity;
  const lead = plain.slice(Math.max(clause.start, quantity.start - LEAD), quantity.start);
  const aim = AIM.exec(lead)?.[1];
  if (aim !== undefined) return aim.toLowerCase();
  const behind = plain.slice(quantity.phraseEnd, quantity.phraseEnd + 40);
  const named = /^ (target|goal|ceiling|cap|limit|threshold)s?\b/.exec(behind)?.[1];
  if (named !== undefined) return named;
  if (/^ short of (?:the|its|their|a) /.test(behind)) return 'shortfall';
  const metric = thingOf(quantity, plain, clause);
  const isExtra = figureKind === 'money' && /\b(?:an? (?:extra|additional|further)|another) $/.test(lead);
  const difference =
    quantity.isLevel || (quantity.dimension === 'length' && COMES_DOWN.test(lead))
      ? null
      : isExtra
        ? 'increase'
        : differenceOf(lead, plain.slice(quantity.phraseEnd, quantity.phraseEnd + 60));
  const told =
    figureKind === 'percent' || difference === null || /^(?:increase|decrease|cost overrun)/.test(metric)
      ? metric
      : `${difference} in ${metric}`;
  // "The price per vehicle is 12% above": the difference is not per vehicle.
  const isOfDifference =
    figureKind === 'percent' && rate !== null && !RATE_OF_TIME.test(rate) && /^(?:in|de)crease/.test(told);
  return rate === null || isOfDifference || /\bannual\b/.test(told) ? told : `${told} ${rate}`;
}

const AGE = /\b(?:average|mean|median|minimum|maximum|retirement|service) age\b/i;
/** "The zloty has lost 4 per cent". */
const LOSES =
  /\b(?:lost|loses?|losing|sheds?|shedding)(?: (?:about|some|around|nearly|almost|over|up to|more than|as much as))? $/i;
const RATE_OF_TIME = /^per (?:year|quarter|month|week|day|hour)$/;
const GROWS = /\b(?:fastest rate|growth rate|growing|grows?)\b/i;
/** How far around a number the words that name it are looked for. In UTF-16 code units. */
const WIDE = 240;
const LEAD = 120;
/** A change of per cent: of what it is, no verb of change may say where a level is told. */
const OF_CHANGE = new Set(['growth rate', 'increase', 'decrease']);

function thingOf(quantity: Quantity, plain: string, clause: Span): string {
  const { figureKind: kind, unit, start, end, phraseEnd } = quantity;
  if (kind === 'count') {
    if (unit === null) return /^[- ]strong\b/.test(plain.slice(end)) ? 'strength' : countOf(plain, quantity);
    return `number of ${unit}${befell(quantity, plain)}`;
  }
  if (kind === 'length of time') {
    if (/^ (?:late|behind|delayed)\b/.test(plain.slice(phraseEnd))) return 'delay';
    return AGE.test(plain.slice(Math.max(clause.start, start - LEAD), start)) ? 'age' : 'duration';
  }
  // What is said before a number is nearer to it than what follows, which may be the next number's.
  const near = plain.slice(Math.max(clause.start, start - 45), Math.min(clause.end, end + 25));
  if (kind === 'measurement')
    return measurementOf(quantity, plain, plain.slice(Math.max(clause.start, start - 45), phraseEnd + 24));
  const wide = plain.slice(Math.max(clause.start, start - WIDE), Math.min(clause.end, end + WIDE));
  if (kind === 'money') {
    if (AWARDED.test(plain.slice(phraseEnd, phraseEnd + 80))) return 'contract value';
    if (OVERRUN.test(plain.slice(phraseEnd))) return 'cost overrun';
    if (UNDERRUN.test(plain.slice(phraseEnd))) return 'saving';
    for (const words of [near, wide, plain.slice(Math.max(0, start - WIDE), end + WIDE)]) {
      const metric = MONEY.find(([pattern]) => pattern.test(words))?.[1];
      if (metric !== undefined) return metric;
    }
    return 'amount';
  }
  const of = quantity.isLevel ? shareOf(plain.slice(start), { start: 0, end: end - start }) : shareOf(plain, quantity);
  if (of !== null) return of;
  const lead = plain.slice(Math.max(clause.start, start - LEAD), start);
  const levels = PERCENT.filter(([, metric]) => !OF_CHANGE.has(metric));
  const named = [near, wide].map((words) => levels.find(([pattern]) => pattern.test(words))?.[1]).find(Boolean);
  if (quantity.isLevel) return named ?? 'level';
  if (named !== undefined && /annual growth|market share/.test(named)) return named;
  // A verb of change right before: of the words up to the last mark, so that "61 per cent, 4 points down" is no decrease.
  const verb = lead.slice(-45).replace(/^.*[,;(] /, '');
  // "down from 2.7% in November and 3.1% a year earlier": levels, both of them.
  if (/\bfrom\b/.test(verb) && !/\b(?:by|of)(?: \w+)? $/.test(verb)) return named ?? 'level';
  const changed = PERCENT.find(([pattern, metric]) => OF_CHANGE.has(metric) && pattern.test(verb))?.[1];
  const behind = plain.slice(end, end + 40);
  if (HIGHER.test(behind)) return 'increase';
  if (LOWER.test(behind) || LOSES.test(lead)) return 'decrease';
  const difference = differenceOf(lead, behind);
  return changed ?? difference ?? named ?? (GROWS.test(wide) ? 'growth rate' : 'share');
}
