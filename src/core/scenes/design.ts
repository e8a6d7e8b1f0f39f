import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BriefwrightError, EXIT } from '../../model/errors.ts';
import type { Design } from '../../model/scene.ts';
import { resourcePath } from '../resources.ts';

const loaded = new Map<string, Design>();

/** Names of the designs that ship, the default first. */
export function designNames(): readonly string[] {
  const names = readdirSync(resourcePath('designs'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length));
  return ['light', ...names.filter((name) => name !== 'light').sort()];
}

/**
 * A design by its name: `light` (the default), `dark`, or `grey`, which prints well.
 * Another name is a BriefwrightError `UNKNOWN_DESIGN` (exit 2) that gives the names there are.
 */
export function loadDesign(name: string): Design {
  const held = loaded.get(name);
  if (held) return held;
  const names = designNames();
  if (!names.includes(name)) {
    throw new BriefwrightError('UNKNOWN_DESIGN', `There is no design called "${name}".`, {
      hint: `Designs: ${[...names].sort((a, b) => distance(a, name) - distance(b, name)).join(', ')}.`,
      exit: EXIT.usage,
    });
  }
  const design = JSON.parse(readFileSync(join(resourcePath('designs'), `${name}.json`), 'utf8')) as Design;
  loaded.set(name, design);
  return design;
}

/** Levenshtein distance, without regard to case. */
function distance(a: string, b: string): number {
  const from = a.toLowerCase();
  const to = b.toLowerCase().slice(0, 40);
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
