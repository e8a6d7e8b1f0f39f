import { type Fact, supports } from './fact.ts';
import type { Source } from './source.ts';

/**
 * The origins that support a fact: of its own supporting evidence, and of facts that it is related to by `corroborates`
 * (either way round). Reprints and repeats share an origin and count once. Two or more make a fact corroborated.
 */
export function supportingOrigins(
  fact: Fact,
  facts: ReadonlyMap<string, Fact>,
  sources: ReadonlyMap<string, Pick<Source, 'origin'>>,
): ReadonlySet<string> {
  const origins = new Set<string>();
  const addOriginsOf = (held: Fact): void => {
    for (const evidence of held.evidence) {
      if (supports(evidence)) origins.add(sources.get(evidence.sourceId)?.origin ?? evidence.sourceId);
    }
  };
  addOriginsOf(fact);
  for (const relation of fact.relations) {
    const other = relation.kind === 'corroborates' ? facts.get(relation.factId) : undefined;
    if (other) addOriginsOf(other);
  }
  return origins;
}
