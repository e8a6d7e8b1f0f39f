import { Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useMemo } from 'react';
import { keyText } from '../common/keys.ts';
import { useAllCommands } from './palette.ts';

/** Every command by its name: Ctrl+K. */
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
  return (
    <Spotlight
      actions={groups}
      shortcut="mod + K"
      nothingFound="No command of this name"
      highlightQuery
      scrollable
      maxHeight={420}
      lockScroll={false}
      attributes={{ content: { 'aria-label': 'Commands' } }}
      tagsToIgnore={[]}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      searchProps={{
        leftSection: <IconSearch size={18} stroke={1.6} aria-hidden="true" />,
        placeholder: 'Type a command',
        'aria-label': 'Commands',
      }}
    />
  );
}
