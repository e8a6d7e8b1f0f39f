import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { keyText } from '../common/keys.ts';
import { useFoundNotes } from './foundNotes.ts';
import { useAllCommands } from './palette.ts';

const TYPING_MS = 120;

/** Every command by its name, and the notes that speak of what is typed: Ctrl+K. */
export function Palette() {
  const commands = useAllCommands();
  const groups = useMemo(() => {
    const byGroup = new Map<string, typeof commands>();
    for (const command of commands) byGroup.set(command.group, [...(byGroup.get(command.group) ?? []), command]);
    return [...byGroup].map(([group, list]) => ({
      group,
      actions: list.map(({ id, label, description, keys, run }) => ({
        id,
        label,
        ...(description === undefined ? {} : { description }),
        ...(keys === undefined ? {} : { rightSection: <kbd>{keyText(keys)}</kbd> }),
        onClick: run,
      })),
    }));
  }, [commands]);
  const [query, setQuery] = useState('');
  const [searched] = useDebouncedValue(query, TYPING_MS);
  const notes = useFoundNotes(query, searched);
  return (
    <Spotlight
      actions={notes.length > 0 ? [...groups, { group: 'Notes', actions: [...notes] }] : groups}
      query={query}
      onQueryChange={setQuery}
      shortcut="mod + K"
      nothingFound="No command or note of this name"
      highlightQuery
      scrollable
      maxHeight={420}
      lockScroll={false}
      attributes={{ content: { 'aria-label': 'Commands' } }}
      tagsToIgnore={[]}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      searchProps={{
        leftSection: <IconSearch size={18} stroke={1.6} aria-hidden="true" />,
        placeholder: 'Type a command, or words of a note',
        'aria-label': 'Commands',
      }}
    />
  );
}
