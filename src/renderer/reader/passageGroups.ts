import type { Passage, PassageRole } from '../../model/source.ts';

/** Passages that follow one another and are shown, or folded away, together. */
export interface PassageGroup {
  /** Place in the list of passages of the first of the group. */
  readonly first: number;
  /** One after the last. */
  readonly after: number;
  /** What the group holds where it can be folded; null for the article itself. */
  readonly asides: AsideRole | null;
}

type AsideRole = Exclude<PassageRole, 'body' | 'heading'>;

const ASIDE: Record<AsideRole, readonly [one: string, many: string]> = {
  boilerplate: ['passage of page furniture', 'passages of page furniture'],
  comment: ['reader’s comment', 'readers’ comments'],
  caption: ['caption', 'captions'],
  reference: ['reference', 'references'],
};

const isAside = (role: PassageRole): role is AsideRole => role in ASIDE;

/** What a folded group holds, in words: `3 captions`. */
export function asidesInWords(role: AsideRole, count: number): string {
  return `${count} ${ASIDE[role][count === 1 ? 0 : 1]}`;
}

/** The groups of a document: runs of one kind of passage that is not the article, and what stands between them. */
export function passageGroups(passages: readonly Pick<Passage, 'role'>[]): PassageGroup[] {
  const groups: PassageGroup[] = [];
  for (let first = 0; first < passages.length; ) {
    const asides = kindOf(passages[first]);
    let after = first + 1;
    while (after < passages.length && kindOf(passages[after]) === asides) after += 1;
    groups.push({ first, after, asides });
    first = after;
  }
  return groups;
}

function kindOf(passage: Pick<Passage, 'role'> | undefined): AsideRole | null {
  return passage && isAside(passage.role) ? passage.role : null;
}

/** Page furniture and comments are folded away at first, unless something in them is quoted or annotated. */
export function isFoldedAtFirst(group: PassageGroup, hasMarks: (passage: number) => boolean): boolean {
  if (group.asides !== 'boilerplate' && group.asides !== 'comment') return false;
  for (let i = group.first; i < group.after; i += 1) if (hasMarks(i)) return false;
  return true;
}
