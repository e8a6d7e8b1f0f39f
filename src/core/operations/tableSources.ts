import { basename } from 'node:path';
import { BriefwrightError } from '../../model/errors.ts';
import type { CslFields, Source } from '../../model/source.ts';
import type { Library } from '../database/library.ts';
import { fold } from '../facts/fold.ts';
import { setAddress } from '../importers/bibliography/addresses.ts';
import type { Losses } from '../importers/bibliography/losses.ts';
import { parseLabelledDate } from '../importers/dates.ts';
import { authorsOf } from '../importers/names.ts';
import { newCitekey } from './citekey.ts';
import { WorkIndex } from './sameWork.ts';
import type { TableRow } from './tableRow.ts';

const ADDRESS = /^(?:[a-z][a-z\d+.-]*:\/\/|www\.)\S*$/i;
const KEY = /^[\p{L}\p{N}][\p{L}\p{N}_.:+/-]{0,199}$/u;
const titleKey = (title: string | undefined): string => fold(title ?? '').toLowerCase();

/** A source of a row: one that is held, or the fields of a new one. */
type Found =
  | { readonly id: string }
  | { readonly csl: CslFields; readonly key: string | null; readonly inferred: string[] };

/** Finds the sources that rows name, among those of the library and those that earlier rows made. */
export class TableSources {
  private readonly library: Library;
  private readonly path: string;
  private readonly losses: Losses;
  private readonly works = new WorkIndex<string>();
  private readonly byTitle = new Map<string, Set<string>>();
  /** What the sources that this file made are called in it. */
  private readonly made = new Map<string, string>();

  private constructor(library: Library, path: string, losses: Losses) {
    this.library = library;
    this.path = path;
    this.losses = losses;
  }

  /** Knows the sources of the library. Yields between pieces. */
  static *of(library: Library, path: string, losses: Losses): Generator<void, TableSources, void> {
    const sources = new TableSources(library, path, losses);
    for (const items of library.sources.eachItem()) {
      for (const { id, csl } of items) sources.know(id, csl);
      yield;
    }
    return sources;
  }

  private know(id: string, csl: CslFields): void {
    this.works.add(csl, id);
    const title = titleKey(csl.title);
    if (title === '') return;
    const there = this.byTitle.get(title);
    if (there) there.add(id);
    else this.byTitle.set(title, new Set([id]));
  }

  /** A source of this key that the row's title and address, where it has them, do not contradict. */
  private byKey({ key, title, url }: TableRow['source']): Source | null {
    const held = this.library.sources.byCslId(key);
    if (held === null) return null;
    const otherTitle = title !== '' && held.csl.title !== undefined && titleKey(title) !== titleKey(held.csl.title);
    const otherAddress = title === '' && url !== '' && held.csl.URL !== undefined && held.csl.URL !== url;
    return otherTitle || otherAddress ? null : held;
  }

  private fieldsOf(row: TableRow): Found & { csl: CslFields } {
    const { key, title, url, author, publisher, published } = row.source;
    const isAddress = ADDRESS.test(key);
    const inferred = ['type'];
    const csl: Record<string, unknown> = {};
    setAddress(csl, inferred, [url, isAddress ? key : ''], this.losses);
    if (title !== '') csl.title = title;
    else if (key !== '' && !isAddress && !(row.hasTitles && KEY.test(key))) {
      csl.title = key;
      inferred.push('title');
    }
    if (author !== '') {
      csl.author = author.split(/\s*;\s*/).flatMap((name) => authorsOf(name, { single: true }) ?? [{ literal: name }]);
      inferred.push('author');
    }
    if (publisher !== '') csl.publisher = publisher;
    const issued = published === '' ? null : parseLabelledDate(published);
    if (published !== '') csl.issued = issued ?? { literal: published };
    if (csl.title === undefined && csl.URL === undefined && (isAddress || !KEY.test(key)))
      throw new BriefwrightError('BAD_SOURCE', `“${(url || key).slice(0, 80)}” is no address of a source.`);
    const type = csl.URL === undefined ? 'document' : 'webpage';
    return { csl: { ...csl, type } as CslFields, key: KEY.test(key) && !isAddress ? key : null, inferred };
  }

  private find(row: TableRow): Found {
    const { source } = row;
    const known = source.key === '' ? null : (this.byKey(source)?.id ?? this.made.get(JSON.stringify(source)) ?? null);
    if (known !== null) return { id: known };
    const fresh = this.fieldsOf(row);
    const { csl } = fresh;
    // Works without titles are not the same for that: without one the address alone tells which it is.
    const byAddress = csl.URL === undefined ? null : this.library.sources.byUrl(csl.URL);
    const work = csl.title === undefined ? byAddress?.id : this.works.find(csl)?.of;
    if (work !== undefined) return { id: work };
    const only = csl.URL === undefined ? csl.title : undefined;
    const titled = only === undefined || csl.issued ? [] : [...(this.byTitle.get(titleKey(only)) ?? [])];
    if (titled.length > 1)
      throw new BriefwrightError(
        'SOURCE_AMBIGUOUS',
        `The library has ${titled.length} sources of the title “${only?.slice(0, 80)}”.`,
      );
    return titled[0] === undefined ? fresh : { id: titled[0] };
  }

  /** The id of a row's source, which is made where the library has none; `kept` tells, once the row is in, that it stays. */
  take(row: TableRow): { readonly id: string; readonly kept: () => void } {
    const found = this.find(row);
    if ('id' in found) return { id: found.id, kept: () => {} };
    const { csl, key, inferred } = found;
    const taken = (name: string): boolean => this.library.sources.byCslId(name) !== null;
    const cslId = key !== null && !taken(key) ? key : newCitekey(csl, basename(this.path), taken);
    const id = this.library.sources.insert({
      csl: { ...csl, id: cslId },
      reliability: row.reliability,
      marking: null,
      descriptor: null,
      inferred,
    });
    return {
      id,
      kept: () => {
        this.know(id, csl);
        this.made.set(JSON.stringify(row.source), id);
      },
    };
  }
}
