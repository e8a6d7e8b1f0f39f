import type { Evidence } from '../../../model/fact.ts';
import { hrefOf } from '../../app/route.ts';

/** The place of a piece of evidence in its document; null where the library does not hold the document. */
export function placeOf(evidence: Evidence, factId: string): string | null {
  if (!evidence.documentId || evidence.state === 'dormant') return null;
  const { documentId, start, end } = evidence;
  return hrefOf({ screen: 'reader', documentId, start, end, factId });
}
