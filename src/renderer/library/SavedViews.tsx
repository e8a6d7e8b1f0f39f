import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { IconBookmark, IconHistory, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { LibraryFilter, Sort } from './filter.ts';
import styles from './SavedViews.module.css';
import type { SavedView, useSavedViews } from './savedViews.ts';

/** Filters with a name: saved, shown again, removed. */
export function SavedViews(props: {
  readonly saved: ReturnType<typeof useSavedViews>;
  readonly filter: LibraryFilter;
  readonly sort: Sort;
  /** What the list showed when the library was last closed; null where nothing narrowed it. */
  readonly former: SavedView | null;
  readonly onShow: (view: SavedView) => void;
}) {
  const { views, save: saveView, remove } = props.saved;
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const words = name.trim();
  const save = () => {
    if (!words) return;
    void saveView({ name: words, filter: props.filter, sort: props.sort });
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
        {props.former && (
          <Button
            variant="subtle"
            justify="start"
            fullWidth
            leftSection={<IconHistory size={14} aria-hidden="true" />}
            onClick={() => {
              if (props.former) props.onShow(props.former);
              setOpened(false);
            }}
          >
            {props.former.name}
          </Button>
        )}
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
              <ActionIcon size="sm" aria-label={`Remove the view ${view.name}`} onClick={() => void remove(view)}>
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
