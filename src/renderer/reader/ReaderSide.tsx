import { Checkbox, TextInput } from '@mantine/core';
import { hrefOf } from '../app/route.ts';
import { PaneBody } from '../common/Panes.tsx';
import { factsWithoutPlace, groupOf, type MarginItem, type Shown } from './items.ts';
import styles from './Reader.module.css';
import type { Reading } from './Reader.tsx';
import type { TextRange } from './textRange.ts';

const GROUPS: readonly { readonly shown: Shown; readonly name: string }[] = [
  { shown: 'facts', name: 'Quotes of facts' },
  { shown: 'highlights', name: 'Highlights' },
  { shown: 'comments', name: 'Comments and questions' },
];

/** Where I am in the document: its headings, what the margin shows, and facts that have no place in the text. */
export function ReaderSide(props: {
  readonly reading: Reading;
  readonly items: readonly MarginItem[];
  readonly shown: Readonly<Record<Shown, boolean>>;
  readonly onShown: (shown: Readonly<Record<Shown, boolean>>) => void;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly onShow: (place: TextRange) => void;
}) {
  const { reading, items, shown } = props;
  const { document: held, passages, facts } = reading;
  const headings = passages.filter((passage) => passage.role === 'heading');
  const unplaced = factsWithoutPlace(held.id, facts);
  const count = (group: Shown) =>
    items.filter(
      (item) =>
        (item.kind === 'fact' && group === 'facts') ||
        (item.kind === 'annotation' && groupOf(item.annotation) === group),
    ).length;
  return (
    <PaneBody className={styles.side}>
      <section aria-label="What the margin shows">
        <h2>In the margin</h2>
        <div className={styles.shown}>
          <TextInput
            aria-label="Search facts and notes of this document"
            placeholder="Search facts and notes"
            value={props.search}
            onChange={(event) => props.onSearch(event.currentTarget.value)}
          />
          {GROUPS.map(({ shown: group, name }) => (
            <Checkbox
              key={group}
              label={`${name} (${count(group)})`}
              checked={shown[group]}
              onChange={(event) => props.onShown({ ...shown, [group]: event.currentTarget.checked })}
            />
          ))}
        </div>
      </section>
      {headings.length > 0 && (
        <nav aria-label="Headings">
          <h2>Contents</h2>
          <ul className={styles.outline}>
            {headings.map((heading) => (
              <li key={heading.index}>
                <button
                  type="button"
                  onClick={() => props.onShow({ startUtf16: heading.start, endUtf16: heading.end })}
                >
                  {held.text.slice(heading.start, heading.end)}
                </button>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {unplaced.length > 0 && (
        <section aria-label="Facts without a place">
          <h2>Without a place in the text ({unplaced.length})</h2>
          <ul className={styles.outline}>
            {unplaced.map((fact) => (
              <li key={fact.id}>
                <a href={hrefOf({ screen: 'library', factId: fact.id, theme: null, sourceId: null })}>
                  {fact.statement}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </PaneBody>
  );
}
