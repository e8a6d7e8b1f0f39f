/**
 * Stands in for the module `electron`, whose runtime is not needed here: it records what the built shell asks of it (windows and
 * their preferences, protocols, permissions, menus, messages, dialogs) and lets a test play the system's part.
 */
import { fork } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';

export const recorded = {
  schemes: [],
  sandboxEnabled: 0,
  windows: [],
  dialogs: [],
  opened: [],
  revealed: [],
  externally: [],
  recentDocuments: [],
  menus: [],
  quits: 0,
  singleInstance: 0,
  sent: [],
};

/** What the user answers, by dialog and order; a test fills it. */
export const answers = { showMessageBox: [], showOpenDialog: [], showSaveDialog: [] };

class App extends EventEmitter {
  isPackaged = process.env.STAND_IN_PACKAGED === '1';
  ready = false;
  /** What it waits for before it is ready. */
  held = Promise.resolve();
  userData = process.env.STAND_IN_USER_DATA;
  lock = process.env.STAND_IN_SECOND !== '1';
  getPath() {
    return this.userData;
  }
  isReady() {
    return this.ready;
  }
  async whenReady() {
    await new Promise((resolve) => setImmediate(resolve));
    await this.held;
    this.ready = true;
  }
  requestSingleInstanceLock() {
    recorded.singleInstance += 1;
    return this.lock;
  }
  enableSandbox() {
    recorded.sandboxEnabled += 1;
  }
  setAboutPanelOptions(options) {
    recorded.about = options;
  }
  getVersion() {
    return '0.1.0';
  }
  addRecentDocument(path) {
    recorded.recentDocuments.push(path);
  }
  quit() {
    recorded.quits += 1;
  }
  exit(code) {
    this.emit('exiting', code);
    process.exit(code);
  }
}
export const app = new App();

export const protocol = {
  handlers: {},
  registerSchemesAsPrivileged: (schemes) => recorded.schemes.push(...schemes),
  handle: (scheme, answer) => {
    protocol.handlers[scheme] = answer;
  },
};

class Session extends EventEmitter {
  webRequest = {
    onBeforeRequest: (listener) => {
      this.beforeRequest = listener;
    },
  };
  setPermissionRequestHandler(handler) {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler) {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler) {
    this.devicePermission = handler;
  }
  setSpellCheckerEnabled(enabled) {
    this.spellChecker = enabled;
  }
}
export const session = { defaultSession: new Session() };

class WebContents extends EventEmitter {
  posted = [];
  crashed = 0;
  forcefullyCrashRenderer() {
    this.crashed += 1;
    this.emit('render-process-gone', {}, { reason: 'killed' });
  }
  setWindowOpenHandler(handler) {
    this.windowOpen = handler;
  }
  send(channel, ...args) {
    recorded.sent.push([channel, ...args]);
  }
  postMessage(channel, message, ports) {
    this.posted.push({ channel, message, ports });
    this.emit('posted', ports[0]);
  }
}

export class BrowserWindow extends EventEmitter {
  static focused = null;
  static getFocusedWindow() {
    return BrowserWindow.focused;
  }
  static fromWebContents(contents) {
    return recorded.windows.find((window) => window.webContents === contents) ?? null;
  }
  calls = [];
  destroyed = false;
  constructor(options) {
    super();
    this.options = options;
    this.webContents = new WebContents();
    recorded.windows.push(this);
    setImmediate(() => app.emit('shown'));
    BrowserWindow.focused = this;
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(url) {
    this.url = url;
  }
  isDestroyed() {
    return this.destroyed;
  }
  isMinimized() {
    return false;
  }
  isMaximized() {
    return true;
  }
  getNormalBounds() {
    return { x: 40, y: 30, width: 1100, height: 700 };
  }
  close() {
    let stays = false;
    this.emit('close', {
      preventDefault: () => {
        stays = true;
      },
    });
    if (!stays) this.destroy();
  }
  destroy() {
    this.destroyed = true;
    this.emit('closed');
  }
  show() {
    this.calls.push('show');
  }
  focus() {
    this.calls.push('focus');
  }
  maximize() {
    this.calls.push('maximize');
  }
  reload() {
    this.calls.push('reload');
  }
}

/** Electron's ports, made of Node's. */
class Port extends EventEmitter {
  constructor(port) {
    super();
    this.port = port;
    port.on('message', (data) => this.emit('message', { data }));
    port.on('close', () => this.emit('close'));
    port.unref();
  }
  start() {
    this.port.ref();
    this.port.start();
  }
  postMessage(data) {
    this.port.postMessage(data);
  }
  close() {
    this.port.close();
  }
}
export class MessageChannelMain {
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new Port(port1);
    this.port2 = new Port(port2);
  }
}

export const ipcMain = new EventEmitter();
ipcMain.handlers = {};
ipcMain.handle = (channel, handler) => {
  ipcMain.handlers[channel] = handler;
};

const ask =
  (name, fallback) =>
  async (...args) => {
    const options = args.at(-1);
    recorded.dialogs.push({ name, ...options });
    setImmediate(() => app.emit('shown'));
    if (options.signal && answers[name].length === 0) {
      await once(options.signal, 'abort');
      return { response: options.cancelId };
    }
    return answers[name].shift() ?? fallback;
  };
export const dialog = {
  showMessageBox: ask('showMessageBox', { response: 99 }),
  showOpenDialog: ask('showOpenDialog', { canceled: true, filePaths: [] }),
  showSaveDialog: ask('showSaveDialog', { canceled: true, filePath: '' }),
};

export const shell = {
  openExternal: async (url) => void recorded.externally.push(url),
  openPath: async (path) => {
    recorded.opened.push(path);
    return '';
  },
  showItemInFolder: (path) => recorded.revealed.push(path),
};

/** Electron's utility process, made of a child process of Node's. */
export const utilityProcess = {
  forks: [],
  fork: (file, args, { stdio, execArgv, env, serviceName }) => {
    if (!app.ready) throw new Error('utilityProcess cannot be called before app is ready');
    const port = new URL('./parentPort.mjs', import.meta.url).href;
    const child = fork(file, args, {
      stdio: [...stdio, 'ipc'],
      execArgv: [...execArgv, '--import', port],
      env,
      serialization: 'advanced',
    });
    utilityProcess.forks.push({ file, serviceName, pid: child.pid });
    child.postMessage = (message) => child.send(message, () => {});
    return child;
  },
};

export const Menu = {
  buildFromTemplate: (template) => template,
  setApplicationMenu: (template) => recorded.menus.push(template),
};

export const screen = {
  getDisplayMatching: () => ({ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }),
};
