export { learnThemes, NOTHING_LEARNED, type TagCounts } from './learn.ts';
export { type ThemeModel, themeProposer } from './propose.ts';
export { themeWords } from './words.ts';
