import { describe, expect, test } from 'vitest';
import { article, asLine, cite, citing, everySource, report, sameYear, unknown, webPage } from './sources.ts';

const inTurn = everySource.map((item) => citing(item.id));

describe('IEEE', () => {
  const cited = cite({
    items: everySource,
    style: 'ieee',
    clusters: [citing('report', 'article'), ...inTurn, citing('article', 'same-year', 'speech')],
  });

  test('numbers the sources in the order in which the deck first cites them', () => {
    expect(cited.numeric).toBe(true);
    expect(Object.fromEntries(cited.marks)).toEqual({
      'report|article': '[1], [2]',
      article: '[2]',
      report: '[1]',
      web: '[3]',
      chapter: '[4]',
      speech: '[5]',
      'same-year': '[6]',
      untitled: '[7]',
      unknown: '[8]',
      'article|same-year|speech': '[2], [5], [6]',
    });
  });

  test('writes each entry as the style says, with the number apart from it', () => {
    expect(cited.entries.map(asLine)).toEqual([
      '[1] Office for Harbour Statistics, “Fuel storage in the eastern districts,” Office for Harbour Statistics, Nov. 2023. [Online]. Available: https://harbour.example/reports?year=2023&part=2',
      '[2] M. Lindqvist and P. van Houten, “Tides and supply in the northern straits,” _Review of Littoral Studies_, vol. 12, no. 2, pp. 101–118, Mar. 2024, doi: 10.5555/littoral.2024.12.',
      '[3] “What the new ferries carry,” _Quayside_. https://quayside.example/ferries (accessed May 06, 2024).',
      '[4] C. Okafor, “Mining the approaches,” in _Narrow Waters_, I. Brandt, Ed. Harbour Press, 2021, pp. 44–60.',
      '[5] E. Sato, “Address to the port authorities,” Sep. 01, 2022.',
      '[6] M. Lindqvist and P. van Houten, “Ice and supply,” _Review of Littoral Studies_, vol. 12, no. 2, pp. 101–118, Mar. 2024, doi: 10.5555/littoral.2024.13.',
      '[7] A. Reyes, 2020.',
      '[8] “[Untitled source: no author, no date stated].”',
    ]);
  });

  test('collapses a run of numbers', () => {
    const marks = cite({ items: everySource, clusters: [citing('article', 'report', 'web', 'speech')] }).marks;
    expect([...marks.values()]).toEqual(['[1]–[4]']);
  });
});

describe('Chicago author-date', () => {
  const cited = cite({
    items: everySource,
    style: 'chicago-author-date',
    clusters: [...inTurn, citing('article', 'same-year', 'speech')],
  });

  test('marks by author and year, with works of one author and year told apart', () => {
    expect(cited.numeric).toBe(false);
    expect(Object.fromEntries(cited.marks)).toEqual({
      article: '(Lindqvist and van Houten 2024b)',
      report: '(Office for Harbour Statistics 2023)',
      web: '(“What the New Ferries Carry” n.d.)',
      chapter: '(Okafor 2021)',
      speech: '(Sato 2022)',
      'same-year': '(Lindqvist and van Houten 2024a)',
      untitled: '(Reyes 2020)',
      unknown: '(“[Untitled source],” n.d.)',
      'article|same-year|speech': '(Lindqvist and van Houten 2024b; 2024a; Sato 2022)',
    });
  });

  test('lists the sources by author, and names a repeated author again rather than by a dash', () => {
    expect(cited.entries.map(asLine)).toEqual([
      'Lindqvist, Maja, and Piet van Houten. 2024a. “Ice and Supply.” _Review of Littoral Studies_ 12 (2): 101–18. https://doi.org/10.5555/littoral.2024.13.',
      'Lindqvist, Maja, and Piet van Houten. 2024b. “Tides and Supply in the Northern Straits.” _Review of Littoral Studies_ 12 (2): 101–18. https://doi.org/10.5555/littoral.2024.12.',
      'Office for Harbour Statistics. 2023. “Fuel Storage in the Eastern Districts.” Office for Harbour Statistics. https://harbour.example/reports?year=2023&part=2.',
      'Okafor, Chidi. 2021. “Mining the Approaches.” In _Narrow Waters_, edited by Ilse Brandt, 44–60. Harbour Press.',
      'Reyes, Ana. 2020.',
      'Sato, Emi. 2022. “Address to the Port Authorities.” September 1.',
      '“[Untitled source].” n.d.',
      '“What the New Ferries Carry.” n.d. Quayside. Accessed May 6, 2024. https://quayside.example/ferries.',
    ]);
  });
});

