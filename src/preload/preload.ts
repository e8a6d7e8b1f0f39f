import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { type Bridge, CHANNELS, PORT_MESSAGE } from '../contract/bridge.ts';
import { MENU_COMMANDS, type MenuCommand } from '../contract/shell.ts';

/** Hands the page its port and a few named questions; the page never sees Electron itself. */
const bridge: Bridge<File> = {
  connect: () => ipcRenderer.send(CHANNELS.connect),
  pickFiles: () => ipcRenderer.invoke(CHANNELS.pickFiles),
  pathOf: (file) => webUtils.getPathForFile(file),
  saveAs: (suggestedName) => ipcRenderer.invoke(CHANNELS.saveAs, suggestedName),
  reveal: (path) => ipcRenderer.invoke(CHANNELS.reveal, path),
  open: (path) => ipcRenderer.invoke(CHANNELS.open, path),
  openLibrary: (path) => ipcRenderer.invoke(CHANNELS.openLibrary, path),
  openExternal: (url) => ipcRenderer.invoke(CHANNELS.openExternal, url),
  onMenu: (callback) => {
    const listener = (_event: unknown, command: MenuCommand): void => {
      if (MENU_COMMANDS.includes(command)) callback(command);
    };
    ipcRenderer.on(CHANNELS.menu, listener);
    return () => ipcRenderer.off(CHANNELS.menu, listener);
  },
};

contextBridge.exposeInMainWorld('briefwright', bridge);

// A port cannot cross the bridge; as a message of the window it can.
ipcRenderer.on(CHANNELS.port, (event) => window.postMessage(PORT_MESSAGE, window.origin, [...event.ports]));
