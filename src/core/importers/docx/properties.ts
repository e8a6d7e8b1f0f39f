import type { CslName } from '../../../model/source.ts';
import { isAccountName } from '../accountNames.ts';
import { cslName, looksLikeName } from '../names.ts';
import { isNoTitle } from '../titleLines.ts';
import { elementsNamed, xmlTree } from '../xml.ts';

/** What the properties of an Office document say of it, in words as they stand there. */
export interface OfficeProperties {
  readonly title: string | null;
  readonly authors: readonly CslName[];
  readonly language: string | null;
  readonly doi: string | null;
}

const NONE: OfficeProperties = { title: null, authors: [], language: null, doi: null };
/** Names in the property "creator": people by first and last name, and organisations; accounts and computers are none. */
function authorsIn(creator: string): CslName[] {
  return creator
    .split(/\s*;\s*/)
    .filter((name) => name !== '' && name.length <= 120 && !isAccountName(name) && !/[@\\/_\d]/.test(name))
    .filter((name) => looksLikeName(name) || /^[^,]+, \p{Lu}/u.test(name) || name.split(' ').length > 1)
    .map(cslName);
}

/** The core properties of an Office document (`docProps/core.xml`); none where the part is absent or broken. */
export function propertiesOf(bytes: Uint8Array | null, what: string): OfficeProperties {
  if (bytes === null) return NONE;
  let property: (name: string) => string;
  try {
    const root = xmlTree(bytes, what);
    property = (name) => elementsNamed(root, name)[0]?.text.replace(/\s+/g, ' ').trim() ?? '';
  } catch {
    // A document with broken properties opens in Word all the same.
    return NONE;
  }
  const title = property('title');
  const language = property('language');
  return {
    title: title.length > 300 || isNoTitle(title) ? null : title,
    authors: authorsIn(property('creator')),
    language: /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(language) ? language : null,
    doi: /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i.exec(property('identifier'))?.[1] ?? null,
  };
}
