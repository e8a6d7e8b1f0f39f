import type { Provenance } from '../../../model/deckRecord.ts';
import { BriefwrightError } from '../../../model/errors.ts';
import type { Package } from './package.ts';
import { readXml, type XmlElement } from './xml.ts';

/**
 * The provenance part, which any program may have renamed: the custom XML item whose root is `provenance` in
 * `urn:briefwright:provenance:1`. Null where no part is, or none can be read: the words are then what is left.
 */
export async function readProvenance(pkg: Package): Promise<Provenance | null> {
  for (const part of pkg.names()) {
    if (!/^customXml\/[^/]+\.xml$/i.test(part)) continue;
    const root = await readXml(pkg, part).catch(nullIfDamaged);
    if (root?.name === 'bw:provenance') return provenanceOf(root);
  }
  return null;
}

function nullIfDamaged(cause: unknown): null {
  if (cause instanceof BriefwrightError) return null;
  throw cause;
}

function provenanceOf(root: XmlElement): Provenance | null {
  const deckKey = root.attributes.get('deckKey');
  if (deckKey === undefined || deckKey === '') return null;
  const slides = root.children.map((slide) => ({
    id: slide.attributes.get('id') ?? '',
    facts: slide.children.map((fact) => ({
      id: fact.attributes.get('id') ?? '',
      revision: Number(fact.attributes.get('revision') ?? 0),
    })),
  }));
  return { deckKey, slides };
}
