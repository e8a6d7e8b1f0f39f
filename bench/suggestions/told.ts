import type { CandidateFact } from '../../src/model/suggestion.ts';
import type { LabelledPlace, OfValues } from './labels.ts';

export type Asked = 'subject' | 'unit' | 'speaker';

/** What a label tells and what was read of it: `none` where nothing was, which costs less than what is wrong. */
export interface Answer {
  readonly asked: Asked;
  readonly result: 'right' | 'wrong' | 'none';
  readonly words: string;
}

/** Words that tell nothing apart, and the case and the number of the others. */
const bare = (words: string): readonly string[] =>
  words
    .toLowerCase()
    .replace(/['’]s?\b/g, '')
    .split(/[^\p{L}\p{N}%€£$.²/]+/u)
    .map((word) => word.replace(/\.$/, '').replace(/(?<=\w{3})s$/, ''))
    .filter((word) => word !== '' && !/^(?:the|an?|of|and|his|her|its|their)$/.test(word));

/** Whether two names are one: all words of the shorter are in the longer. */
function isSame(a: string, b: string): boolean {
  const [one, other] = [bare(a), bare(b)];
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  return few.length > 0 && few.every((word) => many.includes(word));
}

const judged = (asked: Asked, name: string, wanted: string, read: readonly (string | null)[]): Answer => {
  const given = read.filter((one) => one !== null);
  const result = given.some((one) => isSame(one, wanted)) ? 'right' : given.length === 0 ? 'none' : 'wrong';
  return { asked, result, words: `${name}: ${asked} ${given.join(', ') || 'not read'}, not ${wanted}` };
};

const SAYS = /^It (?:quotes (?<quoted>.+)|tells what (?<told>.+) says)$/;
const WRITTEN = /^“(?:He|She|It|They|he|she)” is written as “(?<name>.+)”$/;

/** Who says a proposal, and whom a pronoun was written out as. */
const speakersOf = ({ reasons }: CandidateFact): readonly string[] =>
  reasons.flatMap((reason) => {
    const says = SAYS.exec(reason)?.groups;
    const name = says?.quoted ?? says?.told ?? WRITTEN.exec(reason)?.groups?.name;
    return name === undefined || name === 'somebody' ? [] : name;
  });

/** What a label tells, held against the proposals from its place. */
export function answersOf(label: LabelledPlace, found: readonly CandidateFact[]): readonly Answer[] {
  const measures = found.flatMap((fact) => fact.measures);
  const ofValues = (asked: 'subject' | 'unit', wanted: OfValues | undefined): Answer[] =>
    wanted === undefined
      ? []
      : label.values.flatMap((value, index) => {
          const one = typeof wanted === 'string' ? wanted : wanted[index];
          const read = measures.filter((measure) => measure.value === value).map((measure) => measure[asked]);
          return one == null ? [] : [judged(asked, `${label.name} (${value})`, one, read)];
        });
  const speakers = [...new Set(found.flatMap(speakersOf))];
  const speaker: Answer[] =
    label.speaker === undefined
      ? []
      : label.speaker === null
        ? [
            {
              asked: 'speaker',
              result: speakers.length === 0 ? 'right' : 'wrong',
              words: `${label.name}: said by ${speakers.join(', ')}, and is said by nobody`,
            },
          ]
        : [
            // Each of them must be right: a second name is as false as an only one.
            speakers.some((one) => !isSame(one, label.speaker ?? ''))
              ? {
                  asked: 'speaker',
                  result: 'wrong',
                  words: `${label.name}: speaker ${speakers.join(', ')}, not ${label.speaker}`,
                }
              : judged('speaker', label.name, label.speaker, speakers),
          ];
  return [...ofValues('subject', label.subject), ...ofValues('unit', label.unit), ...speaker];
}
