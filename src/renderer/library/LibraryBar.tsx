import { ActionIcon, Button, NativeSelect, TextInput, Tooltip } from '@mantine/core';
import { IconCopyCheck, IconPlus, IconScale, IconSearch } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { countText } from '../common/format.ts';
import { PaneBar } from '../common/Panes.tsx';
import { SORT_NAMES, SORTS, type Sort } from './filter.ts';
import styles from './LibraryScreen.module.css';
import type { useLastShown } from './lastShown.ts';
import type { Lists } from './lists.ts';
import { SavedViews } from './SavedViews.tsx';
import type { useSavedViews } from './savedViews.ts';
import type { useFactWindow } from './useFactWindow.ts';
import type { useLibraryView } from './useLibraryView.ts';

/** The head of the list of facts: the search, how many are found, in which order, and what else can be done with them. */
export function LibraryBar(props: {
  readonly search: RefObject<HTMLInputElement | null>;
  readonly view: ReturnType<typeof useLibraryView>;
  readonly facts: Pick<ReturnType<typeof useFactWindow>, 'total' | 'totalIsExact'>;
  readonly lists: Lists;
  readonly savedViews: ReturnType<typeof useSavedViews>;
  readonly lastShown: ReturnType<typeof useLastShown>;
  /** A new fact was begun and not saved. */
  readonly isBegun: boolean;
  /** To the first of the rows. */
  readonly onToRows: () => void;
  readonly onLeave: () => void;
  readonly onAdd: () => void;
}) {
  const { view, facts, lists } = props;
  const { filter, sort } = view;
  return (
    <PaneBar>
      <div className={styles.tools}>
        <TextInput
          ref={props.search}
          className={styles.search}
          type="search"
          aria-label="Search facts"
          placeholder="Search facts"
          leftSection={<IconSearch size={16} stroke={1.6} aria-hidden="true" />}
          value={view.text}
          onChange={(event) => view.setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'Enter') {
              event.preventDefault();
              props.onToRows();
            } else if (event.key === 'Escape') {
              view.setText('');
              // Where nothing is found there is no table to go to.
              event.currentTarget.blur();
              props.onLeave();
            }
          }}
        />
        <span className={styles.count} role="status">
          {!facts.totalIsExact && 'over '}
          {countText(facts.total, 'fact')}
        </span>
        <NativeSelect
          aria-label="Sort by"
          size="xs"
          value={sort}
          data={SORTS.filter((name) => name !== 'relevance' || filter.query.trim() !== '').map((name) => ({
            value: name,
            label: SORT_NAMES[name],
          }))}
          onChange={(event) => view.setSort(event.currentTarget.value as Sort)}
        />
        <Tooltip label="Find duplicates (d)">
          <ActionIcon component="a" href="#/duplicates" variant="default" size={30} aria-label="Find duplicates">
            <IconCopyCheck size={16} stroke={1.6} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Find contradictions (c)">
          <ActionIcon
            component="a"
            href="#/contradictions"
            variant="default"
            size={30}
            aria-label="Find contradictions"
          >
            <IconScale size={16} stroke={1.6} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
        {!lists.readOnly && (
          <Tooltip label={props.isBegun ? 'Go on with what was typed (n)' : 'New fact (n)'}>
            <Button
              variant={props.isBegun ? 'light' : 'default'}
              leftSection={<IconPlus size={14} aria-hidden="true" />}
              onClick={props.onAdd}
            >
              New fact
            </Button>
          </Tooltip>
        )}
        <SavedViews saved={props.savedViews} former={props.lastShown} filter={filter} sort={sort} onShow={view.show} />
      </div>
    </PaneBar>
  );
}
