import { basename } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../contract/shell.ts';

export interface MenuActions {
  newLibrary(): void;
  openLibrary(): void;
  sampleLibrary(): void;
  openRecent(path: string): void;
  /** To the page of the window in front. */
  send(command: MenuCommand): void;
}

/** The menus, with the shortcuts of the platform. Undo and redo go to the page, which knows whether a text field has the focus. */
export function menuTemplate(
  recent: readonly string[],
  actions: MenuActions,
  platform: NodeJS.Platform,
): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const command = (label: string, name: MenuCommand, accelerator: string): MenuItemConstructorOptions => ({
    label,
    accelerator,
    // The page listens to these keys itself; macOS gives them to the menu alone.
    registerAccelerator: mac,
    click: () => actions.send(name),
  });
  const recentItems: MenuItemConstructorOptions[] =
    recent.length === 0
      ? [{ label: 'None yet', enabled: false }]
      : recent.map((path) => ({
          label: basename(path, '.briefwright'),
          sublabel: path,
          click: () => actions.openRecent(path),
        }));
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        { label: 'New Library…', accelerator: 'CmdOrCtrl+Shift+N', click: () => actions.newLibrary() },
        { label: 'Open Library…', accelerator: 'CmdOrCtrl+O', click: () => actions.openLibrary() },
        { label: 'Open Recent', submenu: recentItems },
        { label: 'Make Sample Library…', click: () => actions.sampleLibrary() },
        { type: 'separator' },
        { label: 'Back Up, Check or Export…', click: () => actions.send('file') },
        { type: 'separator' },
        mac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        command('Undo', 'undo', 'CmdOrCtrl+Z'),
        command('Redo', 'redo', mac ? 'Shift+Cmd+Z' : 'Ctrl+Y'),
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&View',
      submenu: [
        command('Command Palette', 'palette', 'CmdOrCtrl+K'),
        { type: 'separator' },
        { label: 'Library', click: () => actions.send('library') },
        { label: 'Sources', click: () => actions.send('sources') },
        { label: 'Inbox', click: () => actions.send('inbox') },
        { label: 'Themes', click: () => actions.send('themes') },
        { label: 'Briefings', click: () => actions.send('briefings') },
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        { label: 'Keyboard Shortcuts', click: () => actions.send('shortcuts') },
        // On macOS it stands in the menu of the app.
        ...(mac ? [] : [{ type: 'separator' } as const, { role: 'about' } as const]),
      ],
    },
  ];
}
