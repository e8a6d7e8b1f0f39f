import type { PlannedSlide } from '../../model/slidePlan.ts';
import { sourceName } from '../../model/source.ts';
import type { Theme } from '../../model/theme.ts';
import { onlyOrigin } from './oneOrigin.ts';
import type { Pool } from './pool.ts';
import { counted } from './words.ts';

/** A section of fewer facts is thin. */
export const THIN_BELOW = 3;

function themeWarnings(theme: Theme, pool: Pool, leftOut: number): string[] {
  const facts = pool.sections.get(theme.slug) ?? [];
  if (facts.length === 0) {
    return [
      leftOut > 0
        ? `Nothing can be shown on ${theme.name}: what it has was left out (${counted(leftOut, 'fact')}).`
        : `Nothing can be shown on ${theme.name}: no fact has it as its first selected theme, or only superseded ones do.`,
    ];
  }
  const warnings: string[] = [];
  if (facts.length < THIN_BELOW) warnings.push(`${theme.name} is thin: ${counted(facts.length, 'fact')}.`);
  if (!facts.some((held) => held.fact.status === 'verified')) warnings.push(`No fact on ${theme.name} is verified.`);
  const only = onlyOrigin(facts.map((held) => held.statement));
  const source = only && pool.sources.get(only.sourceId);
  if (facts.length > 1 && only && source) {
    warnings.push(`Everything on ${theme.name} comes from ${only.words}: ${sourceName(source.csl)}.`);
  }
  return warnings;
}

/** What the author should know before the deck is presented; none of it stands on a slide in these words. */
export function planWarnings(input: {
  readonly pool: Pool;
  readonly themes: readonly Theme[];
  readonly key: PlannedSlide | null;
  /** Facts left out, by the slug of the section they would have been in. */
  readonly leftOutBySection: ReadonlyMap<string, number>;
}): readonly string[] {
  const { pool, themes, key } = input;
  const warnings = themes.flatMap((theme) => themeWarnings(theme, pool, input.leftOutBySection.get(theme.slug) ?? 0));
  if (key?.kind === 'key-judgements' && !key.judged) {
    warnings.push('The selection holds no judgement: its strongest facts stand under "Key facts".');
  }
  if (key?.kind === 'key-judgements' && key.judged) {
    const baseless = key.restsOn.filter((basis) => basis.length === 0).length;
    if (baseless > 0)
      warnings.push(`${counted(baseless, 'key judgement')} of ${key.statements.length} without a fact to rest on.`);
  }
  const redated = pool.selected.filter((held) => pool.redated.has(held.fact.id)).length;
  if (redated > 0) {
    warnings.push(
      `${counted(redated, 'fact was', 'facts were')} dated by a date of ${redated === 1 ? 'its' : 'their'} source that is another one now.`,
    );
  }
  for (const held of pool.selected) {
    if (held.superseded) {
      warnings.push(`Superseded, so shown only where sources differ: “${held.fact.statement}”`);
    }
  }
  return warnings;
}
