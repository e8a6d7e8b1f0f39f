import { blindArticles, freshArticles, ownArticles, seedArticles, unseenArticles } from './suggestions/labels.ts';
import { type Outcome, outcomeOf, shares } from './suggestions/score.ts';
import type { Answer } from './suggestions/told.ts';

/**
 * Precision and recall of suggestions, by article and in all, in five groups: the seed articles (with `--seeds`), those written for this, the unseen, the fresh and the blind:
 * `npx node bench/suggestions.ts [--seeds DIR] [--show]`. `--show` prints what was missed, misread or proposed without worth, but of the
 * unseen, which were written and labelled by somebody else and measured before they were read, only where `--show-unseen` is said. The fresh were
 * written and labelled by somebody who had not read the rules, which were later changed for what they showed (`--show-fresh`); the blind, of a later day, are for a list of errors, not for a rule (`--show-blind`). Then the processor's time for an article of 6,000 characters, the
 * language model loaded. Ends with 1 where recall is under 0.9 or precision under 0.75, the last three groups left out of account.
 */
const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const show = process.argv.includes('--show');
const percent = (share: number): string => `${(100 * share).toFixed(1).padStart(5)} %`;

function line(name: string, outcomes: readonly Outcome[]): void {
  const { recall, precision } = shares(outcomes);
  const sum = (of: (outcome: Outcome) => number): number => outcomes.reduce((total, outcome) => total + of(outcome), 0);
  const counts = `${sum((one) => one.candidates.length)} proposed, ${sum((one) => one.missed.length)} missed, ${sum((one) => one.misread.length)} misread`;
  process.stdout.write(`${name.padEnd(14)} recall ${percent(recall)}  precision ${percent(precision)}  ${counts}\n`);
}

/** How many of the labelled subjects, units and speakers are right; a wrong one is worse than none. */
function told(outcomes: readonly Outcome[]): void {
  for (const asked of ['subject', 'unit', 'speaker'] as const) {
    const answers = outcomes.flatMap((outcome) => outcome.answers).filter((answer) => answer.asked === asked);
    const count = (result: Answer['result']): number => answers.filter((answer) => answer.result === result).length;
    if (answers.length > 0)
      process.stdout.write(
        `${`${asked}s`.padEnd(14)} ${count('right')} of ${answers.length} right, ${count('wrong')} wrong, ${count('none')} not read\n`,
      );
  }
}

function report(title: string, outcomes: readonly Outcome[], details = show): boolean {
  process.stdout.write(`${title}\n`);
  for (const outcome of outcomes) {
    line(outcome.name, [outcome]);
    if (!details) continue;
    for (const { name } of outcome.missed) process.stdout.write(`   missed    ${name}\n`);
    for (const words of outcome.misread) process.stdout.write(`   misread   ${words}\n`);
    for (const { result, words } of outcome.answers)
      if (result !== 'right') process.stdout.write(`   ${result.padEnd(9)} ${words}\n`);
    for (const { score, suggestionKind, statement } of outcome.notWorth)
      process.stdout.write(`   not worth ${score} ${suggestionKind}: ${statement}\n`);
  }
  line('all', outcomes);
  told(outcomes);
  const { recall, precision } = shares(outcomes);
  return recall >= 0.9 && precision >= 0.75;
}

const own = ownArticles();
const seeds = option('seeds');
const goodSeeds = seeds === undefined || report('Seed articles', seedArticles(seeds).map(outcomeOf));
const good = report('\nArticles written for this', own.map(outcomeOf)) && goodSeeds;
report('\nUnseen articles', unseenArticles().map(outcomeOf), process.argv.includes('--show-unseen'));
report(
  '\nFresh articles: written and labelled by somebody who had not read the rules, which were changed later for what they showed',
  freshArticles().map(outcomeOf),
  process.argv.includes('--show-fresh'),
);
report(
  '\nBlind articles: of a later day, never tuned on',
  blindArticles().map(outcomeOf),
  process.argv.includes('--show-blind'),
);

const articles = own.length * 10;
const started = process.cpuUsage();
for (let round = 0; round < 10; round += 1) for (const article of own) outcomeOf(article);
const characters = own.reduce((sum, { document }) => sum + document.text.length, 0) * 10;
const used = process.cpuUsage(started);
const each = (used.user + used.system) / 1000 / articles;
process.stdout.write(
  `\nProcessor time: ${each.toFixed(1)} ms an article, ${((6000 * each * articles) / characters).toFixed(1)} ms for 6,000 characters\n`,
);
process.exitCode = good ? 0 : 1;
