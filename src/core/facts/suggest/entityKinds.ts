import type { EntityKind } from '../../../model/fact.ts';

/** Words before a name that make it a person's. */
const TITLES =
  /^(?:President|Prime|Minister|Ministers?|Secretary|Secretary-General|General|Lieutenant|Major|Colonel|Captain|Admiral|Rear|Vice|Vice-Admiral|Brigadier|Commander|Commodore|Sergeant|Ambassador|Senator|Representative|Congressman|Congresswoman|Chancellor|Chief|Director|Deputy|Assistant|Governor|King|Queen|Prince|Princess|Pope|Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Hon|Judge|Justice|Commissioner|Envoy|Chairman|Chairwoman|Chair|Spokesman|Spokeswoman|Defence|Defense|Foreign|Interior|Public|Services|Procurement|Professor|Gen|Lt|Col|Adm|Maj|Capt|Amb|Sen|Rep|Gov|Analyst|Researcher|Fellow|Marshal|Air|Field|Special|Mayor|Councilman|Councilwoman|Councill?or|Superintendent|Administrator|Sheriff|Premier|Taoiseach|Bishop|Archbishop|Sheikh|Emir|Sultan|Baroness|Baron|Sgt|Cpl|Brig|Cdr|Cmdr|Corporal|Principal|Managing)\.?$/;
const KINDS: readonly (readonly [EntityKind, RegExp])[] = [
  ['exercise', /^(?:Exercise|Operation) \p{Lu}|\b(?:Exercise|Drill|Wargame|War Game|Manoeuvres)(?: \d+)?$/u],
  [
    'event',
    /\b(?:Summit|Conference|Dialogue|Forum|Symposium|Talks|Meeting|Congress|Assembly|Workshop|Expo)(?: \d{2,4})?$/,
  ],
  [
    'work',
    /\b(?:Declaration|Treaty|Agreement|Code|Charter|Convention|Report|Act|Communiqué|Concept|White Paper|Resolution|Protocol|Accord|Memorandum)(?: \d{2,4})?$/,
  ],
  [
    'programme',
    /\b(?:Programmes?|Programs?|Initiative|Pledge|Strategy|Fund|Plan|Agenda|Mission|Project|Partnership|Scheme|Framework|Link)(?: \d{2,4})?$/,
  ],
  [
    'organisation',
    /\b(?:Ministry|Department|Institute|Institution|Agency|Commission|Council|Committee|Centre|Center|University|College|Academy|Office|Bureau|Service|Command|Bank|Party|Alliance|Union|Organi[sz]ation|Association|Foundation|Network|Group|Company|Corporation|Corp|Co|Inc|Ltd|Limited|AG|SA|GmbH|plc|LLC|SE|NV|AB|Oy|Systems|Dynamics|Telecom|Technologies|Industries|Aerospace|Defense|Defence|Research|Intelligence|Studies|Capital|Holdings|Partners|Navy|Army|Force|Forces|Corps|Guard|Police|Brigade|Regiment|Fleet|Parliament|Senate|Congress|Secretariat|Authority|Court|Board|Consortium|Headquarters|Treasury|Commons|Bundestag|Bundeswehr|Pentagon|Kremlin|Tank|Journal|Times|Post|News|Staff|Monde|Figaro|Guardian|Telegraph|Herald|Tribune|Gazette|Zeitung|Spiegel|Welt|Mail|Mirror|Observer|Economist|Republic|Shimbun|Ilbo|Pravda|Radio|Television|TV|Broadcasting|Press|Daily|Review|Magazine|Today|Globe|Chronicle|Standard|Weekly|Hindu|Aviation|Airlines?|Airways|Motors|Shipyards?|Shipbuilding|Shipping|Robotics|Electronics|Avionics|Media|Steel|Logistics|Petroleum|Analytics|Laborator(?:y|ies)|Labs|Insurance|Brokers|Energy|Ammunition|Munitions|Armaments|Marine|Naval)\.?$/,
  ],
  [
    'place',
    /\b(?:Sea|Gulf|Strait|Ocean|Islands?|Peninsula|Region|River|Bay|Province|County|Base|Port|Airport|Valley|Mountains|City|Territory|Coast|Basin|Corridor)$|^(?:Gulf|Strait|Sea|Bay|Port|Lake|Mount|Cape|Fort) (?:of )?\p{Lu}/u,
  ],
];
/** "Radio France", "Voice of America": organisations by what stands first. */
const BROADCASTS = /^(?:Radio|Televisión|Télévision|Voice of|Agence|Deutsche|Groupe|Grupo|Banco|Banque) \p{Lu}/u;
const ORGANISATION_START =
  /^(?:Ministry|Department|Institute|Agency|Commission|Council|Committee|Centre|Center|University|College|Academy|Office|Bureau|Bank|Organi[sz]ation|Association|House|Joint|National|Royal|Federal) (?:of|for|on|\p{Lu})/u;

/** Titles that are none without the word behind them: "Foreign Minister", and not "Foreign Sales". */
const PART_OF_TITLE =
  /^(?:Defen[cs]e|Foreign|Interior|Public|Services|Procurement|Special|Air|Field|Rear|Vice|Prime|Assistant|Managing|Principal)$/;
export const isWholeTitle = (word: string): boolean => isTitle(word) && !PART_OF_TITLE.test(word);

export const isTitle = (word: string): boolean => TITLES.test(word);

/** What kind of thing a name in capitals is, by its own words; null where they do not tell. */
export function kindByWords(name: string): EntityKind | null {
  const kind = KINDS.find(([, pattern]) => pattern.test(name))?.[0];
  if (kind) return kind;
  return ORGANISATION_START.test(name) || BROADCASTS.test(name) ? 'organisation' : null;
}
