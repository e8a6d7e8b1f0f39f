import type { Engine } from 'citeproc';
import type { Fixture } from './fixture.ts';

/** What a processor prints for a fixture: one text for each cite or entry, and the lines that the suite expects made of them. */
export interface Printed {
  readonly pieces: readonly string[];
  /** As the suite writes its results, for the engine's own HTML. */
  readonly whole: string;
}

function citationsOf(engine: Engine, fixture: Fixture): string[] {
  if (fixture.calls === null) {
    const cites = fixture.cites ?? [fixture.items.map(({ id }) => ({ id }))];
    return cites.map((cluster) =>
      engine.makeCitationCluster(cluster.map((cite) => ({ ...cite, id: String(cite.id) }))),
    );
  }
  let last = new Map<number, string>();
  for (const [citation, before, after] of fixture.calls) {
    const [, changed] = engine.processCitationCluster(structuredClone(citation), before, after);
    last = new Map(changed.map(([index, text]) => [index, text]));
  }
  return engine.registry.citationreg.citationByIndex.map(({ sortedItems }, index) => {
    const changed = last.get(index);
    return changed === undefined
      ? `..[${index}] ${engine.process_CitationCluster(sortedItems)}`
      : `>>[${index}] ${changed}`;
  });
}

/** Puts a fixture through an engine, in the steps that the suite's own runner takes. */
export function drive(engine: Engine, fixture: Fixture): Printed {
  for (const [option, value] of Object.entries(fixture.options)) engine.opt.development_extensions[option] = value;
  if (fixture.entries !== null) for (const ids of fixture.entries) engine.updateItems(ids.map(String));
  else if (fixture.calls === null) engine.updateItems(fixture.items.map(({ id }) => id));
  const citations = citationsOf(engine, fixture);
  if (fixture.mode === 'citation') return { pieces: citations, whole: citations.join('\n') };
  const made = fixture.section === null ? engine.makeBibliography() : engine.makeBibliography(fixture.section);
  if (!made) return { pieces: [], whole: '' };
  const [{ bibstart, bibend }, entries] = made;
  return { pieces: entries, whole: bibstart + entries.join('') + bibend };
}
