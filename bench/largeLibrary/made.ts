import { createHash } from 'node:crypto';
import type { Library } from '../../src/core/database/library.ts';
import { likenessOf } from '../../src/core/operations/sameOrigin.ts';
import type { CandidateFact } from '../../src/model/suggestion.ts';
import { madeFacts, seeded, zipfWord } from '../madeFacts.ts';

/** So many references, facts and waiting proposals; 12 of these stand in a document, and every tenth document is a reprint. */
export function fillLargeLibrary(library: Library, size: number): void {
  const references = library.operate('Import references', () =>
    Array.from({ length: size }, (_, n) =>
      library.sources.insert({
        csl: {
          id: `doe${n % 700}-${1990 + (n % 30)}-${n}`,
          type: 'article-journal',
          title: `The ports of a coast, part ${n}: a survey of harbours`,
          author: [{ family: `Doe${n % 700}`, given: 'Jane' }],
          issued: { 'date-parts': [[1990 + (n % 30)]] },
          DOI: `10.1000/${n}`,
          URL: `https://example.org/reference/${n}`,
        },
        reliability: null,
        marking: null,
        descriptor: null,
        inferred: [],
      }),
    ),
  );
  library.facts.insertMany(madeFacts(size, references.slice(0, 300), 5));
  const random = seeded(11);
  let original = '';
  for (let n = 0; n < Math.ceil(size / 12); n += 1) {
    const isReprint = n % 10 === 9;
    const made = articleOf(n, isReprint ? seeded(n - 1) : seeded(n));
    const text = isReprint ? `Seen elsewhere.\n\n${made.text}` : made.text;
    const shift = text.length - made.text.length;
    const moved = <T extends { start: number; end: number }>(one: T): T => ({
      ...one,
      start: one.start + shift,
      end: one.end + shift,
    });
    library.operate(`Import ${n}`, () => {
      const title = Array.from({ length: 6 }, () => zipfWord(random)).join(' ');
      const sourceId = library.sources.insert({
        csl: { id: `article-${n}`, type: 'article', title, URL: `https://news.example/${n}` },
        ...(isReprint ? { origin: original } : {}),
        reliability: null,
        marking: null,
        descriptor: null,
        inferred: [],
      });
      if (!isReprint) original = sourceId;
      const passages = made.passages.map(moved);
      const documentId = library.documents.insert({
        sourceId,
        sha256: createHash('sha256').update(text).digest('hex'),
        mediaType: 'text/plain',
        text,
        importedFrom: `/articles/${n}.txt`,
        passages,
      });
      library.likeness.keep(documentId, likenessOf(text, passages));
      library.suggestions.keep(documentId, made.candidates.map(moved));
    });
  }
}

function articleOf(n: number, random: () => number) {
  const word = () => zipfWord(random);
  const sentences = Array.from(
    { length: 40 },
    (_, i) =>
      `In May ${2000 + (i % 27)} the ${word()} ${word()} of ${word()} counted ${(n - (n % 10 === 9 ? 1 : 0)) * 40 + i} ships in the ${word()} ${word()}, its ${word()} office said.`,
  );
  let at = 0;
  const passages = sentences.map((sentence, index) => {
    const start = at;
    at += sentence.length + 2;
    return { index, page: null, start, end: start + sentence.length, role: 'body' as const };
  });
  const candidates = sentences.slice(0, 12).map((quote, i): CandidateFact => {
    const { start = 0, end = 0 } = passages[i] ?? {};
    const period = `20${String(i % 27).padStart(2, '0')}-05`;
    return {
      suggestionKind: 'figure',
      kind: 'reported',
      statement: quote,
      quote,
      start,
      end,
      eventDate: period,
      asOf: null,
      themes: n % 4 === 0 ? ['policy', 'market'] : ['market'],
      measures: [{ metric: 'ships', subject: `port ${n}`, value: i, unit: 'ships', period, qualifier: null }],
      entities: [{ name: `Port ${n}`, kind: 'place' }],
      inferred: [],
      score: (start % 97) / 100,
      reasons: ['It gives a date', 'It gives a figure'],
    };
  });
  return { text: sentences.join('\n\n'), passages, candidates };
}
