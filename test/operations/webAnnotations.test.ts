import { expect, test } from 'vitest';
import { webAnnotationCollection } from '../../src/core/operations/webAnnotations.ts';
import type { Annotation } from '../../src/model/annotation.ts';

const text = 'The 🚢 ferry runs daily. The bridge is shut.';
const quote = 'ferry runs daily';
const start = text.indexOf(quote);
const highlight: Annotation = {
  id: '01a20000-0000-7000-8000-000000000001',
  motivation: 'highlighting',
  documentId: '01a20000-0000-7000-8000-000000000002',
  factId: null,
  start,
  end: start + quote.length,
  quote,
  body: null,
  author: 'A. Reader',
  created: '2026-11-01T10:00:00.000Z',
  modified: '2026-11-01T10:00:00.000Z',
};
const note: Annotation = {
  ...highlight,
  id: '01a20000-0000-7000-8000-000000000003',
  motivation: 'commenting',
  documentId: null,
  factId: '01a20000-0000-7000-8000-000000000004',
  start: null,
  end: null,
  quote: null,
  body: 'Ask the port.',
  author: null,
};
const work = (URL?: string) => ({
  source: { csl: { id: 'ferry', type: 'webpage', ...(URL === undefined ? {} : { URL }) } },
  document: { id: highlight.documentId as string, sha256: '00ff'.repeat(16), text },
});

test('a highlight is a SpecificResource with its quote and a position in code points', () => {
  const collection = webAnnotationCollection([highlight], () => work('https://example.org/ferry'));
  expect(collection).toMatchObject({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'AnnotationCollection',
    total: 1,
    first: {
      type: 'AnnotationPage',
      items: [
        {
          id: `urn:uuid:${highlight.id}`,
          type: 'Annotation',
          motivation: 'highlighting',
          creator: { type: 'Person', name: 'A. Reader' },
          target: {
            type: 'SpecificResource',
            source: 'https://example.org/ferry',
            selector: [
              { type: 'TextQuoteSelector', exact: quote, prefix: 'The 🚢 ', suffix: '. The bridge is shut.' },
              { type: 'TextPositionSelector', start: start - 1, end: start - 1 + quote.length },
            ],
          },
        },
      ],
    },
  });
});

test('a work without an address is named by the hash of its text; nothing is made up for what is not known', () => {
  const text = JSON.stringify(webAnnotationCollection([highlight, note], () => work()));
  expect(text).toContain(`urn:sha256:${'00ff'.repeat(16)}`);
  expect(text).toContain(`"target":"urn:uuid:${note.factId}"`);
  expect(text).toContain('"value":"Ask the port."');
  expect(text).not.toContain('null');
});

test('a library without annotations has a collection without pages', () => {
  expect(webAnnotationCollection([], () => null)).toMatchObject({ type: 'AnnotationCollection', total: 0 });
  expect(webAnnotationCollection([], () => null)).not.toHaveProperty('first');
});
