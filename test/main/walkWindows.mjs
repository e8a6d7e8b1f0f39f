/**
 * Windows over a day, in the built main bundle under the stand-in; what came of it is printed as JSON:
 * `node --import ./useStandIn.mjs walkWindows.mjs LIBRARY FOLDER`.
 */
import { existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { answers, app, recorded } from './standIn.mjs';
import { connect, startApp, until } from './system.mjs';

const [library, folder] = process.argv.slice(2);
process.argv = ['electron', '.'];
const found = {};
const told = () => recorded.dialogs.map(({ message }) => message);

// A file is double-clicked, and the app is started for it: the file comes before the app is ready. It was left on a screen that
// is not there any more.
const bounds = { x: 5000, y: -900, width: 3000, height: 700, maximized: false };
writeFileSync(join(folder, 'windows.json'), JSON.stringify({ recent: [], open: [], bounds: { [library]: bounds } }));
let ready = () => {};
app.held = new Promise((resolve) => {
  ready = resolve;
});
await startApp();
app.emit('open-file', { preventDefault() {} }, library);
found.beforeReady = [app.isReady(), recorded.windows.length];
ready();
await until(() => recorded.windows.length === 1, 'a window over the file');
const [window] = recorded.windows;
const { x, y, width, height } = window.options;
found.bounds = { x, y, width, height };
found.welcomed = told();

// The same file by another name, twice at once: one window.
const link = join(folder, 'Link.briefwright');
symlinkSync(library, link);
window.calls.length = 0;
app.emit('second-instance', {}, ['electron', link], folder);
app.emit('second-instance', {}, ['electron', library], folder);
await until(() => window.calls.filter((call) => call === 'focus').length === 2, 'the window in front, twice');
app.emit('second-instance', {}, ['electron'], folder);
await until(() => window.calls.filter((call) => call === 'focus').length === 3, 'the window in front again');
found.windows = recorded.windows.length;

// The page hangs, and comes back by itself; it hangs again, and the user has it loaded again.
const before = told().length;
window.emit('unresponsive');
window.emit('unresponsive');
await until(() => told().length === before + 1, 'a question');
window.emit('responsive');
await wait(20);
found.cameBack = [told().length - before, window.webContents.crashed];
answers.showMessageBox.push({ response: 1 });
window.emit('unresponsive');
await until(() => window.calls.includes('reload'), 'the page loaded again');
await wait(20);
found.hung = { asked: told().slice(before), crashed: window.webContents.crashed };
window.webContents.emit('did-finish-load');

// Closed during an export: kept open, the deck is written. Closed by quitting: the deck is cancelled, the app ends.
const { client } = await connect(window);
const begin = async (name) => {
  const stream = await client.build({ themes: ['exercises'], out: join(folder, name), asOf: '2026-11-01' });
  await stream.next();
  return stream;
};
const rest = async (stream) => {
  for await (const _progress of stream);
};
const kept = await begin('Kept.pptx');
answers.showMessageBox.push({ response: 0 });
window.close();
await rest(kept);
found.kept = { closed: window.destroyed, written: existsSync(join(folder, 'Kept.pptx')), told: told().at(-1) };

const lost = await begin('Lost.pptx');
answers.showMessageBox.push({ response: 1 });
const quits = recorded.quits;
app.emit('before-quit');
window.close();
found.quitAtOnce = window.destroyed;
await until(() => window.destroyed, 'the window closed');
await rest(lost).catch(() => {});
await until(() => !existsSync(`${library}-wal`), 'the library closed');
found.lost = {
  decks: readdirSync(folder).filter((name) => name.includes('Lost')),
  quits: recorded.quits - quits,
};
process.stdout.write(JSON.stringify(found));
process.exit(0);
