/**
 * The system packages that some checks need: on Debian as root, installs those that are missing; anywhere else, prints
 * for each the one line that would enable its checks. It never fails: a check whose tool is missing is skipped.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const everything = JSON.parse(readFileSync(join(here, 'system-tools.json'), 'utf8'));
const isDebian = existsSync('/etc/debian_version') && commandPath('apt-get') !== null;
const isRoot = process.getuid?.() === 0;
const missing = everything.filter((thing) => thing.needed && !isThere(thing));

if (missing.length > 0 && isDebian && isRoot) installOnDebian();
else sayHow(missing);

function isThere(thing) {
  if (thing.font !== undefined) {
    if (isDebian) {
      // Font packages do not bring fc-list along.
      const known = spawnSync('dpkg-query', ['-s', thing.package], { encoding: 'utf8' });
      return /^Status: install ok installed$/m.test(known.stdout ?? '');
    }
    const listed = spawnSync('fc-list', ['--format', '%{family}\n', `:family=${thing.font}`], { encoding: 'utf8' });
    return listed.status === 0 && listed.stdout.trim() !== '';
  }
  return thing.commands.some((command) => commandPath(command) !== null) || thing.elsewhere.some((p) => existsSync(p));
}

function commandPath(command) {
  const extension = process.platform === 'win32' ? '.exe' : '';
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, command + extension)).find((path) => existsSync(path)) ?? null;
}

function installOnDebian() {
  const packages = [...new Set(missing.map((thing) => thing.package))];
  console.log(`Installing with apt-get what checks need: ${packages.join(' ')}`);
  const options = {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 64 * 1024 * 1024,
  };
  const updated = spawnSync('apt-get', ['update'], options);
  const installed = spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options);
  const still = missing.filter((thing) => !isThere(thing));
  if (still.length === 0) return;
  const said = `${updated.status === 0 ? '' : updated.stderr}${installed.stderr ?? ''}`.trim();
  if (said) console.log(said);
  sayHow(still);
}

function sayHow(things) {
  const said = new Set();
  for (const thing of things) {
    if (said.has(thing.package)) continue;
    said.add(thing.package);
    const checks = things.filter((other) => other.package === thing.package).map((other) => other.checks);
    console.log(`Not checked without ${thing.name}: ${checks.join('; ')}. ${remedy(thing)}`);
  }
}

function remedy(thing) {
  if (isDebian) return `To enable: ${isRoot ? '' : 'sudo '}apt-get install ${thing.package}`;
  if (process.platform === 'darwin') return `To enable: ${thing.brew}`;
  return `To enable: install ${thing.name} (Debian's package is ${thing.package})`;
}
