/**
 * Starts the built app as a system would, under the stand-in: `STAND_IN_PACKAGED=1 STAND_IN_REPORT=FILE [STAND_IN_ROOT=FOLDER] node
 * --import ./useStandIn.mjs start.mjs ARGUMENT…`. What it did with Electron by then is written to the file when it exits, or when it
 * has shown something.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, recorded } from './standIn.mjs';

const root = process.env.STAND_IN_ROOT ?? join(import.meta.dirname, '..', '..');
const main = join(root, 'out', 'main', 'main.js');
const before =
  process.env.STAND_IN_PACKAGED === '1' ? ['/opt/Briefwright/briefwright'] : ['electron', '--inspect=0', '.'];
process.argv = [...before, ...process.argv.slice(2)];

function report() {
  const { singleInstance, windows, dialogs } = recorded;
  const shown = {
    windows: windows.map(({ options }) => options.title),
    dialogs: dialogs.map(({ message }) => message),
  };
  writeFileSync(process.env.STAND_IN_REPORT, JSON.stringify({ singleInstance, ready: app.ready, ...shown }));
}
app.on('exiting', report);
app.on('shown', () => {
  report();
  process.exit(70);
});
await import(pathToFileURL(main).href);
