import { distance } from 'fastest-levenshtein';

/** Up to three of the known names that are most like what was typed, best first. */
export function nearestNames(typed: string, known: readonly string[]): string[] {
  const wanted = typed.toLowerCase();
  return known
    .map((name) => {
      const lower = name.toLowerCase();
      return { name, far: lower.includes(wanted) || wanted.includes(lower) ? 0 : distance(wanted, lower) };
    })
    .filter(({ name, far }) => far <= Math.max(2, Math.ceil(Math.max(typed.length, name.length) * 0.6)))
    .sort((a, b) => a.far - b.far || a.name.localeCompare(b.name))
    .slice(0, 3)
    .map(({ name }) => name);
}
