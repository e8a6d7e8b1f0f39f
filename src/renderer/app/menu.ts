import { useEffect, useRef } from 'react';
import type { MenuCommand } from '../../contract/shell.ts';
import { shell } from '../shell/index.ts';

/** Does what the native menus ask for, where the shell has any. */
export function useMenu(handlers: Readonly<Partial<Record<MenuCommand, () => void>>>): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => shell.onMenu((command) => latest.current[command]?.()), []);
}
