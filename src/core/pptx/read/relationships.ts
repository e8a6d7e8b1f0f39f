import type { Package } from './package.ts';
import { readXml } from './xml.ts';

/** A relationship of a part (ECMA-376 part 2). `target` is a part name where it is internal, else an address. */
export interface Relationship {
  readonly id: string;
  /** The last step of its type's URI, which is the same in strict and transitional files: `slide`, `notesSlide`. */
  readonly kind: string;
  readonly target: string;
  readonly isExternal: boolean;
}

/** The relationships of a part by id; of the package itself for `''`. None where it has no relationships part. */
export async function relationshipsOf(pkg: Package, part: string): Promise<ReadonlyMap<string, Relationship>> {
  const slash = part.lastIndexOf('/') + 1;
  const relsPart = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
  const found = new Map<string, Relationship>();
  if (!pkg.has(relsPart)) return found;
  for (const element of (await readXml(pkg, relsPart)).children) {
    if (element.name !== 'rel:Relationship') continue;
    const id = element.attributes.get('Id') ?? '';
    const isExternal = element.attributes.get('TargetMode') === 'External';
    const target = element.attributes.get('Target') ?? '';
    found.set(id, {
      id,
      kind: (element.attributes.get('Type') ?? '').split('/').at(-1) ?? '',
      target: isExternal ? target : resolved(part.slice(0, slash), target),
      isExternal,
    });
  }
  return found;
}

export function firstOfKind(relationships: ReadonlyMap<string, Relationship>, kind: string): Relationship | undefined {
  for (const relationship of relationships.values()) {
    if (relationship.kind === kind && !relationship.isExternal) return relationship;
  }
  return undefined;
}

/** A target against the folder of its part. `..` above the root stays at the root: a part name never leaves the package. */
function resolved(folder: string, target: string): string {
  const steps: string[] = [];
  const path = target.startsWith('/') ? target : `${folder}${target}`;
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  const name = steps.join('/');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
