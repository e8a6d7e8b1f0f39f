import { Anchor } from '@mantine/core';
import { hrefOf } from '../app/route.ts';
import { countText } from '../common/format.ts';
import type { ImportedFile } from './importing.ts';
import styles from './MergedLibrary.module.css';

type Merged = NonNullable<ImportedFile['library']>;

const NAMES: Record<Merged['counts'][number]['what'], string> = {
  facts: 'Facts',
  evidence: 'Evidence',
  sources: 'Sources',
  documents: 'Documents',
  themes: 'Themes',
  aliases: 'Aliases',
  annotations: 'Notes and highlights',
  briefings: 'Briefings',
  decisions: 'Decided proposals',
  views: 'Saved views',
};

/** What came of a merge: for each kind of thing how much was new, and the facts that both libraries have changed. */
export function MergedLibrary({ merged }: { readonly merged: Merged }) {
  const counts = merged.counts.filter(({ added, changed, known }) => added + changed + known > 0);
  const { differing } = merged;
  return (
    <>
      {counts.length > 0 && (
        <table className={styles.counts}>
          <thead>
            <tr>
              <td />
              <th scope="col">New</th>
              <th scope="col">Changed</th>
              <th scope="col">Here already</th>
            </tr>
          </thead>
          <tbody>
            {counts.map(({ what, added, changed, known }) => (
              <tr key={what}>
                <th scope="row">{NAMES[what]}</th>
                <td>{added}</td>
                <td>{changed}</td>
                <td>{known}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {differing.length > 0 && (
        <details open={differing.length <= 5}>
          <summary>{countText(differing.length, 'fact differs', 'facts differ')} between the two libraries</summary>
          <div className={styles.differing}>
            {differing.map(({ factId, besideId, statement, why }) => (
              <div key={`${factId} ${besideId ?? ''}`}>
                <Anchor size="xs" href={factHref(factId)}>
                  {statement}
                </Anchor>
                <div>{why}</div>
                {besideId !== null && (
                  <Anchor size="xs" href={factHref(besideId)}>
                    Show the wording that came in beside it
                  </Anchor>
                )}
              </div>
            ))}
          </div>
        </details>
      )}
    </>
  );
}

const factHref = (factId: string): string => hrefOf({ screen: 'library', factId, theme: null, sourceId: null });