describe('APA', () => {
  const cited = cite({
    items: everySource,
    style: 'apa',
    locale: 'en-GB',
    clusters: [...inTurn, citing('report', 'article')],
  });

  test('marks by author and year, in the order of the list of sources', () => {
    expect(cited.numeric).toBe(false);
    expect(Object.fromEntries(cited.marks)).toEqual({
      article: '(Lindqvist & van Houten, 2024b)',
      report: '(Office for Harbour Statistics, 2023)',
      web: '(What the New Ferries Carry, n.d.)',
      chapter: '(Okafor, 2021)',
      speech: '(Sato, 2022)',
      'same-year': '(Lindqvist & van Houten, 2024a)',
      untitled: '(Reyes, 2020)',
      unknown: '([Untitled source], n.d.)',
      'report|article': '(Lindqvist & van Houten, 2024b; Office for Harbour Statistics, 2023)',
    });
  });

  test('lists the sources by author', () => {
    expect(cited.entries.map(asLine)).toEqual([
      'Lindqvist, M., & van Houten, P. (2024a). Ice and supply. _Review of Littoral Studies_, _12_(2), 101–118. https://doi.org/10.5555/littoral.2024.13',
      'Lindqvist, M., & van Houten, P. (2024b). Tides and supply in the northern straits. _Review of Littoral Studies_, _12_(2), 101–118. https://doi.org/10.5555/littoral.2024.12',
      'Office for Harbour Statistics. (2023). _Fuel storage in the eastern districts_. Office for Harbour Statistics. https://harbour.example/reports?year=2023&part=2',
      'Okafor, C. (2021). Mining the approaches. In I. Brandt (Ed.), _Narrow Waters_ (pp. 44–60). Harbour Press.',
      'Reyes, A. (2020).',
      'Sato, E. (2022, September 1). _Address to the port authorities_.',
      '_[Untitled source]_. (n.d.).',
      '_What the new ferries carry_. (n.d.). Quayside. Retrieved 6 May 2024, from https://quayside.example/ferries',
    ]);
  });

  test('marks an unsigned work by its main title, and keeps the whole title in the list', () => {
    const marked = (title: string) => cite({ items: [{ ...webPage, title }], style: 'apa', clusters: [citing('web')] });
    const long = marked('The harbour pledge: policy and markets');
    expect([...long.marks.values()]).toEqual(['(The Harbour Pledge, n.d.)']);
    expect(long.entries.map(asLine)[0]).toMatch(/^_The harbour pledge: policy and markets_/);
    expect([...marked('Act 4: tides').marks.values()]).toEqual(['(Act 4: Tides, n.d.)']);
  });
});

describe('Any style', () => {
  test('links a DOI and a URL from the words that show them, and nothing else', () => {
    const entries = cite({ items: [article, report] }).entries;
    expect(entries.flatMap((entry) => entry.runs.filter((run) => run.url !== null))).toEqual([
      expect.objectContaining({
        text: '10.5555/littoral.2024.12',
        url: 'https://doi.org/10.5555/littoral.2024.12',
      }),
      expect.objectContaining({
        text: 'https://harbour.example/reports?year=2023&part=2',
        url: 'https://harbour.example/reports?year=2023&part=2',
      }),
    ]);
  });

  test('gives one mark to citations that differ only in their locator, each under its own key', () => {
    const clusters = [citing(['article', '5']), citing(['article', '9']), citing(['article', '5'], ['article', '9'])];
    const { marks } = cite({ items: [article], clusters });
    expect([...marks]).toEqual([
      ['article@page:5', '[1]'],
      ['article@page:9', '[1]'],
      ['article@page:5|article@page:9', '[1]'],
    ]);
  });

  test('prints locators in marks when asked to', () => {
    const clusters = [citing(['article', '5'])];
    expect([...cite({ items: [article], clusters, locatorsInMarks: true }).marks.values()]).toEqual(['[1, p. 5]']);
  });

  test('gives an entry only to what is cited', () => {
    const { entries } = cite({ items: everySource, clusters: [citing('web')] });
    expect(entries.map((entry) => entry.sourceId)).toEqual(['web']);
  });

  test('gives nothing for a deck that cites nothing', () => {
    for (const style of ['ieee', 'apa']) {
      const { marks, entries } = cite({ items: [], clusters: [], style });
      expect([marks.size, entries.length]).toEqual([0, 0]);
    }
  });

  test('numbers the untitled sources where there are several, so that their marks differ', () => {
    const items = [unknown, { id: 'second', type: 'webpage', URL: 'https://quayside.example/x' }];
    const { marks } = cite({ items, style: 'apa' });
    expect([...marks.values()]).toEqual(['([Untitled source 1], n.d.)', '([Untitled source 2], n.d.)']);
  });

  test('says the same whatever was cited before, and twice over', () => {
    const once = cite({ items: everySource, style: 'apa' });
    cite({ items: [sameYear, webPage], style: 'ieee', locale: 'de-DE' });
    expect(cite({ items: everySource, style: 'apa' })).toEqual(once);
  });

  test('refuses a citation of a source that was not given', () => {
    expect(() => cite({ items: [article], clusters: [citing('report')] })).toThrow(/report is cited but was not given/);
  });
});
