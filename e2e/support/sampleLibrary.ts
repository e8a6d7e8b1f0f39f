import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { briefwright, type CliRun } from '../../test/cli/run.ts';
import { seedsFolder } from '../../test/support/seeds.ts';

/** A day on which every deck of these checks is built, whatever the clock says. */
export const AS_OF = '2026-11-20';

export const ALL_THEMES = [
  'exercises',
  'market',
  'policy',
  'partnerships',
  'summits',
  'threats',
  'community',
  'people',
  'method',
] as const;

/** The sample library, with the articles where this machine has them. */
export async function sampleLibrary(folder: string, name = 'sample'): Promise<string> {
  const library = join(folder, `${name}.briefwright`);
  const documents = seedsFolder === null ? [] : ['--documents', seedsFolder];
  await succeed(['sample', library, ...documents]);
  return library;
}

/** Runs a command that must end well, and gives what it prints as JSON. */
export async function succeed(args: readonly string[], input?: string): Promise<CliRun['json']> {
  const run = await briefwright([...args, '--json'], input === undefined ? {} : { input });
  expect(run.code, run.stdout + run.stderr).toBe(0);
  return run.json;
}

export interface BuiltDeck {
  readonly file: string;
  readonly sha256: string;
  readonly slides: readonly { index: number; kind: string; title: string; factIds: readonly string[] }[];
  readonly leftOut: readonly { factId: string; why: string }[];
  readonly warnings: readonly string[];
}

/** Builds a deck from the command line; `more` may name another day. */
export function build(
  library: string,
  out: string,
  themes: readonly string[],
  more: readonly string[] = [],
): Promise<BuiltDeck> {
  const day = more.includes('--as-of') ? [] : ['--as-of', AS_OF];
  return succeed(['build', library, ...themes.flatMap((theme) => ['--theme', theme]), '--out', out, ...day, ...more]);
}

/** Number of the first slide of a kind. Throws where the deck has none: such a test would prove nothing. */
export function slideOfKind(deck: BuiltDeck, kind: string): number {
  const slide = deck.slides.find((one) => one.kind === kind);
  if (!slide) throw new Error(`${deck.file} has no slide of kind ${kind}`);
  return slide.index;
}

export function verify(library: string, deck: string): Promise<CliRun> {
  return briefwright(['verify', library, deck, '--json']);
}

export const bytesOf = (file: string): Uint8Array => readFileSync(file);
