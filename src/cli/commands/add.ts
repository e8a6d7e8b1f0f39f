import { readFile, stat } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { Command } from 'commander';
import { BriefwrightError } from '../../model/errors.ts';
import { counted, printResult } from '../output.ts';
import { type Operations, withLibrary } from '../session.ts';

type FactsToAdd = Parameters<Operations['add']>[0]['facts'];

const MAX_JSON_BYTES = 500_000_000;

async function readInput(file: string): Promise<string> {
  if (file === '-') return text(process.stdin);
  try {
    const { size } = await stat(file);
    if (size > MAX_JSON_BYTES) {
      throw new BriefwrightError('FILE_TOO_LARGE', `${file} is larger than ${MAX_JSON_BYTES / 1_000_000} MB.`, {
        hint: 'Add the facts in several files.',
      });
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (error) {
    if (error instanceof BriefwrightError) throw error;
    if (error instanceof TypeError)
      throw new BriefwrightError('BAD_JSON', `${file} is not UTF-8 text.`, { cause: error });
    throw new BriefwrightError('FILE_UNREADABLE', `${file} cannot be read.`, { hint: 'Check the path.', cause: error });
  }
}

function parse(input: string, file: string): FactsToAdd {
  let value: unknown;
  try {
    value = JSON.parse(input.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new BriefwrightError(
      'BAD_JSON',
      `${file === '-' ? 'The input' : file} is not JSON: ${(cause as Error).message}.`,
      {
        hint: 'Nothing was added.',
        cause,
      },
    );
  }
  // What `facts --json` and `export --format json` print can be added as it is.
  const list = Array.isArray(value) ? value : (value as { facts?: unknown } | null)?.facts;
  if (!Array.isArray(list)) {
    throw new BriefwrightError('BAD_JSON', 'An array of facts is needed.', { hint: 'Nothing was added.' });
  }
  // The operation checks every field; its schema is the one place that says what a fact is.
  return list as FactsToAdd;
}

export function addCommand(): Command {
  return new Command('add')
    .description('add facts, all or none')
    .argument('<library>')
    .argument('<file>', 'JSON file with an array of facts, or - for standard input')
    .action(async (library: string, file: string, options: { json?: boolean }) => {
      const facts = parse(await readInput(file), file);
      const result = await withLibrary({ path: library, mode: 'write' }, (operations) => operations.add({ facts }));
      printResult(options.json ?? false, result, () => [
        `Added ${counted(result.added.length, 'fact')}, merged ${counted(result.merged.length, 'fact')}.`,
      ]);
    });
}
