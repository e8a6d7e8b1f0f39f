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

/** What an undo of this change is called: what a user would say they did. */
function labelOf(before: Briefing, patch: Partial<Briefing>): string {
  const { edits, ...settings } = patch;
  const changed = (field: keyof Briefing['edits']): boolean =>
    edits !== undefined && JSON.stringify(edits[field]) !== JSON.stringify(before.edits[field]);
  const done: [keyof Briefing['edits'], string][] = [
    ['order', 'Reorder slides'],
    ['dropped', 'Drop or restore slides'],
    ['headings', 'Change a heading'],
    ['kinds', 'Change the kind of a slide'],
    ['facts', 'Move facts between slides'],
    ['wordings', 'Reword a fact on slides'],
    ['notes', 'Change speaker notes'],
    ['locked', 'Lock or unlock slides'],
  ];
  const said = done.filter(([field]) => changed(field));
  if (said[0] !== undefined && said.length === 1 && Object.keys(settings).length === 0) return said[0][1];
  return `Change briefing: ${patch.name ?? before.name}`;
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
