/// <reference path="../../types/citeproc.d.ts" />
import CSL, { type Engine } from 'citeproc';
import { BriefwrightError } from '../../model/errors.ts';
import { OUTPUT_FORMAT, registerOutputFormat } from './outputFormat.ts';

/** Gives the CSL locale file of a BCP 47 tag, or null where it has none. */
export type LocaleXml = (tag: string) => string | null;

/** A fresh citeproc engine. Throws BAD_STYLE where citeproc cannot make sense of the style, BAD_LOCALE without en-US. */
export function buildEngine(input: {
  readonly styleXml: string;
  readonly locale: string;
  readonly localeXml: LocaleXml;
  readonly item: (id: string) => object;
}): Engine {
  registerOutputFormat();
  // citeproc asks for the main region of a language first (de-DE), then for the region itself (de-AT).
  let known: string | null = null;
  const retrieveLocale = (tag: string): string => {
    known = input.localeXml(tag) ?? known ?? input.localeXml('en-US');
    if (known !== null) return known;
    throw new BriefwrightError('BAD_LOCALE', `There is no citation locale for ${tag}, nor for en-US.`, {
      hint: 'The folder resources/csl/locales of the installation is incomplete.',
    });
  };
  try {
    const engine = new CSL.Engine({ retrieveLocale, retrieveItem: input.item }, input.styleXml, knownTag(input.locale));
    engine.setOutputFormat(OUTPUT_FORMAT);
    engine.opt.development_extensions.wrap_url_and_doi = true;
    // An entry is linked to on its own and may lead a slide: a dash for "the same author" would point at nothing.
    engine.bibliography.opt['subsequent-author-substitute'] = false;
    return engine;
  } catch (cause) {
    if (cause instanceof BriefwrightError) throw cause;
    // citeproc throws plain strings.
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new BriefwrightError(
      'BAD_STYLE',
      `The CSL style cannot be used: ${said.replace(/^citeproc-js error: /, '')}`,
      {
        hint: 'Choose another style, or mend this one.',
        cause,
      },
    );
  }
}

// A style's own English terms apply only where citeproc is told that the language is English.
function knownTag(locale: string): string {
  const [language = '', region] = locale.split(/[-_]/);
  if (!Object.hasOwn(CSL.LANG_BASES, language.toLowerCase())) return 'en-US';
  return region && /^[A-Za-z]{2}$/.test(region)
    ? `${language.toLowerCase()}-${region.toUpperCase()}`
    : language.toLowerCase();
}

/**
 * The locale files that `citeSources` will ask for with this style and locale, by tag: to hand them to a thread that
 * reads no files.
 */
export function localesFor(styleXml: string, locale: string, localeXml: LocaleXml): Readonly<Record<string, string>> {
  const asked: Record<string, string> = {};
  const recording = (tag: string) => {
    const xml = localeXml(tag);
    if (xml !== null) asked[tag] = xml;
    return xml;
  };
  buildEngine({ styleXml, locale, localeXml: recording, item: () => ({}) });
  return asked;
}
