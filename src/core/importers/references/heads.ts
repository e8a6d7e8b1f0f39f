import { type Issued, readIssued, YEAR } from './issued.ts';
import { type NameList, readNames } from './nameList.ts';

/** How an entry begins: who wrote it, the date where it stands there, and the words from the title on. */
export interface Head {
  readonly names: NameList | null;
  /** Undefined where the date stands elsewhere. */
  readonly date: Issued | undefined;
  /** The title, where it stands before the date or between quotation marks. */
  readonly title: string | null;
  readonly body: string;
  readonly form: 'author-date' | 'quoted-title' | 'plain';
  /** Two readings were possible. */
  readonly unsure: boolean;
}

const BRACKETED = /(?<=[\s.\])]|^)[([](?<date>[^()[\]]{4,40})[)\]](?<close>[.,:;]?\s+)/gu;
const BARE = new RegExp(
  `(?<=[.,)\\p{L}])\\s(?<date>${YEAR}[a-z]?|n\\.d\\.?|forthcoming|in press)(?<close>[.,:;]\\s+)`,
  'gu',
);
const QUOTED = [
  /[“„](?<title>(?:[^“”„]|[“„][^“”]*[”“])+?)[”“](?<close>[.,]?)(?=[\s,.;:(]|$)/u,
  /"(?<title>[^"]+)"(?<close>[.,]?)(?=[\s,.;:(]|$)/u,
  /«\s?(?<title>[^«»]+?)\s?»(?<close>[.,]?)(?=[\s,.;:(]|$)/u,
  /(?<=^|\s)[‘'](?<title>.+?[^\s])[’'](?<close>[.,]?)(?=[,.]|\s(?:in\b|In\b|\p{Lu}|\()|$)/u,
];

/** A title between quotation marks, with what stands before and behind it. */
export function quotedIn(words: string): { before: string; title: string; after: string; closed: boolean } | null {
  let earliest: RegExpExecArray | null = null;
  for (const pattern of QUOTED) {
    const found = pattern.exec(words);
    if (found && (earliest === null || found.index < earliest.index)) earliest = found;
  }
  const title = earliest?.groups?.title;
  if (!earliest || title === undefined || title.length < 3) return null;
  return {
    before: words.slice(0, earliest.index),
    closed: /[.,?!]$/.test(title) || earliest.groups?.close !== '',
    title,
    after: words.slice(earliest.index + earliest[0].length),
  };
}

const isPeople = (names: NameList | null): boolean => names?.sure === true && names.names.some((name) => name.family);

/** `Smith, J. (2019). …` and `Smith, J., 2019. …` */
function authorDate(words: string): Head | null {
  for (const pattern of [BRACKETED, BARE]) {
    for (const found of words.matchAll(pattern)) {
      const before = words.slice(0, found.index).trim();
      const body = words.slice(found.index + found[0].length).trim();
      if (before.length > 1200 || before.length < 2) continue;
      const date = readIssued(found.groups?.date ?? '');
      if (date === undefined || (body.match(/\p{L}/gu) ?? []).length < 4) continue;
      const names = readNames(before, { commas: pattern === BRACKETED && before.endsWith('.') });
      if (/[“"„«]/u.test(before) && !isPeople(names)) continue;
      if (pattern === BARE && !isPeople(names) && !(names?.sure && before.split(' ').length <= 8)) continue;
      if (pattern === BRACKETED && /\d$/.test(before) && !isPeople(names)) continue;
      return { names, date, title: null, body, form: 'author-date', unsure: !names?.sure };
    }
  }
  return null;
}

const withoutStops = (words: string): string => words.replace(/[\s.,:;]+$/, '');

function quotedTitle(words: string): Head | null {
  const quoted = quotedIn(words);
  if (!quoted) return null;
  const before = quoted.before.trim();
  // `“Porcupine” strategies`: quoted words at the head of a title.
  if (!quoted.closed && !/^(?:[.,;]|\s+(?:in\b|\())|^$/iu.test(quoted.after)) return null;
  if (before === '')
    return {
      names: null,
      date: undefined,
      title: quoted.title,
      body: quoted.after,
      form: 'quoted-title',
      unsure: false,
    };
  const names = readNames(before);
  if (!names || before.length > 600) return null;
  // A quoted phrase within a title: what stands before it is neither people nor set off by a stop.
  if (!isPeople(names) && !/[.,:]$/.test(before)) return null;
  return { names, date: undefined, title: quoted.title, body: quoted.after, form: 'quoted-title', unsure: !names.sure };
}

const ENDS = /\. (?=[\p{Lu}\d“"‘'«(¿¡])/gu;
const INITIAL_NEXT = /^(?:\p{Lu}\.|\p{Lu}\.-\p{Lu}\.|and\b|&)/u;

/** `Smith, John A. Title. …`, `Smith JA, Doe B. Title. …`, `World Bank. Title. …` */
function namesToStop(words: string): Head | null {
  const stops = [...words.matchAll(ENDS)].slice(0, 12);
  for (const { index } of stops) {
    const body = words.slice(index + 2);
    if (INITIAL_NEXT.test(body)) continue;
    const names = readNames(words.slice(0, index + 1));
    if (isPeople(names) && /,| \p{Lu}{1,3}$/u.test(words.slice(0, index)))
      return { names, date: undefined, title: null, body, form: 'plain', unsure: false };
  }
  const [first] = stops;
  if (!first) return null;
  const start = words.slice(0, first.index);
  const names = readNames(start);
  const isShort = start.split(' ').length <= 7 && stops.length >= 2;
  if (!names?.sure || !isShort || !ORGANISATION_LIKE.test(start)) return null;
  return { names, date: undefined, title: null, body: words.slice(first.index + 2), form: 'plain', unsure: true };
}

const ORGANISATION_LIKE =
  /\b(?:Agency|Institute|Ministry|Department|Office|Council|Committee|Commission|Organi[sz]ation|University|Cent(?:re|er)|Foundation|Association|Group|Bank|Fund|Nations|Union|Corporation|NATO|RAND|OECD|EU|UN|Government|Secretariat)\b/u;
const INITIALS_FIRST =
  /^(?:\p{Lu}\p{Ll}?\.[ -]?)+ ?(?:\p{Ll}{2,3} ){0,2}\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?(?:,? (?:Jr|Sr|II|III)\.?)?$/u;

const INVERTED =
  /^(?:\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?, \p{Lu}\.(?:[ -]?\p{Lu}\.){0,4}(?:, (?:and |& )?| (?:and|&) ))+(?=\p{Lu}\p{L}*(?: |:))/u;

/** `Smith, J. A., Title (…)`, `J. A. Smith, B. Doe, and C. Roe, Title, …`, `John Smith and Jane Doe, Title (…)` */
function namesToComma(words: string): Head | null {
  const inverted = INVERTED.exec(words);
  if (inverted) {
    const names = readNames(inverted[0].replace(/,\s*$/, ''));
    const body = words.slice(inverted[0].length);
    if (isPeople(names)) return { names, date: undefined, title: null, body, form: 'plain', unsure: false };
  }
  const commas = [...words.matchAll(/, /g)].map((found) => found.index).slice(0, 30);
  let end = -1;
  for (const comma of commas) {
    const list = words.slice(0, comma).split(/,? (?:and|&) |, /);
    const isList = list.every(
      (name) =>
        (name.length <= 60 && INITIALS_FIRST.test(name)) || /^et al\.?$|^(?:Jr|Sr|I{2,3})\.?$|^Eds?\.?$/u.test(name),
    );
    if (isList) end = comma;
    else if (
      end < 0 &&
      comma === commas[0] &&
      comma <= 120 &&
      /^\p{Lu}[\p{L}.'’-]+(?: (?:\p{Ll}{2,3} )?\p{Lu}[\p{L}.'’-]+){1,4}(?: (?:and|&) \p{Lu}[\p{L}.'’ -]+)?$/u.test(
        words.slice(0, comma),
      ) &&
      isPeople(readNames(words.slice(0, comma)))
    ) {
      end = comma;
      break;
    }
  }
  if (end < 0) return null;
  return {
    names: readNames(words.slice(0, end)),
    date: undefined,
    title: null,
    body: words.slice(end + 2),
    form: 'plain',
    unsure: false,
  };
}

/** How an entry begins, by the first of the usual forms that it has. */
export function readHead(words: string): Head {
  const dated = authorDate(words);
  if (dated) {
    const quoted = /^[“"„«‘']/u.test(dated.body) ? quotedIn(dated.body) : null;
    // `“A phrase”: and the title goes on`
    const goesOn = quoted !== null && /^(?::|\s+\p{Ll})/u.test(quoted.after) && !/^\s+in\b/.test(quoted.after);
    const isWhole =
      quoted?.before === '' &&
      !goesOn &&
      (quoted.closed || /^(?:[.,;]|\s+(?:in\b|\())|^$/iu.test(quoted.after) || quoted.title.includes(' '));
    return quoted && isWhole ? { ...dated, title: quoted.title, body: quoted.after } : dated;
  }
  const head = quotedTitle(words) ?? namesToComma(words) ?? namesToStop(words);
  if (head) return head;
  return { names: null, date: undefined, title: null, body: withoutStops(words), form: 'plain', unsure: true };
}
