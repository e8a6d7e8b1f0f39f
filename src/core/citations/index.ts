export { type CitationInput, citeSources } from './citeSources.ts';
export { type LocaleXml, localesFor } from './engine.ts';
export { builtInLocale } from './locales.ts';
export { type BuiltInStyleName, builtInStyles, loadStyle } from './styles.ts';
