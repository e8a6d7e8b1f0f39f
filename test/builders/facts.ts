import type { Evidence, Fact, Measure } from '../../src/model/fact.ts';
import type { Source } from '../../src/model/source.ts';
import type { Theme } from '../../src/model/theme.ts';

/** A source with only what a test says of it; its origin is itself. */
export function aSource(parts: Partial<Source> & { readonly id: string }): Source {
  return {
    revision: 1,
    csl: { id: parts.id, type: 'report', title: `Report ${parts.id}` },
    reliability: 'B',
    origin: parts.id,
    marking: null,
    descriptor: null,
    inferred: [],
    ...parts,
  };
}

/** Evidence that supports, located in paragraph 1 of source `s1`, without a quote. */
export function anEvidence(parts: Partial<Evidence> = {}): Evidence {
  return {
    id: `evidence of ${parts.sourceId ?? 's1'}`,
    sourceId: 's1',
    documentId: null,
    documentSha256: null,
    quote: null,
    prefix: null,
    suffix: null,
    start: null,
    end: null,
    locator: { label: 'paragraph', value: '1' },
    stance: 'supports',
    credibility: 2,
    state: 'located',
    ...parts,
  };
}

/** A verified, reported fact on exercises, supported by source `s1`. */
export function aFact(parts: Partial<Fact> & { readonly id: string }): Fact {
  return {
    revision: 1,
    kind: 'reported',
    statement: `Statement ${parts.id}.`,
    status: 'verified',
    themes: ['exercises'],
    eventDate: null,
    asOf: null,
    marking: null,
    likelihood: null,
    confidence: null,
    note: null,
    measures: [],
    entities: [],
    relations: [],
    restsOn: [],
    inferred: [],
    evidence: [anEvidence()],
    ...parts,
  };
}

export function aMeasure(parts: Partial<Measure> & { readonly value: number }): Measure {
  return { metric: 'market size', subject: 'Region', unit: 'USD', period: '2025', qualifier: null, ...parts };
}

export function aTheme(slug: string, order = 0): Theme {
  const name = slug.charAt(0).toUpperCase() + slug.slice(1);
  return { id: `theme-${slug}`, slug, name, colour: '0B6E99', order };
}
