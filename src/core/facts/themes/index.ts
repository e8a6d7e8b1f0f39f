export { carriedThemes } from './carried.ts';
export { learningTheme, learnThemes, type TellingWord, tellingWords } from './learn.ts';
export { type ThemeModel, themeProposer } from './propose.ts';
export { TagCounts } from './tagCounts.ts';
export { themeWords } from './words.ts';
