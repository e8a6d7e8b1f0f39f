/**
 * `npm run unit [-- what vitest takes]`: all tests, or those that are named. What failed beside the others, in at most three files,
 * is walked once more, file by file and alone: what fails twice is red, what passes then is told as unsteady, by name
 * (docs/decisions/2026-11-23-unsteady-tests.md).
 */
import { relative } from 'node:path';
import { type CliOptions, parseCLI, startVitest } from 'vitest/node';

/** So many files are walked once more; where more have failed it is the program. */
const ONCE_MORE = 3;

interface Walked {
  /** Files with a failure, or whose process ended before they did. */
  readonly failed: readonly string[];
  /** There is a failure that belongs to none of these files, or the walk itself could not be made. */
  readonly otherwise: boolean;
}

/** Walks the files whose paths hold one of `filter`; without one, all. */
async function walk(filter: string[], options: CliOptions): Promise<Walked> {
  process.exitCode = 0;
  const vitest = await startVitest(filter, { ...options, run: true });
  const modules = vitest.state.getTestModules();
  const unfinished = modules.filter((one) => one.state() === 'queued' || one.state() === 'pending');
  const failed = new Set(
    [...modules.filter((one) => one.state() === 'failed'), ...unfinished].map((one) => one.moduleId),
  );
  // What nobody caught names its file, but for a process that ended: there the file did not.
  let nowhere = 0;
  for (const error of vitest.state.getUnhandledErrors()) {
    const path = (error as { readonly VITEST_TEST_PATH?: string }).VITEST_TEST_PATH;
    if (path === undefined) nowhere += 1;
    else failed.add(path);
  }
  const { exitCode } = process;
  const otherwise = nowhere > unfinished.length || (exitCode !== 0 && (failed.size === 0 || exitCode !== 1));
  return { failed: [...failed].sort(), otherwise };
}

const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)]);
const first = await walk(filter, options);
let red = first.otherwise || first.failed.length > 0;
// What `bail` left out nobody has seen.
if (red && !first.otherwise && first.failed.length <= ONCE_MORE && !options.bail) {
  const {
    shard: _,
    reporters: _reporters,
    reporter: _reporter,
    outputFile: _file,
    ...again
  } = options as CliOptions & { reporter?: unknown };
  const told: string[] = [];
  red = false;
  for (const file of first.failed) {
    const name = relative(process.cwd(), file);
    process.stdout.write(`\nOnce more, alone: ${name}\n`);
    const second = await walk([file], again);
    const passed = !second.otherwise && second.failed.length === 0;
    if (!passed) red = true;
    told.push(
      passed
        ? `Unsteady: ${name} failed beside the others and passed alone; its first failure is printed above.`
        : `Failed twice, beside the others and alone: ${name}.`,
    );
  }
  process.stdout.write(`\n${told.join('\n')}\n`);
}
// Whatever still runs in this process (a server of vitest that does not close) is not waited for, but what is being said is.
process.stdout.write('', () => process.exit(red ? 1 : 0));
