import { ActionIcon, Checkbox, TextInput } from '@mantine/core';
import { IconBookmark, IconX } from '@tabler/icons-react';
import { memo, useMemo, useState } from 'react';
import type { Annotation } from '../../model/annotation.ts';
import { hrefOf } from '../app/route.ts';
import { PaneBody } from '../common/Panes.tsx';
import { type Bookmark, factsWithoutPlace, groupOf, type MarginItem, type Shown } from './items.ts';
import styles from './Reader.module.css';
import type { Reading } from './Reader.tsx';
import { shortened, type TextRange } from './textRange.ts';

const GROUPS: readonly { readonly shown: Shown; readonly name: string }[] = [
  { shown: 'facts', name: 'Quotes of facts' },
  { shown: 'highlights', name: 'Highlights' },
  { shown: 'comments', name: 'Comments and questions' },
];

/** Where I am in the document: its headings, pages and bookmarks, what the margin shows, and facts without a place in it. */
export function ReaderSide(props: {
  readonly reading: Reading;
  readonly items: readonly MarginItem[];
  readonly bookmarks: readonly Bookmark[];
  readonly canEdit: boolean;
  readonly shown: Readonly<Record<Shown, boolean>>;
  readonly onShown: (shown: Readonly<Record<Shown, boolean>>) => void;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly onShow: (place: TextRange) => void;
  readonly onRemoveBookmark: (annotation: Annotation) => void;
}) {
  const { reading, items, bookmarks, shown, onShow } = props;
  const { document: held, facts } = reading;
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
      {bookmarks.length > 0 && (
        <section aria-label="Bookmarks">
          <h2>Bookmarks</h2>
          <ul className={styles.outline}>
            {bookmarks.map((bookmark) => (
              <li key={bookmark.key} className={styles.bookmarkLine}>
                <button
                  type="button"
                  onClick={() => onShow(bookmark)}
                  title={shortened(bookmark.annotation.quote ?? '')}
                >
                  <IconBookmark size={14} aria-hidden />
                  <span className="bw-ellipsis">{bookmark.annotation.body ?? bookmark.annotation.quote}</span>
                </button>
                {props.canEdit && (
                  <ActionIcon
                    size="sm"
                    aria-label={`Remove the bookmark: ${(bookmark.annotation.quote ?? '').slice(0, 40)}`}
                    onClick={() => props.onRemoveBookmark(bookmark.annotation)}
                  >
                    <IconX size={14} />
                  </ActionIcon>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Contents reading={reading} onShow={onShow} />
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

/** The headings, and the way to a page where the document has pages. The text never changes: neither do they. */
const Contents = memo(
  function Contents({ reading, onShow }: { readonly reading: Reading; readonly onShow: (place: TextRange) => void }) {
    const { document: held, passages } = reading;
    const headings = useMemo(() => passages.filter((passage) => passage.role === 'heading'), [passages]);
    const lastPage = useMemo(() => Math.max(0, ...new Set(passages.map(({ page }) => page ?? 0))), [passages]);
    const toPage = (page: number) => {
      const first = passages.find((passage) => (passage.page ?? 0) >= page);
      if (first) onShow({ startUtf16: first.start, endUtf16: first.end });
    };
    if (headings.length === 0 && lastPage === 0) return null;
    return (
      <nav aria-label="Contents">
        <h2>Contents</h2>
        {lastPage > 0 && <PageField lastPage={lastPage} onPage={toPage} />}
        <ul className={styles.outline}>
          {headings.map((heading) => (
            <li key={heading.index} className={styles.outlineLine}>
              <button type="button" onClick={() => onShow({ startUtf16: heading.start, endUtf16: heading.end })}>
                {held.text.slice(heading.start, heading.end)}
              </button>
            </li>
          ))}
        </ul>
      </nav>
    );
  },
  (before, after) => before.reading.passages === after.reading.passages && before.onShow === after.onShow,
);

function PageField({ lastPage, onPage }: { readonly lastPage: number; readonly onPage: (page: number) => void }) {
  const [typed, setTyped] = useState('');
  const page = Number(typed);
  const isPage = Number.isInteger(page) && page >= 1 && page <= lastPage;
  return (
    <form
      className={styles.pageField}
      onSubmit={(event) => {
        event.preventDefault();
        if (isPage) onPage(page);
      }}
    >
      <TextInput
        aria-label={`Go to a page, 1 to ${lastPage}`}
        placeholder="Page"
        inputMode="numeric"
        value={typed}
        error={typed !== '' && !isPage}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <span className={styles.beside}>of {lastPage}</span>
    </form>
  );
}
