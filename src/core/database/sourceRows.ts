import type { Source } from '../../model/source.ts';
import type { Row } from './connection.ts';

/** A source as its row has it. */
export const source = (row: Row): Source => ({
  id: row.uuid,
  revision: row.revision,
  csl: JSON.parse(row.csl),
  reliability: row.reliability,
  origin: row.origin,
  marking: row.marking,
  descriptor: row.descriptor,
  inferred: JSON.parse(row.inferred),
});
