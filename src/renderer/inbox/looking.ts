import { client } from '../api/index.ts';
import { countText } from '../common/format.ts';
import { LastingJob } from '../common/lastingJob.ts';
import { tell, tellError } from '../common/toast.tsx';

interface Looked {
  readonly documents: number;
  readonly found: number;
  readonly failed: readonly unknown[];
}

/** Looking documents through for facts: it goes on while the user looks at another screen. */
export const lookingJob = new LastingJob<Looked>('Looking for facts');

/** Looks through all documents that were not yet, and says what came of it. */
export async function lookForFacts(): Promise<void> {
  const end = await lookingJob.run((signal) => client.lookThrough({}, { signal }));
  if (end?.how === 'failed') tellError(end.error);
  if (end?.how === 'cancelled') tell('Stopped. What was found so far is in the inbox.');
  if (end?.how !== 'done') return;
  const { documents, found, failed } = end.result;
  const missed = failed.length > 0 ? ` ${countText(failed.length, 'document')} could not be looked through.` : '';
  tell(`${countText(found, 'proposal')} from ${countText(documents, 'document')}.${missed}`);
}
