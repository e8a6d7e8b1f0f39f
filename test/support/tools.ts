import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type ToolName = 'soffice' | 'pdftoppm' | 'pdftotext' | 'pandoc' | 'chromium';

interface ToolFacts {
  readonly tool?: string;
  readonly commands?: readonly string[];
  readonly elsewhere?: readonly string[];
  readonly package: string;
  readonly name: string;
}

const known: readonly ToolFacts[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'scripts', 'system-tools.json'), 'utf8'),
);

function factsOf(name: ToolName): ToolFacts {
  const facts = known.find((thing) => thing.tool === name);
  if (!facts) throw new Error(`scripts/system-tools.json does not list ${name}.`);
  return facts;
}

/** Path of a program that some tests need, or null where this machine lacks it. */
export function tool(name: ToolName): string | null {
  const { commands = [], elsewhere = [] } = factsOf(name);
  const extension = process.platform === 'win32' ? '.exe' : '';
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command + extension)));
  return [...onPath, ...elsewhere].find((path) => existsSync(path)) ?? null;
}

const printed = new Set<string>();

/**
 * Why a test that needs these programs cannot run here, or null where it can; prints the reason once a test file.
 * For `test.skipIf(skipReason('soffice', 'pdftotext') !== null)`.
 */
export function skipReason(...names: readonly ToolName[]): string | null {
  const missing = names.filter((name) => tool(name) === null);
  if (missing.length === 0) return null;
  const packages = [...new Set(missing.map((name) => factsOf(name).package))];
  const reason = `Skipped without ${missing.join(' and ')}; to enable: apt-get install ${packages.join(' ')}`;
  if (!printed.has(reason)) console.info(reason);
  printed.add(reason);
  return reason;
}
