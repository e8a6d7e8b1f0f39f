import { spotlight } from '@mantine/spotlight';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';

/** One thing the user can do now, found by its name in the palette. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** Group heading: `Go to`, `Facts`, `Deck`, … */
  readonly group: string;
  readonly description?: string | undefined;
  /** The keys, as they are shown: `Ctrl+Z`. */
  readonly keys?: string | undefined;
  readonly run: () => void;
}

let commands: ReadonlyMap<string, readonly Command[]> = new Map();
const listeners = new Set<() => void>();

function publish(owner: string, list: readonly Command[] | null): void {
  const next = new Map(commands);
  if (list) next.set(owner, list);
  else next.delete(owner);
  commands = next;
  for (const tell of listeners) tell();
}

/** Offers the commands of a screen in the palette for as long as the screen is there. Keep `list` stable with useMemo or `useSameCommands`. */
export function useCommands(owner: string, list: readonly Command[]): void {
  useEffect(() => {
    publish(owner, list);
    return () => publish(owner, null);
  }, [owner, list]);
}

/** The same list for as long as its commands read the same; what they do follows the latest render. */
export function useSameCommands(commands: readonly Command[]): readonly Command[] {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  const key = JSON.stringify(commands.map(({ id, label, description }) => [id, label, description]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the list
  return useMemo(
    () =>
      commands.map((command) => ({
        ...command,
        run: () => latest.current.find(({ id }) => id === command.id)?.run(),
      })),
    [key],
  );
}

export function useAllCommands(): readonly Command[] {
  const all = useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => commands,
  );
  return [...all.values()].flat();
}

export function openPalette(): void {
  spotlight.open();
}
