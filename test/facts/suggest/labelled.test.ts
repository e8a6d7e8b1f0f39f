import { describe, expect, test } from 'vitest';
import { ownArticles, seedArticles } from '../../../bench/suggestions/labels.ts';
import { outcomeOf, shares } from '../../../bench/suggestions/score.ts';
import { seedsFolder } from '../../support/seeds.ts';

const LEAST_RECALL = 0.9;
const LEAST_PRECISION = 0.75;

describe('suggestions from the articles written for them', () => {
  const articles = ownArticles();
  const outcomes = articles.map(outcomeOf);

  test('there are at least ten articles', () => {
    expect(articles.length).toBeGreaterThanOrEqual(10);
  });

  test('nine of ten dated or numeric facts are proposed, and three of four proposals are worth keeping', () => {
    const { recall, precision } = shares(outcomes);
    expect(recall).toBeGreaterThanOrEqual(LEAST_RECALL);
    expect(precision).toBeGreaterThanOrEqual(LEAST_PRECISION);
  });

  test.each(outcomes)(
    '$name: dates and figures are read as they are labelled, and nothing is proposed from what is no fact',
    (outcome) => {
      expect(outcome.misread).toEqual([]);
      expect(outcome.forbidden.map(({ statement }) => statement).length).toBeLessThanOrEqual(1);
    },
  );

  test.each(articles)('$name: every quote is the exact words at its position', (article) => {
    for (const { quote, start, end } of outcomeOf(article).candidates)
      expect(article.document.text.slice(start, end)).toBe(quote);
  });

  test.each(articles)('$name: without the date of the document no date is worked out from it', (article) => {
    for (const { eventDate, asOf, inferred, reasons } of outcomeOf({ ...article, published: null }).candidates) {
      expect(inferred).not.toContain('asOf');
      expect(asOf === null || /^\d{4}/.test(asOf)).toBe(true);
      // What is still inferred comes from a year or a date that stands in the text itself.
      if (inferred.includes('eventDate')) expect(reasons.join(' ')).toMatch(/worked out as|stands under the date/);
      else if (eventDate !== null) expect(article.document.text).toContain(/\d{4}|\d{3}/.exec(eventDate)?.[0]);
    }
  });
});

describe.skipIf(!seedsFolder)('suggestions from the seed articles', () => {
  const outcomes = seedsFolder ? seedArticles(seedsFolder).map(outcomeOf) : [];

  test('nine of ten dated or numeric facts are proposed, and three of four proposals are worth keeping', () => {
    const { recall, precision } = shares(outcomes);
    expect(recall).toBeGreaterThanOrEqual(LEAST_RECALL);
    expect(precision).toBeGreaterThanOrEqual(LEAST_PRECISION);
  });

  test.each(outcomes)('$name: dates and figures are as the article states them', ({ misread }) => {
    expect(misread).toEqual([]);
  });
});
