/**
 * Installs what package-lock.json names, where it is not installed yet, and says in one line what it does.
 * Plain JavaScript without dependencies: it runs before node_modules exists, on any Node from 20.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const lockFile = join(root, 'package-lock.json');
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.briefwright-lock');
const nodeBinary = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

const lockHash = createHash('sha256').update(readFileSync(lockFile)).digest('hex');

const reason = whyInstall();
if (reason !== null) {
  console.log(`Installing the packages of package-lock.json: ${reason}.`);
  install();
  writeFileSync(stampFile, `${lockHash}\n`);
}

/** Why an installation is needed; null where what is installed is what the lock names. */
function whyInstall() {
  if (!existsSync(modules)) return 'node_modules is missing';
  if (!existsSync(nodeBinary)) return 'the Node that it pins is missing';
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8').trim() === lockHash) return null;
  if (!installedMatchesLock()) return 'node_modules does not match it';
  writeFileSync(stampFile, `${lockHash}\n`);
  return null;
}

/** npm records what it installed in node_modules/.package-lock.json, so an installation made by hand is recognised. */
function installedMatchesLock() {
  const recordFile = join(modules, '.package-lock.json');
  if (!existsSync(recordFile)) return false;
  const installed = JSON.parse(readFileSync(recordFile, 'utf8')).packages ?? {};
  const wanted = Object.entries(JSON.parse(readFileSync(lockFile, 'utf8')).packages ?? {});
  return wanted.every(
    ([path, entry]) => path === '' || entry.optional || entry.link || installed[path]?.version === entry.version,
  );
}

function install() {
  // Only the package `node` needs its install script. better-sqlite3 ships its binaries, yet npm would call node-gyp for
  // it, which fails where there is no Python.
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund'];
  const clean = npm(['ci', ...flags]);
  if (clean.status !== 0) {
    // npm ci refuses a lock without the packages of other platforms, which a partial mirror of the registry leaves out.
    if (!/in sync/.test(clean.output)) fail('npm ci', clean);
    const pinned = npm(['install', '--no-save', ...flags]);
    if (pinned.status !== 0) fail('npm install', pinned);
  }
  const rebuilt = npm(['rebuild', 'node', '--ignore-scripts=false']);
  if (rebuilt.status !== 0) fail('npm rebuild node', rebuilt);
}

function npm(args) {
  const own = process.env.npm_execpath;
  const viaNode = own !== undefined && /npm-cli\.c?js$/.test(own);
  const [command, commandArgs] = viaNode ? [process.execPath, [own, ...args]] : ['npm', args];
  const shell = !viaNode && process.platform === 'win32';
  const done = spawnSync(command, commandArgs, { cwd: root, encoding: 'utf8', shell, maxBuffer: 64 * 1024 * 1024 });
  const output = `${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}`;
  return { status: done.status ?? 1, output };
}

function fail(command, result) {
  console.error(`${result.output.trim()}\n\n${command} failed; what it said is above. Nothing else was run.`);
  process.exit(1);
}
