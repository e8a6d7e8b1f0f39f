import { Command } from 'commander';
import { isoDay, repeated, today } from '../options.ts';
import { counted, printResult, say } from '../output.ts';
import { finish, withLibrary } from '../session.ts';

interface Options {
  readonly json?: boolean;
  readonly theme: readonly string[];
  readonly out: string;
  readonly title?: string;
  readonly style: string;
  readonly design: string;
  readonly marking?: string;
  readonly asOf: string;
  readonly handout?: boolean;
}

export function buildCommand(): Command {
  return new Command('build')
    .description('write a deck (.pptx or .md) in which every claim is cited')
    .argument('<library>')
    .argument('[themes...]', 'further themes')
    .option('--theme <theme>', 'a theme of the deck; may be given several times', repeated, [])
    .requiredOption('--out <file>', 'file to write, ending in .pptx or .md')
    .option('--title <title>', 'title of the deck')
    .option('--style <style>', 'ieee, chicago-author-date, apa, or the path of a .csl file', 'ieee')
    .option('--design <design>', 'light, dark or grey', 'light')
    .option('--marking <label>', 'ceiling: what is marked stricter is left out')
    .option('--as-of <date>', 'cut-off of information, a day such as 2026-11-01', isoDay, today())
    .option('--handout', 'leave out notes, ratings and provenance')
    .action(async (library: string, moreThemes: string[], options: Options, command: Command) => {
      if (options.theme.length + moreThemes.length === 0) command.error('error: name at least one theme: --theme T');
      const result = await withLibrary({ path: library, mode: 'write' }, (operations) =>
        finish((call) =>
          operations.build(
            {
              themes: [...options.theme, ...moreThemes],
              out: options.out,
              ...(options.title === undefined ? {} : { title: options.title }),
              style: options.style,
              design: options.design,
              marking: options.marking ?? null,
              asOf: options.asOf,
              handout: options.handout ?? false,
            },
            call,
          ),
        ),
      );
      for (const warning of result.warnings) say(`Warning: ${warning}`);
      printResult(options.json ?? false, result, () => [
        `Wrote ${result.file} (${counted(result.slides.length, 'slide')}).`,
        ...result.leftOut.map(({ factId, why }) => `Left out ${factId}: ${why}`),
      ]);
    });
}
