/**
 * Plays the system's and the user's part with the built main bundle, under the stand-in, and prints what came of it as JSON:
 * `node --import ./useStandIn.mjs walk.mjs LIBRARY SECOND_LIBRARY FOLDER`.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { answers, app, BrowserWindow, ipcMain, protocol, recorded, session, utilityProcess } from './standIn.mjs';
import { connect, frame, OWN, startApp, until } from './system.mjs';

const [library, second, folder] = process.argv.slice(2);
const root = join(import.meta.dirname, '..', '..');
process.argv = ['electron', '.', library];
const found = {};

await startApp();
await until(() => recorded.windows.length === 1, 'a window');
const [window] = recorded.windows;
const { webContents: contents } = window;
const event = { sender: contents, senderFrame: frame() };

found.window = { options: window.options, url: window.url };
found.preloadIsThere = existsSync(window.options.webPreferences.preload);
window.emit('ready-to-show');
found.shown = window.calls.includes('show');

// The page and its protocol.
const fetched = async (url, method = 'GET') => {
  const response = await protocol.handlers.app(new Request(url, { method }));
  return { status: response.status, csp: response.headers.get('content-security-policy'), body: await response.text() };
};
found.page = await fetched(OWN);
found.outside = [];
for (const url of [
  'app://page/../main/main.js',
  'app://page/%2e%2e/main/main.js',
  'app://page/..%2fmain%2fmain.js',
  'app://other/index.html',
  'app://page/nothing.js',
]) {
  found.outside.push((await fetched(url)).status);
}
found.posted = (await fetched(OWN, 'POST')).status;

// What a page may not do.
const ses = session.defaultSession;
found.permissions = await Promise.all(
  ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'fullscreen'].map(
    (name) => new Promise((resolve) => ses.permissionRequest(contents, name, resolve)),
  ),
);
found.permissionCheck = ses.permissionCheck(contents, 'media');
found.devicePermission = ses.devicePermission({});
found.requests = Object.fromEntries(
  await Promise.all(
    [
      'https://example.org/x',
      'http://example.org/',
      'file:///etc/passwd',
      'ws://example.org/',
      'app://page/a.js',
      'blob:app://page/1',
      'rubbish',
    ].map((url) => new Promise((resolve) => ses.beforeRequest({ url }, ({ cancel }) => resolve([url, cancel])))),
  ),
);
const prevented = (emitter, name, details = {}) => {
  let was = false;
  emitter.emit(
    name,
    {
      ...details,
      preventDefault: () => {
        was = true;
      },
    },
    details.url,
  );
  return was;
};
found.download = prevented(ses, 'will-download');
found.navigation = Object.fromEntries(
  ['will-navigate', 'will-redirect', 'will-frame-navigate'].map((name) => [
    name,
    ['https://example.org/', 'file:///etc/passwd', 'javascript:alert(1)', 'app://other/', 'app://page.evil/', OWN].map(
      (url) => prevented(contents, name, { url }),
    ),
  ]),
);
found.webview = prevented(contents, 'will-attach-webview');

// Addresses outside the app: refused, agreed, declined.
const asked = () => recorded.dialogs.length;
const before = asked();
found.newWindows = ['file:///etc/passwd', 'javascript:alert(1)', 'smb://host/x', 'ms-word:x', 'app://page/'].map(
  (url) => contents.windowOpen({ url }).action,
);
await wait(20);
found.askedForRefused = asked() - before;
answers.showMessageBox.push({ response: 1 }, { response: 0 });
found.newWindows.push(contents.windowOpen({ url: 'https://example.org/declined' }).action);
await until(() => asked() === before + 1, 'a question about the address');
await ipcMain.handlers['briefwright:open-external'](event, 'https://example.org/agreed');
await ipcMain.handlers['briefwright:open-external'](event, 'file:///etc/passwd');
found.askedForAllowed = asked() - before;
found.externally = recorded.externally;

// Senders of messages.
const refused = async (channel, from, argument) =>
  ipcMain.handlers[channel](from, argument).then(
    () => false,
    () => true,
  );
const strangers = [
  { sender: contents, senderFrame: frame('https://example.org/') },
  { sender: contents, senderFrame: frame('app://other/index.html') },
  { sender: contents, senderFrame: frame(OWN, {}) },
  { sender: contents, senderFrame: null },
  { sender: {}, senderFrame: frame() },
];
found.strangers = [];
for (const channel of Object.keys(ipcMain.handlers)) {
  for (const from of strangers) found.strangers.push(await refused(channel, from, 'x'));
}
for (const from of strangers) ipcMain.emit('briefwright:connect', from);
found.portsForStrangers = contents.posted.length;

// A port to the library, a picked file, an import, an export.
const { client, gone } = await connect(window);
found.facts = (await client.facts({ limit: 1 })).total;
const article = join(folder, 'article.txt');
writeFileSync(article, 'The exercise began on Monday.\n');
answers.showOpenDialog.push({ canceled: false, filePaths: [article] });
found.picked = await ipcMain.handlers['briefwright:pick-files'](event);
const importing = await client.import({ paths: [article] });
for (;;) {
  const step = await importing.next();
  if (!step.done) continue;
  found.imported = step.value.files.map(({ status }) => status);
  break;
}
found.importProcesses = utilityProcess.forks.map(({ serviceName }) => serviceName);
const deck = join(folder, 'Deck.md');
answers.showSaveDialog.push({ canceled: false, filePath: deck }, { canceled: true, filePath: '' });
found.place = await ipcMain.handlers['briefwright:save-as'](event, 'Deck.md');
found.noPlace = await ipcMain.handlers['briefwright:save-as'](event, 'Deck.md');
const stream = await client.build({ themes: ['exercises'], out: deck, asOf: '2026-11-01' });
for await (const _progress of stream);
await ipcMain.handlers['briefwright:reveal'](event, deck);
await ipcMain.handlers['briefwright:reveal'](event, join(folder, 'none.md'));
await ipcMain.handlers['briefwright:open'](event, deck);
writeFileSync(join(folder, 'program.sh'), 'true');
found.opensProgram = !(await refused('briefwright:open', event, join(folder, 'program.sh')));
found.opened = recorded.opened;
found.revealed = recorded.revealed;

// Menus.
const menu = recorded.menus.at(-1);
const items = menu.flatMap((top) => top.submenu ?? []);
for (const item of items)
  if (item.label && item.click && ['Undo', 'Redo', 'Command Palette', 'Keyboard Shortcuts'].includes(item.label))
    item.click();
found.menu = items.map((item) => [item.label ?? item.role ?? item.type, item.accelerator ?? null]);
found.sent = recorded.sent;
found.recent = items.find((item) => item.label === 'Open Recent').submenu.map((item) => item.sublabel);

// A second start, with another library, and one that is open already.
app.emit('second-instance', {}, ['electron', '--flag', second], folder);
await until(() => recorded.windows.length === 2, 'a second window');
app.emit('second-instance', {}, ['electron', library], folder);
await until(() => window.calls.includes('focus'), 'the first window in front');
found.windowsAfterSecond = recorded.windows.length;
app.emit(
  'open-file',
  {
    preventDefault: () => {
      found.openFilePrevented = true;
    },
  },
  second,
);
await until(() => recorded.windows[1].calls.includes('focus'), 'the second window in front');
const writer = await connect(recorded.windows[1]);
found.secondFacts = (await writer.client.facts({ limit: 1 })).total;

// A library that is not there: told in words.
const dialogsBefore = asked();
app.emit('open-file', { preventDefault() {} }, join(folder, 'none.briefwright'));
await until(() => asked() > dialogsBefore, 'a message');
found.toldMissing = recorded.dialogs.at(-1).message;

// The page dies, the core host dies.
answers.showMessageBox.push({ response: 0 });
contents.emit('render-process-gone', {}, { reason: 'crashed' });
await until(() => window.calls.includes('reload'), 'the page loaded again');
found.toldPage = recorded.dialogs.at(-1).message;

answers.showMessageBox.push({ response: 0 });
const posted = contents.posted.length;
// The thread of the library is ended from outside, as a crash would.
const workers = globalThis.startedWorkers;
await workers[0].terminate();
await gone;
found.pendingCode = await client.themes().then(
  () => null,
  (error) => error.data.code,
);
const again = await connect(window);
found.newPorts = contents.posted.length - posted;
found.toldCore = recorded.dialogs.at(-1).message;
found.factsAgain = (await again.client.facts({ limit: 1 })).total;

// Closing remembers places and lets go of the library.
window.close();
recorded.windows[1].close();
let quitPrevented = false;
app.emit('will-quit', {
  preventDefault: () => {
    quitPrevented = true;
  },
});
found.quitWaits = quitPrevented;
await until(() => !existsSync(`${library}-wal`), 'the library closed');
await until(() => recorded.quits === 1, 'the end, once the libraries are closed');
app.emit('window-all-closed');
quitPrevented = false;
app.emit('will-quit', {
  preventDefault: () => {
    quitPrevented = true;
  },
});
found.quitWaitsAgain = quitPrevented;
found.quits = recorded.quits;
found.sandboxEnabled = recorded.sandboxEnabled;
found.schemes = recorded.schemes;
found.focused = BrowserWindow.focused !== null;

// The preload script, as a page sees it.
const exposed = {};
const renderer = { sent: [], listeners: {} };
const messages = [];
globalThis.window = { origin: 'app://page', postMessage: (...args) => messages.push(args) };
const require = createRequire(import.meta.url);
const { Module } = require('node:module');
const load = Module._load;
Module._load = (name, ...rest) => {
  if (name !== 'electron') return load(name, ...rest);
  return {
    contextBridge: {
      exposeInMainWorld: (key, api) => {
        exposed[key] = api;
      },
    },
    ipcRenderer: {
      send: (...args) => renderer.sent.push(args),
      invoke: async (...args) => void renderer.sent.push(args),
      on: (channel, listener) => {
        renderer.listeners[channel] = listener;
      },
      off: (channel) => {
        delete renderer.listeners[channel];
      },
    },
    webUtils: { getPathForFile: (file) => `/path/of/${file.name}` },
  };
};
require(join(root, 'out', 'preload', 'preload.cjs'));
Module._load = load;
const bridge = exposed.briefwright;
bridge.connect();
await bridge.saveAs('Deck.pptx');
const commands = [];
const stop = bridge.onMenu((command) => commands.push(command));
renderer.listeners['briefwright:menu']({ sender: 'secret' }, 'undo');
renderer.listeners['briefwright:menu']({}, 'something-else');
stop();
renderer.listeners['briefwright:port']({ ports: ['the port'] });
found.preload = {
  exposed: Object.keys(exposed),
  bridge: Object.keys(bridge).sort(),
  path: bridge.pathOf({ name: 'a.txt' }),
  sent: renderer.sent,
  commands,
  stillListens: 'briefwright:menu' in renderer.listeners,
  messages,
};

process.stdout.write(JSON.stringify(found));
process.exit(0);
