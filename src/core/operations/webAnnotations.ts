import type { Annotation } from '../../model/annotation.ts';
import type { Document, Source } from '../../model/source.ts';
import { contextAt } from '../facts/anchor.ts';

/** What an annotation stands on, as far as the library holds it. */
export interface AnnotatedWork {
  readonly source: Pick<Source, 'csl'>;
  readonly document: Pick<Document, 'id' | 'sha256' | 'text'>;
}

const urn = (uuid: string): string => `urn:uuid:${uuid}`;

/** Positions of the W3C's are counted in Unicode code points, ours in UTF-16 code units. */
function codePointsBefore(text: string, utf16: number): number {
  let count = 0;
  for (let at = 0; at < utf16; count += 1) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return count;
}

/** The work where it can be looked up, else the document by its hash, which anyone who has the text can compare. */
function sourceOf({ source, document }: AnnotatedWork): string {
  return typeof source.csl.URL === 'string' ? source.csl.URL : `urn:sha256:${document.sha256}`;
}

function targetOf(annotation: Annotation, work: AnnotatedWork | null): unknown {
  if (work === null) return urn(annotation.factId ?? annotation.documentId ?? annotation.id);
  if (annotation.start === null || annotation.end === null) return sourceOf(work);
  const { text } = work.document;
  const { prefix, suffix } = contextAt(text, annotation.start, annotation.end);
  const exact = text.slice(annotation.start, annotation.end);
  const start = codePointsBefore(text, annotation.start);
  return {
    type: 'SpecificResource',
    source: sourceOf(work),
    selector: [
      { type: 'TextQuoteSelector', exact, ...(prefix === '' ? {} : { prefix }), ...(suffix === '' ? {} : { suffix }) },
      { type: 'TextPositionSelector', start, end: start + [...exact].length },
    ],
  };
}

/** One annotation in the W3C's Web Annotation Data Model (2017). `work` is null for a note on a fact. */
function webAnnotation(annotation: Annotation, work: AnnotatedWork | null): unknown {
  const { id, motivation, body, author, created, modified } = annotation;
  return {
    id: urn(id),
    type: 'Annotation',
    motivation,
    ...(author === null ? {} : { creator: { type: 'Person', name: author } }),
    created,
    modified,
    ...(body === null ? {} : { body: { type: 'TextualBody', value: body, format: 'text/plain' } }),
    target: targetOf(annotation, work),
  };
}

/**
 * Annotations as an AnnotationCollection of one page, in JSON-LD (W3C Web Annotation Data Model and Vocabulary, 2017), with
 * TextQuoteSelector and TextPositionSelector. `workOf` gives what the document of an annotation is.
 */
export function webAnnotationCollection(
  annotations: readonly Annotation[],
  workOf: (documentId: string) => AnnotatedWork | null,
): unknown {
  const id = 'urn:briefwright:annotations';
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id,
    type: 'AnnotationCollection',
    label: 'Annotations of a Briefwright library',
    total: annotations.length,
    ...(annotations.length === 0
      ? {}
      : {
          first: {
            id: `${id}:1`,
            type: 'AnnotationPage',
            startIndex: 0,
            items: annotations.map((annotation) =>
              webAnnotation(annotation, annotation.documentId === null ? null : workOf(annotation.documentId)),
            ),
          },
        }),
  };
}
