import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { LibraryFilter, Sort } from './filter.ts';
import styles from './SavedViews.module.css';

export interface SavedView {
  readonly name: string;
  readonly filter: LibraryFilter;
  readonly sort: Sort;
}

/** The saved views of one library; they belong to this user on this machine. `library` is its path. */
export function useSavedViews(library: string) {
  return useLocalStorage<readonly SavedView[]>({ key: `views.${library}`, defaultValue: [] });
}

/** Filters with a name: saved, shown again, removed. */
export function SavedViews(props: {
  readonly library: string;
  readonly filter: LibraryFilter;
  readonly sort: Sort;
  readonly onShow: (view: SavedView) => void;
}) {
  const [views, setViews] = useSavedViews(props.library);
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const words = name.trim();
  const save = () => {
    if (!words) return;
    const view: SavedView = { name: words, filter: props.filter, sort: props.sort };
    setViews([...views.filter((other) => other.name !== words), view]);
    setName('');
  };
  return (
    <Popover position="bottom-end" trapFocus width={280} opened={opened} onChange={setOpened}>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconBookmark size={14} aria-hidden="true" />}
          onClick={() => setOpened(!opened)}
        >
          Views
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Saved views">
        {views.length === 0 && <p className={styles.none}>Filters, search and sorting, saved under a name.</p>}
        <ul className={styles.list}>
          {views.map((view) => (
            <li key={view.name}>
              <Button
                variant="subtle"
                justify="start"
                onClick={() => {
                  props.onShow(view);
                  setOpened(false);
                }}
              >
                {view.name}
              </Button>
              <ActionIcon
                size="sm"
                aria-label={`Remove the view ${view.name}`}
                onClick={() => setViews(views.filter((other) => other.name !== view.name))}
              >
                <IconTrash size={15} stroke={1.6} aria-hidden="true" />
              </ActionIcon>
            </li>
          ))}
        </ul>
        <form
          className={styles.save}
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <TextInput
            aria-label="Name of the view"
            placeholder="Name this view"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" disabled={!words}>
            Save
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
