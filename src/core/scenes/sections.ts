import type { DeckScenes, Scene } from '../../model/scene.ts';

const FRONT = 'Summary';
const BACK = 'Sources and caveats';

/** Sections of the deck, as PowerPoint lists them: what comes before the themes, one for each theme, what comes after. */
export function sectionsOf(scenes: readonly Scene[], themeNames: ReadonlyMap<string, string>): DeckScenes['sections'] {
  const lastThemed = scenes.findLastIndex((scene) => scene.theme !== null);
  const sections: { name: string; sceneIds: string[] }[] = [];
  let open: string | null = null;
  scenes.forEach((scene, i) => {
    const isBack = lastThemed >= 0 ? i > lastThemed : scene.kind === 'sources' || scene.kind === 'source-summary';
    const key = scene.theme === null ? (isBack ? ' back' : ' front') : scene.theme;
    if (key !== open) {
      const name = key === ' back' ? BACK : key === ' front' ? FRONT : (themeNames.get(key) ?? key);
      sections.push({ name, sceneIds: [] });
      open = key;
    }
    sections.at(-1)?.sceneIds.push(scene.id);
  });
  return sections;
}
