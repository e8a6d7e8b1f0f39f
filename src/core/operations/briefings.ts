import { type Briefing, NO_EDITS } from '../../model/briefing.ts';
import { BriefwrightError } from '../../model/errors.ts';
import { loadStyle } from '../citations/index.ts';
import type { Library } from '../database/library.ts';
import { loadDesign } from '../scenes/index.ts';
import { checkRevision } from './revisions.ts';
import { checkMarking, markingSchemeOf } from './settings.ts';
import { selectThemes } from './themes.ts';

export function requiredBriefing(library: Library, id: string): Briefing {
  const briefing = library.briefings.get(id);
  if (briefing) return briefing;
  throw new BriefwrightError('UNKNOWN_BRIEFING', `The library has no briefing ${id}.`, {
    hint: 'It may have been removed meanwhile.',
  });
}

export function listBriefings(library: Library) {
  return {
    briefings: library.briefings.list().map(({ id, name, themes, revision }) => ({ id, name, themes, revision })),
  };
}

export function createBriefing(library: Library, name: string, themes: readonly string[]): Briefing {
  const slugs = selectThemes(library, themes).map((theme) => theme.slug);
  const id = library.operate(`New briefing: ${name}`, () =>
    library.briefings.insert({
      name,
      title: null,
      themes: slugs,
      audience: null,
      marking: null,
      style: 'ieee',
      design: 'light',
      asOf: null,
      handout: false,
      edits: NO_EDITS,
    }),
  );
  return requiredBriefing(library, id);
}

type Edits = Briefing['edits'];

/** What was done to lists of facts, in the words of who did it. */
function factsLabel(before: Edits, after: Edits): string {
  const namedIn = (lists: Edits['facts']): string[] => Object.values(lists).flat();
  const slides = [...new Set([...Object.keys(before.facts), ...Object.keys(after.facts)])].filter(
    (id) => JSON.stringify(before.facts[id]) !== JSON.stringify(after.facts[id]),
  );
  const [only] = slides;
  const list = only === undefined ? undefined : after.facts[only];
  const former = only === undefined ? undefined : before.facts[only];
  if (slides.length === 1 && list === undefined) return 'Give a slide back to the storyline';
  if (slides.length !== 1 || list === undefined) return 'Move facts between slides';
  if (former === undefined) return 'Arrange the facts of a slide';
  if (list.length < former.length) return 'Take a fact off a slide';
  if (list.length === former.length) return 'Order the facts of a slide';
  const known = new Set(namedIn(before.facts));
  return list.some((id) => !known.has(id)) ? 'Put a fact on a slide' : 'Move facts between slides';
}

const oneMore = (before: readonly unknown[], after: readonly unknown[], more: string, fewer: string): string =>
  after.length > before.length ? more : fewer;

/** What an undo of this change is called: what a user would say they did. */
function labelOf(before: Briefing, patch: Partial<Briefing>): string {
  const { edits, ...settings } = patch;
  if (edits === undefined || Object.keys(settings).length > 0) return `Change briefing: ${patch.name ?? before.name}`;
  const was = before.edits;
  const isChanged = (field: keyof Edits): boolean => JSON.stringify(edits[field]) !== JSON.stringify(was[field]);
  // What is done to a slide as a whole changes its lists too: the first that holds is what was done.
  if (isChanged('added')) return oneMore(was.added, edits.added, 'Add a slide', 'Remove a slide');
  if (isChanged('locked')) return oneMore(was.locked, edits.locked, 'Lock a slide', 'Unlock a slide');
  if (isChanged('dropped')) return oneMore(was.dropped, edits.dropped, 'Drop a slide', 'Restore a slide');
  if (isChanged('facts')) return factsLabel(was, edits);
  if (isChanged('order')) return 'Reorder slides';
  if (isChanged('headings')) return 'Change a heading';
  if (isChanged('kinds')) return 'Change the kind of a slide';
  if (isChanged('wordings')) return 'Reword a fact on slides';
  if (isChanged('notes')) return 'Change speaker notes';
  return `Change briefing: ${before.name}`;
}

export function updateBriefing(
  library: Library,
  id: string,
  revision: number,
  patch: Partial<Omit<Briefing, 'id' | 'revision'>>,
): Briefing {
  const before = requiredBriefing(library, id);
  checkRevision('briefing', revision, before.revision);
  if (patch.marking != null) checkMarking(markingSchemeOf(library), patch.marking);
  if (patch.design !== undefined) loadDesign(patch.design);
  if (patch.style !== undefined) loadStyle(patch.style);
  const themes = patch.themes && selectThemes(library, patch.themes).map((theme) => theme.slug);
  library.operate(labelOf(before, patch), () =>
    library.briefings.update(id, { ...patch, ...(themes === undefined ? {} : { themes }) }),
  );
  return requiredBriefing(library, id);
}

export function removeBriefing(library: Library, id: string): { label: string } {
  const label = `Remove briefing: ${requiredBriefing(library, id).name}`;
  library.operate(label, () => library.briefings.remove(id));
  return { label };
}
