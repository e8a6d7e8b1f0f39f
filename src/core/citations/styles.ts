import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BriefwrightError, EXIT } from '../../model/errors.ts';
import { nearestNames } from '../../model/nearest.ts';
import { resourcePath } from '../resources.ts';
import { buildEngine } from './engine.ts';
import { builtInLocale } from './locales.ts';
import { styleFacts } from './styleFacts.ts';

export type BuiltInStyleName = 'ieee' | 'chicago-author-date' | 'apa';
const NAMES: readonly BuiltInStyleName[] = ['ieee', 'chicago-author-date', 'apa'];
const MAX_STYLE_BYTES = 4 * 1024 * 1024;

/** The styles that ship, the default first, each with the path of its file. */
export function builtInStyles(): readonly { readonly name: BuiltInStyleName; readonly file: string }[] {
  const folder = join(resourcePath('csl'), 'styles');
  return NAMES.map((name) => ({ name, file: join(folder, `${name}.csl`) }));
}

/**
 * The XML of a CSL style: one that ships, by name, or a file of the user's, by path, which is checked.
 * Throws UNKNOWN_STYLE (exit 2) where there is neither, and BAD_STYLE (exit 3) where the file is no usable style: not
 * XML, not CSL, or a dependent style, which holds no rules (the message names its parent).
 */
export function loadStyle(nameOrPath: string): string {
  const builtIn = builtInStyles().find((style) => style.name === nameOrPath.toLowerCase().replace(/\.csl$/, ''));
  const bytes = readIfFile(nameOrPath);
  if (bytes === null) {
    if (builtIn) return readFileSync(builtIn.file, 'utf8');
    const near = nearestNames(nameOrPath, NAMES);
    throw new BriefwrightError('UNKNOWN_STYLE', `There is no citation style "${nameOrPath}".`, {
      hint: `${near.length > 0 ? `Did you mean ${near.join(' or ')}? ` : ''}Built in: ${NAMES.join(', ')}; or give the path of a .csl file.`,
      exit: EXIT.usage,
    });
  }
  if (builtIn && nameOrPath === builtIn.name) return readFileSync(builtIn.file, 'utf8');
  return checkStyle(decode(bytes, nameOrPath), nameOrPath);
}

function readIfFile(path: string): Uint8Array | null {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found?.isFile()) return null;
    if (found.size > MAX_STYLE_BYTES) {
      throw new BriefwrightError('BAD_STYLE', `The style ${path} is larger than any CSL style.`, {
        hint: 'Is it a .csl file?',
      });
    }
    return readFileSync(path);
  } catch (cause) {
    if (cause instanceof BriefwrightError) throw cause;
    throw new BriefwrightError('BAD_STYLE', `The style ${path} cannot be read.`, {
      hint: 'Check its path and permissions.',
      cause,
    });
  }
}

function decode(bytes: Uint8Array, path: string): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new BriefwrightError('BAD_STYLE', `The style ${path} is not UTF-8 text.`, {
      hint: 'Is it a .csl file?',
      cause,
    });
  }
}

function checkStyle(styleXml: string, path: string): string {
  try {
    const facts = styleFacts(styleXml);
    if (facts.parent !== null) throw dependentStyle(facts.parent);
    buildEngine({ styleXml, locale: 'en-US', localeXml: builtInLocale, item: () => ({}) });
    return styleXml;
  } catch (error) {
    if (!(error instanceof BriefwrightError)) throw error;
    throw new BriefwrightError(error.code, `${path}: ${error.message}`, {
      ...(error.hint === null ? {} : { hint: error.hint }),
      cause: error,
    });
  }
}

function dependentStyle(parent: string): BriefwrightError {
  const name = parent.split('/').at(-1) ?? parent;
  const builtIn = NAMES.find((n) => n === name);
  return new BriefwrightError('BAD_STYLE', `The style holds no rules of its own: it takes them from ${parent}.`, {
    hint: builtIn ? `Use the built-in style ${builtIn}.` : `Give the .csl file of its parent, ${name}.csl.`,
  });
}
