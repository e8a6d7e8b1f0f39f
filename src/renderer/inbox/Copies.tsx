import { Anchor } from '@mantine/core';
import { hrefOf } from '../app/route.ts';
import { Section } from '../library/inspector/Section.tsx';
import type { Lists } from '../library/lists.ts';
import styles from './Inbox.module.css';
import type { Proposal } from './proposals.ts';

/** The copies of the document that state a proposal too: what is decided is decided of them all. */
export function Copies({ copies, lists }: { readonly copies: Proposal['evidence']; readonly lists: Lists }) {
  return (
    <Section title="Also in" says="one origin: no independent evidence">
      <ul className={styles.copyList}>
        {copies.map(({ id, documentId, sourceId, start, end, locator }) => {
          const name = lists.nameOfSource.get(sourceId) ?? 'Unknown source';
          const href = hrefOf({ screen: 'reader', documentId: documentId ?? '', start, end, factId: null });
          return (
            <li key={id}>
              <Anchor className="bw-ellipsis" href={href} title={name} size="sm">
                {name}
              </Anchor>
              <span className={styles.copyPlace}>
                {[lists.formatOf.get(documentId ?? ''), locator && `${locator.label} ${locator.value}`]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
