/**
 * `npm run demo [-- --documents DIR]`: makes the sample library and four decks from it in out/demo, verifies each, and says how
 * to look at them. It types what a user would type: the command line, nothing behind it.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { DEMO_DECKS } from './demoDecks.ts';

const { values } = parseArgs({ options: { documents: { type: 'string' }, 'as-of': { type: 'string' } } });

const folder = join('out', 'demo');
const library = join(folder, 'sample.briefwright');
function briefwright(...args: string[]): void {
  process.stdout.write(`\n$ briefwright ${args.join(' ')}\n`);
  execFileSync(process.execPath, [join('src', 'cli', 'briefwright.ts'), ...args], { stdio: 'inherit' });
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

briefwright('sample', library, ...(values.documents === undefined ? [] : ['--documents', values.documents]));
briefwright('check', library);
for (const { name, themes, title } of DEMO_DECKS) {
  const asOf = values['as-of'] === undefined ? [] : ['--as-of', values['as-of']];
  const out = join(folder, `${name}.pptx`);
  briefwright('build', library, ...themes.flatMap((t) => ['--theme', t]), '--title', title, '--out', out, ...asOf);
  briefwright('verify', library, out);
}

process.stdout.write(`
Written to ${relative('.', folder)}:
  ${DEMO_DECKS.map(({ name }) => `${name}.pptx`).join(', ')} and the library they were made from, sample.briefwright.
Open a deck in PowerPoint, Keynote or LibreOffice Impress; the quotes behind each claim are in the speaker notes.
Pictures without any of them: soffice --headless --convert-to pdf --outdir ${folder} ${join(folder, 'exercises.pptx')}
${values.documents === undefined ? 'With the articles themselves, every quote comes alive: npm run demo -- --documents DIR\n' : ''}`);
