import type { EntityRef } from '../../model/fact.ts';
import type { Library } from '../database/library.ts';

interface Alias extends EntityRef {
  readonly alias: string;
}

/** From now on the alias names the same entity. Throws `ALIAS_TAKEN` where it names another of that kind. */
export function addAlias(library: Library, { name, kind, alias }: Alias): { label: string } {
  const label = `Add the alias ${alias} of ${name}`;
  library.operate(label, () => library.entities.addAlias(name, kind, alias));
  return { label };
}

/** The alias names nothing any more; facts that were written with it keep the entity. Throws `UNKNOWN_ALIAS`. */
export function removeAlias(library: Library, { name, kind, alias }: Alias): { label: string } {
  const label = `Remove the alias ${alias} of ${name}`;
  library.operate(label, () => library.entities.removeAlias(name, kind, alias));
  return { label };
}
