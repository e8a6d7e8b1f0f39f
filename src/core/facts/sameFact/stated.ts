import type { EntityRef, Evidence, FactKind, Measure } from '../../../model/fact.ts';
import { fold } from '../fold.ts';
import { remembered } from '../remembered.ts';

/** What is needed of a fact, held or only proposed, to tell whether another says the same or the opposite. */
export interface Stated {
  readonly kind: FactKind;
  readonly statement: string;
  readonly eventDate: string | null;
  readonly asOf: string | null;
  readonly measures: readonly Measure[];
  readonly entities: readonly EntityRef[];
  readonly evidence: readonly Pick<Evidence, 'quote'>[];
}

/** A name, or words with names in them, as they are compared: one form for an entity and all that it is also called. */
export type NameKey = (words: string) => string;

const ALSO_CALLED: readonly (readonly string[])[] = [
  ['south korea', 'republic of korea', 'rok'],
  ['north korea', 'democratic people s republic of korea', 'dprk'],
  ['united states', 'united states of america', 'u s', 'usa', 'us'],
  ['united kingdom', 'u k', 'uk', 'britain', 'great britain'],
  ['european union', 'eu'],
  ['defence', 'defense'],
];

/**
 * Makes what names are compared by: lower case, without articles and punctuation, each alias in the form of its entity. Names
 * that are only related (Asia-Pacific and Indo-Pacific) stay apart unless the library says that one is called the other.
 */
export function nameKeys(aliases: readonly { readonly name: string; readonly aliases: readonly string[] }[]): NameKey {
  const forms = new Map<string, string>();
  for (const [name = '', ...others] of [...ALSO_CALLED, ...aliases.map((one) => [one.name, ...one.aliases])]) {
    const form = forms.get(plain(name)) ?? plain(name);
    // The name itself too, so that an alias that is a part of it is not looked for within it.
    for (const one of [name, ...others]) forms.set(plain(one), form);
  }
  const longest = Math.max(1, ...[...forms.keys()].map((form) => form.split(' ').length));
  return remembered((words) => {
    const tokens = plain(words).split(' ');
    const out: string[] = [];
    for (let i = 0; i < tokens.length; ) {
      let taken = 1;
      let form = tokens[i] ?? '';
      for (let length = Math.min(longest, tokens.length - i); length >= 1; length -= 1) {
        const found = forms.get(tokens.slice(i, i + length).join(' '));
        if (found === undefined) continue;
        [taken, form] = [length, found];
        break;
      }
      out.push(form);
      i += taken;
    }
    return out.join(' ');
  });
}

const plain = (words: string): string =>
  fold(words)
    .toLowerCase()
    .replace(/'s\b/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b(?:the|a|an)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
