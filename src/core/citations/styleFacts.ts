import { SaxesParser } from 'saxes';
import { BriefwrightError } from '../../model/errors.ts';

const CSL_NAMESPACE = 'http://purl.org/net/xbiblio/csl';

/** What has to be known of a CSL style before it is used. */
export interface StyleFacts {
  readonly title: string | null;
  /** Marks are numbers, set as superscripts. */
  readonly numeric: boolean;
  /** The style writes footnotes and has no form for a mark in the text. */
  readonly footnotes: boolean;
  /** Address of the style that a dependent style takes its rules from; null in a style with rules of its own. */
  readonly parent: string | null;
}

function badStyle(message: string, hint: string): BriefwrightError {
  return new BriefwrightError('BAD_STYLE', message, { hint });
}

/**
 * Reads the facts of a CSL 1.0 style. Numeric is one whose citations print a `citation-number`, unless its
 * `citation-format` category says otherwise. Throws BAD_STYLE where the text is no well-formed CSL style.
 */
export function styleFacts(styleXml: string): StyleFacts {
  const path: string[] = [];
  let root: { name: string; namespace: string; class: string } | null = null;
  let category: string | null = null;
  let title = '';
  let parent: string | null = null;
  let hasCitation = false;
  const defined = new Set<string>();
  const called = new Map<string, Set<string>>();
  let macro = '';
  // Macros that print the number of a source, and what a citation calls; a key of sorting prints nothing.
  const printNumbers = new Set<string>();
  const calledInCitation = new Set<string>();
  let citesNumbers = false;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw badStyle(`The style is not well-formed XML: ${error.message}`, 'Get the .csl file again, or mend it.');
  });
  parser.on('opentag', (tag) => {
    const attribute = (name: string) => tag.attributes[name]?.value ?? null;
    path.push(tag.local);
    const at = path.join('/');
    if (path.length === 1) root = { name: tag.local, namespace: tag.uri, class: attribute('class') ?? 'in-text' };
    if (at === 'style/info/category') category = attribute('citation-format') ?? category;
    if (at === 'style/info/link' && attribute('rel') === 'independent-parent') parent = attribute('href');
    if (at === 'style/citation/layout') hasCitation = true;
    const isInCitation = at.startsWith('style/citation/layout/');
    if (attribute('variable') === 'citation-number') {
      if (isInCitation) citesNumbers = true;
      else if (macro !== '') printNumbers.add(macro);
    }
    if (at === 'style/macro') {
      macro = attribute('name') ?? '';
      defined.add(macro);
    } else {
      const call = attribute('macro');
      if (call !== null) called.set(macro, (called.get(macro) ?? new Set()).add(call));
      if (call !== null && isInCitation) calledInCitation.add(call);
    }
  });
  parser.on('text', (text) => {
    if (path.join('/') === 'style/info/title') title += text;
  });
  parser.on('closetag', () => {
    if (path.join('/') === 'style/macro') macro = '';
    path.pop();
  });
  parser.write(styleXml).close();

  const { name, namespace, class: styleClass } = root ?? { name: '', namespace: '', class: '' };
  if (name !== 'style' || namespace !== CSL_NAMESPACE) {
    throw badStyle('The file is XML but no CSL style.', 'A CSL style starts with <style> in the namespace of CSL.');
  }
  if (!hasCitation && parent === null) {
    throw badStyle('The CSL style does not say how to cite.', 'It lacks <citation> with its <layout>.');
  }
  checkMacros(defined, called);
  const reached = [...calledInCitation];
  for (const name of reached) reached.push(...[...(called.get(name) ?? [])].filter((next) => !reached.includes(next)));
  citesNumbers ||= reached.some((name) => printNumbers.has(name));
  const footnotes = styleClass === 'note' || category === 'note';
  return {
    title: title.trim() || null,
    numeric: footnotes || (citesNumbers && (category === null || category === 'numeric')),
    footnotes,
    parent: hasCitation ? null : parent,
  };
}

// citeproc prints nothing for a macro that is missing, and does not end on one that calls itself.
function checkMacros(defined: ReadonlySet<string>, called: ReadonlyMap<string, ReadonlySet<string>>): void {
  const missing = [...called.values()].flatMap((names) => [...names]).find((name) => !defined.has(name));
  if (missing !== undefined) {
    throw badStyle(
      `The CSL style uses the macro "${missing}" and does not hold it.`,
      'Get the .csl file again, or mend it.',
    );
  }
  const sound = new Set<string>();
  const visit = (name: string, above: readonly string[]): void => {
    if (above.includes(name)) {
      throw badStyle(`The macro "${name}" of the CSL style calls itself.`, 'Get the .csl file again, or mend it.');
    }
    if (sound.has(name)) return;
    for (const next of called.get(name) ?? []) visit(next, [...above, name]);
    sound.add(name);
  };
  for (const name of defined) visit(name, []);
}
