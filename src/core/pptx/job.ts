import type { Provenance } from '../../model/deckRecord.ts';
import type { DeckScenes } from '../../model/scene.ts';
import type { DeckProperties } from './skeleton/properties.ts';
import type { SmallZips } from './zip/zipBytes.ts';
import type { DeckSink, ZipWriter } from './zip/zipWriter.ts';

export interface WriteOptions {
  readonly provenance: Provenance | null;
  readonly properties: DeckProperties;
  /** Called with the number of slides written. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** Takes the package as it is made. */
  readonly sink: DeckSink;
}

/** What the writing of one deck works with. */
export interface Job {
  readonly deck: DeckScenes;
  readonly language: string;
  readonly zip: ZipWriter;
  readonly clean: (text: string) => string;
  readonly slidesOfSources: ReadonlyMap<string, number>;
  readonly workbooks: SmallZips;
  droppedLinks: number;
  charts: number;
}
