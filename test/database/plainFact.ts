import type { NewFact } from '../../src/core/database/library.ts';

/** A fact that says only this. */
export function evidenceless(statement: string): NewFact {
  return {
    kind: 'reported',
    statement,
    status: 'draft',
    themes: [],
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
    evidence: [],
  };
}
