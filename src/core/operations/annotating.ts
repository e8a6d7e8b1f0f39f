import { type Annotation, MOTIVATION_WORDS, type Motivation } from '../../model/annotation.ts';
import { BriefwrightError, EXIT } from '../../model/errors.ts';
import type { Library } from '../database/library.ts';

const AUTHOR = 'authorName';

export function authorName(library: Library): { name: string | null } {
  return { name: library.preferences.get(AUTHOR) };
}

export function setAuthorName(library: Library, name: string): { label: string } {
  library.preferences.set(AUTHOR, name);
  return { label: `Your name: ${name}` };
}

function badAnnotation(message: string): BriefwrightError {
  return new BriefwrightError('BAD_ANNOTATION', message, {
    hint: 'Select the words again.',
    exit: EXIT.usage,
  });
}

function required(library: Library, id: string): Annotation {
  const annotation = library.annotations.get(id);
  if (annotation) return annotation;
  throw new BriefwrightError('UNKNOWN_ANNOTATION', `The library has no annotation ${id}.`, {
    hint: 'It may have been removed meanwhile.',
  });
}

/** The exact words of a place in a document; null where none was given. */
function quoteAt(library: Library, documentId: string | null, start: number | null, end: number | null): string | null {
  if (start === null && end === null) return null;
  const text = documentId === null ? null : library.documents.get(documentId)?.text;
  if (text == null) throw badAnnotation('Only a place in a document that the library holds can be annotated.');
  if (start === null || end === null || start < 0 || start >= end || end > text.length) {
    throw badAnnotation(`The document has ${text.length} characters; ${start}–${end} is not in it.`);
  }
  return text.slice(start, end);
}

const blankIsNone = (body: string | null): string | null => (body?.trim() ? body : null);

/** Adds a highlight, comment, question or bookmark, in the name that was given last. */
export function annotate(
  library: Library,
  given: Pick<Annotation, 'motivation' | 'documentId' | 'factId' | 'start' | 'end' | 'body'>,
): Annotation {
  if ((given.documentId === null) === (given.factId === null)) {
    throw badAnnotation('An annotation is of a document or of a fact, and never of both.');
  }
  const now = new Date().toISOString();
  const quote = quoteAt(library, given.documentId, given.start, given.end);
  const id = library.operate(MOTIVATION_WORDS[given.motivation], () =>
    library.annotations.insert({
      ...given,
      body: blankIsNone(given.body),
      quote,
      author: library.preferences.get(AUTHOR),
      created: now,
      modified: now,
    }),
  );
  return required(library, id);
}

/** Changes what an annotation says, and what it is for where `given` names another motivation; nothing new is no change. */
export function updateAnnotation(
  library: Library,
  id: string,
  body: string | null,
  given?: Motivation | undefined,
): Annotation {
  const before = required(library, id);
  const motivation = given ?? before.motivation;
  const words = blankIsNone(body);
  if (motivation === before.motivation && words === before.body) return before;
  library.operate(`Change ${MOTIVATION_WORDS[before.motivation].toLowerCase()}`, () =>
    library.annotations.update(id, { motivation, body: words, modified: new Date().toISOString() }),
  );
  return required(library, id);
}

export function removeAnnotation(library: Library, id: string): { label: string } {
  const label = `Remove ${MOTIVATION_WORDS[required(library, id).motivation].toLowerCase()}`;
  library.operate(label, () => library.annotations.remove(id));
  return { label };
}
