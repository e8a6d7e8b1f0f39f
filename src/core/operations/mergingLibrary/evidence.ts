import type { Evidence } from '../../../model/fact.ts';
import type { Library, NewEvidence } from '../../database/library.ts';
import { anchorQuote, wakeQuote } from '../../facts/anchor.ts';
import type { Merging } from './merging.ts';

/** Texts that are kept at hand: facts of one document mostly follow one another. */
const MOST_CHARACTERS = 30_000_000;

/** A document of ours that evidence points into. */
interface HeldText {
  readonly id: string;
  readonly sourceId: string;
  readonly sha256: string;
  readonly text: string;
}

/** The documents of ours, the ones asked for last at hand. */
export class HeldTexts {
  readonly #library: Library;
  readonly #byId = new Map<string, HeldText | null>();
  readonly #idOfHash = new Map<string, string | null>();
  #characters = 0;

  constructor(library: Library) {
    this.#library = library;
  }

  get(id: string): HeldText | null {
    const known = this.#byId.get(id);
    if (known !== undefined) return known;
    const document = this.#library.documents.get(id);
    this.#characters += document?.text.length ?? 0;
    if (this.#characters > MOST_CHARACTERS) {
      this.#byId.clear();
      this.#characters = document?.text.length ?? 0;
    }
    this.#byId.set(id, document);
    return document;
  }

  bySha256(sha256: string): HeldText | null {
    const known = this.#idOfHash.get(sha256);
    const id = known === undefined ? (this.#library.documents.bySha256(sha256)?.id ?? null) : known;
    this.#idOfHash.set(sha256, id);
    return id === null ? null : this.get(id);
  }
}

/**
 * Evidence of the other library as ours: its source and document are those here, and its quote stands in the text that is held.
 * What does not stand there any more is orphaned, and counted. Null where its source was left out.
 */
export function evidenceHere(merging: Merging, texts: HeldTexts, theirs: Evidence): NewEvidence | null {
  const named = theirs.documentId === null ? undefined : merging.documents.get(theirs.documentId);
  const document =
    named === undefined
      ? theirs.documentSha256 === null
        ? null
        : texts.bySha256(theirs.documentSha256)
      : texts.get(named);
  const sourceId = document?.sourceId ?? merging.sources.get(theirs.sourceId);
  if (sourceId === undefined) {
    merging.leave('evidence whose source was left out');
    return null;
  }
  if (document === null) return { ...theirs, sourceId, documentId: null, state: stateWithout(theirs) };
  const bound = { ...theirs, sourceId, documentId: document.id, documentSha256: document.sha256 };
  return { ...bound, ...placed(merging, document, theirs) };
}

/** Without its document evidence waits for it; a place without any document stays a place. */
function stateWithout({ state, documentSha256, documentId }: Evidence): Evidence['state'] {
  return state === 'located' && documentSha256 === null && documentId === null ? 'located' : 'dormant';
}

type Placed = Partial<Pick<NewEvidence, 'quote' | 'prefix' | 'suffix' | 'start' | 'end' | 'state'>>;

function placed({ leave }: Merging, { text }: HeldText, theirs: Evidence): Placed {
  const { quote, start, end } = theirs;
  const isPlace = start !== null && end !== null && start < end && end <= text.length;
  if (quote === null) {
    if (!isPlace) return { state: theirs.state === 'orphaned' ? 'orphaned' : 'located' };
    try {
      return { ...wakeQuote(text, start, end), state: 'anchored' };
    } catch {
      return { state: 'orphaned' };
    }
  }
  if (isPlace && text.slice(start, end) === quote) return { state: 'anchored' };
  if (theirs.state === 'orphaned') return { state: 'orphaned' };
  const found = anchorQuote(text, theirs as Evidence & { quote: string });
  if (found.found === 'no') {
    leave('quote that its document does not hold');
    return { state: 'orphaned' };
  }
  return {
    quote: found.quote,
    prefix: found.prefix,
    suffix: found.suffix,
    start: found.start,
    end: found.end,
    state: 'anchored',
  };
}
