import { supportingOrigins } from '../../model/corroboration.ts';
import type { Fact, Relation, RelationKind } from '../../model/fact.ts';
import type { Statement } from '../../model/slidePlan.ts';
import type { Source } from '../../model/source.ts';
import type { Theme } from '../../model/theme.ts';
import { type Copies, citationsOf, orderCopies } from './oneOrigin.ts';
import { compareRanks, compareText, type Rank, rankOf } from './order.ts';
import { statementOf } from './statement.ts';

/** A fact that may be shown, with all that the slides ask of it. */
export interface Held {
  readonly fact: Fact;
  readonly statement: Statement;
  readonly origins: ReadonlySet<string>;
  /** By its status, by a fact that contradicts it or, if reported, by evidence: a judgement has weighed its evidence. */
  readonly disputed: boolean;
  readonly superseded: boolean;
  /**
   * Slug of its section: the first of its themes that is selected, or where the user placed it; null for a related fact
   * outside the selection.
   */
  readonly section: string | null;
  readonly rank: Rank;
}

/** A relation between two facts that may both be shown; `from` holds it. */
export interface HeldRelation {
  readonly kind: RelationKind;
  readonly from: string;
  readonly to: string;
}

/** Everything a deck may show, ready for the slides. */
export interface Pool {
  readonly byId: ReadonlyMap<string, Held>;
  /** The selected facts in the order of `compareRanks`. */
  readonly selected: readonly Held[];
  /** The facts of each section in the order of `compareRanks`, superseded ones left out: they are not current. */
  readonly sections: ReadonlyMap<string, readonly Held[]>;
  /** Ordered by the ids of their facts. */
  readonly relations: readonly HeldRelation[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly asOf: string;
  /** Ids of the facts that were dated by a date of their source that is another one now. */
  readonly redated: ReadonlySet<string>;
}

function relationsAmong(facts: ReadonlyMap<string, Fact>): HeldRelation[] {
  const relations: HeldRelation[] = [];
  for (const fact of facts.values()) {
    for (const { kind, factId } of fact.relations) {
      if (factId !== fact.id && facts.has(factId)) relations.push({ kind, from: fact.id, to: factId });
    }
  }
  return relations;
}

/** A relation is stored on one of its two facts; corroboration holds both ways. */
function withCorroborationBothWays(facts: Map<string, Fact>, relations: readonly HeldRelation[]): Map<string, Fact> {
  const added = new Map<string, Relation[]>();
  for (const { kind, from, to } of relations) {
    if (kind !== 'corroborates') continue;
    const list = added.get(to) ?? [];
    list.push({ kind, factId: from });
    added.set(to, list);
  }
  const both = new Map(facts);
  for (const [id, more] of added) {
    const fact = facts.get(id);
    if (fact) both.set(id, { ...fact, relations: [...fact.relations, ...more] });
  }
  return both;
}

/** Brings together the facts that may be shown; `related` are those outside the selection. */
export function poolOf(input: {
  readonly selected: readonly Fact[];
  readonly related: readonly Fact[];
  readonly themes: readonly Theme[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly asOf: string;
  /** Which source is cited of an origin; left out, it is worked out of these facts. */
  readonly copies?: Copies;
  readonly redated?: ReadonlySet<string>;
  /** For selected facts without a selected theme, the section where the user placed them. */
  readonly placed?: ReadonlyMap<string, string>;
}): Pool {
  const { themes, sources, asOf } = input;
  const slugs = new Set(themes.map((theme) => theme.slug));
  const plain = new Map([...input.related, ...input.selected].map((fact) => [fact.id, fact]));
  const relations = relationsAmong(plain);
  const facts = withCorroborationBothWays(plain, relations);

  const contradicted = new Set<string>();
  const superseded = new Set<string>();
  for (const { kind, from, to } of relations) {
    if (kind === 'contradicts') contradicted.add(from).add(to);
    if (kind === 'supersedes') superseded.add(to);
  }

  const copies = input.copies ?? orderCopies([...facts.values()], sources);
  const selectedIds = new Set(input.selected.map((fact) => fact.id));
  const byId = new Map<string, Held>();
  for (const fact of facts.values()) {
    const disputed =
      fact.status === 'disputed' ||
      contradicted.has(fact.id) ||
      (fact.kind === 'reported' && fact.evidence.some((e) => e.stance === 'contradicts'));
    const standing = { disputed, superseded: superseded.has(fact.id) };
    const origins = supportingOrigins(fact, facts, sources);
    byId.set(fact.id, {
      fact,
      statement: statementOf(fact, standing, citationsOf(fact, copies)),
      origins,
      ...standing,
      section: selectedIds.has(fact.id)
        ? (fact.themes.find((slug) => slugs.has(slug)) ?? input.placed?.get(fact.id) ?? null)
        : null,
      rank: rankOf(fact, { origins: origins.size, disputed, sources, asOf }),
    });
  }

  const selected = [...byId.values()]
    .filter((held) => held.section !== null)
    .sort((a, b) => compareRanks(a.rank, b.rank));
  const sections = new Map<string, Held[]>(themes.map((theme) => [theme.slug, []]));
  for (const held of selected) {
    if (held.section !== null && !held.superseded) sections.get(held.section)?.push(held);
  }
  return {
    byId,
    selected,
    sections,
    relations: relations.sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to)),
    sources,
    asOf,
    redated: input.redated ?? new Set(),
  };
}
