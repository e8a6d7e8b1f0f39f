import type { InferClientOutputs } from '@orpc/client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CslFields } from '../../../model/source.ts';
import { client, orpc } from '../../api/index.ts';
import { undoOf } from '../../app/history.ts';
import { countText } from '../../common/format.ts';
import { tell, tellError } from '../../common/toast.tsx';

export type ReadReference = InferClientOutputs<typeof client>['references']['references'][number];

/** An entry of the list as the screen shows it. */
export interface ReferenceRow {
  readonly at: number;
  readonly read: ReadReference;
  /** As it was read, or as it was corrected. */
  readonly csl: CslFields;
  readonly isCorrected: boolean;
  /** It would be added. */
  readonly isTicked: boolean;
  /** It can be: the library does not hold the work, nor does the list name it before. */
  readonly isNew: boolean;
  /** The reading is doubtful enough for a look before it is added. */
  readonly wantsLook: boolean;
}

/** Below this, one reading in ten and more is wrong somewhere. */
const SURE = 0.9;
/** Below this, what was read is more likely wrong than right: nothing of it is added unasked. */
const LIKELY = 0.5;

/** What was done to a list: kept while the window is open, so that a look at the document loses nothing. */
interface Work {
  readonly text: string;
  readonly ticks: Readonly<Record<number, boolean>>;
  readonly corrections: Readonly<Record<number, CslFields>>;
}
const NO_WORK: Work = { text: '', ticks: {}, corrections: {} };
const works = new Map<string, Work>();

/** The reference list of a document, or the one that is pasted (`documentId` null): read, ticked, corrected, added. */
export function useReferences(documentId: string | null) {
  const key = documentId ?? 'pasted';
  const [work, setWork] = useState(works.get(key) ?? NO_WORK);
  const [adding, setAdding] = useState(false);
  const change = (next: Work) => {
    works.set(key, next);
    setWork(next);
  };
  const input = documentId === null ? { text: work.text } : { documentId };
  const { data, error, refetch } = useQuery({
    ...orpc.references.queryOptions({ input }),
    enabled: documentId !== null || work.text !== '',
  });

  const rows = (data?.references ?? []).map((read, at): ReferenceRow => {
    const isNew = read.held === null && read.repeats === null;
    const isCorrected = work.corrections[at] !== undefined;
    return {
      at,
      read,
      csl: work.corrections[at] ?? read.csl,
      isCorrected,
      isNew,
      isTicked: isNew && (work.ticks[at] ?? (isCorrected || read.certainty >= LIKELY)),
      wantsLook: isNew && !isCorrected && read.certainty < SURE,
    };
  });

  return {
    rows,
    error,
    refetch,
    text: work.text,
    isReading: data === undefined && error === null && (documentId !== null || work.text !== ''),
    leftOut: data?.leftOut ?? 0,
    adding,
    /** Another list is read: what was done to the one before goes. */
    paste: (text: string) => change({ ...NO_WORK, text }),
    tick: (places: readonly number[], isTicked: boolean) =>
      change({ ...work, ticks: { ...work.ticks, ...Object.fromEntries(places.map((at) => [at, isTicked])) } }),
    correct: (at: number, csl: CslFields | null) => {
      const { [at]: _before, ...others } = work.corrections;
      change({ ...work, corrections: csl === null ? others : { ...others, [at]: csl } });
    },
    /** Adds what is ticked, as one change of the library. */
    add: async () => {
      const ticked = rows.filter(({ isTicked }) => isTicked);
      if (ticked.length === 0 || adding) return;
      setAdding(true);
      try {
        const references = ticked.map(({ csl, read }) => ({ csl, inferred: stillInferred(read, csl) }));
        const done = await client.addReferences({ documentId, references });
        const held = done.held > 0 ? ` ${countText(done.held, 'work is', 'works are')} in the library already.` : '';
        tell(`${countText(done.added, 'source')} added.${held}`, undoOf(done));
      } catch (error) {
        tellError(error);
      } finally {
        setAdding(false);
      }
    },
  };
}

export type References = ReturnType<typeof useReferences>;

/** What was given another value by hand is no longer inferred. */
function stillInferred(read: ReadReference, csl: CslFields): string[] {
  return read.inferred.filter((field) => JSON.stringify(read.csl[field]) === JSON.stringify(csl[field]));
}
