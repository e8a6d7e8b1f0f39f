import { expect, test } from 'vitest';
import { readEndnote } from '../../src/core/importers/bibliography/endnote.ts';
import { readPubmed } from '../../src/core/importers/bibliography/pubmed.ts';

const PUBMED = `
PMID- 31200001
OWN - NLM
STAT- MEDLINE
IS  - 1234-5679 (Electronic)
VI  - 12
IP  - 3
DP  - 2020 Mar 15
TI  - Harbour noise and the sleep of crews: a survey of
      twelve ports.
PG  - 101-9
LID - 10.1000/hn.2020.12 [doi]
AB  - Crews were asked how they slept.
FAU - Brook, Ada M
AU  - Brook AM
CN  - Harbour Health Group
LA  - eng
TA  - J Harb Health
JT  - Journal of Harbour Health
MH  - *Noise
AD  - A harbour.

PMID- 31200002
AU  - Reed J
DP  - 2019
TI  - Piers.
JT  - Journal of Piers

PMID- 31200003
OWN - NLM
`;

test('records of PubMed come in with authors, journal, date, DOI and key words; one without a word of a work is told', () => {
  const { references, problems, leftOut } = readPubmed(Buffer.from(PUBMED));
  expect(references.map(({ csl }) => csl.title)).toContain('Piers.');
  expect(references[0]?.csl).toMatchObject({
    type: 'article-journal',
    title: 'Harbour noise and the sleep of crews: a survey of twelve ports.',
    'container-title': 'Journal of Harbour Health',
    issued: { 'date-parts': [[2020, 3, 15]] },
    DOI: '10.1000/hn.2020.12',
    ISSN: '1234-5679',
    page: '101-9',
    volume: '12',
    issue: '3',
    language: 'en',
  });
  expect(references[0]?.csl.author?.[0]).toMatchObject({ family: 'Brook', given: 'Ada M' });
  expect(references[0]?.csl.author).toHaveLength(2);
  expect(references[0]?.keywords).toEqual(['Noise']);
  expect(references[1]?.csl.author?.[0]).toMatchObject({ family: 'Reed', given: 'J.' });
  expect(leftOut).toContainEqual({ what: 'field AD of PubMed, which has no place in a reference', count: 1 });
  expect(references).toHaveLength(2);
  expect(problems).toMatchObject([{ where: 'record 3, line 29', code: 'ENTRY_EMPTY' }]);
});

const ENDNOTE = `%0 Journal Article
%A Brook, Ada
%A Reed, John
%T Harbour noise
%J Journal of Harbour Health
%D 2020
%V 12
%N 3
%P 101-109
%R 10.1000/hn
%X First line.

Second line.
%K noise

%0 Book
%E Reed, John
%T Piers of the north
%I Quay Press
%C Westhaven
%D 2018
%@ 978-0-00-000000-2

%0 Report

%A Doe, Jane
%T Untyped piece
%J Journal of Piers
`;

test('records of EndNote come in by their types; one that is empty is told, and one without a type is read by its fields', () => {
  const { references, problems } = readEndnote(Buffer.from(ENDNOTE));
  expect(references.map(({ csl }) => [csl.type, csl.title])).toEqual([
    ['article-journal', 'Harbour noise'],
    ['book', 'Piers of the north'],
    ['article-journal', 'Untyped piece'],
  ]);
  expect(references[0]?.csl).toMatchObject({
    author: [
      { family: 'Brook', given: 'Ada' },
      { family: 'Reed', given: 'John' },
    ],
    'container-title': 'Journal of Harbour Health',
    DOI: '10.1000/hn',
    page: '101-109',
  });
  expect(references[0]?.csl.abstract).toContain('Second line.');
  expect(references[1]?.csl).toMatchObject({ publisher: 'Quay Press', 'publisher-place': 'Westhaven' });
  expect(problems).toMatchObject([{ where: 'record 3, line 24', code: 'ENTRY_EMPTY' }]);
});

test.each([
  ['PubMed', readPubmed],
  ['EndNote', readEndnote],
] as const)('a file of %s without a record is refused with what to look for', (_name, read) => {
  expect(() => read(Buffer.from('Nothing of the kind.\n'))).toThrow(
    expect.objectContaining({ code: 'NO_REFERENCES', hint: expect.stringMatching(/each record begins with/) }),
  );
});
