import type { EntityKind } from '../../../model/fact.ts';
import type { Passage } from '../../../model/source.ts';

/** An entity that the library knows, with the names it goes by there. */
export interface KnownEntity {
  readonly name: string;
  readonly kind: EntityKind;
  readonly aliases: readonly string[];
}

/** A theme that words speak of: how surely, 0–1, and the words that decided. */
export interface ProposedTheme {
  readonly slug: string;
  readonly score: number;
  readonly words: readonly string[];
}

/** A document as suggestions are read from it: plain values, so that any process can do it. */
export interface SuggestInput {
  readonly text: string;
  /** In order of the text; only body passages are read. Offsets in UTF-16 code units. */
  readonly passages: readonly Pick<Passage, 'start' | 'end' | 'role'>[];
  /** The document's own date (EDTF), against which "next June" is read; null where it states none: today is never used. */
  readonly published: string | null;
  /** Its publisher, the place and the host, as far as they are known: by them a "$" is read. */
  readonly origin?: string;
  readonly entities: readonly KnownEntity[];
  readonly proposeThemes: (words: string) => readonly ProposedTheme[];
}
