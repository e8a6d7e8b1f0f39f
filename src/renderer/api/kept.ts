import { useSyncExternalStore } from 'react';
import { client, orpc, queryClient } from './index.ts';

/**
 * Drafts: what was begun and not saved yet. A draft is in the library, so that it is there in whatever shell the library is
 * opened next. What was typed last goes into the page's own store first, since a window may close at any moment, and leaves
 * it when the library has it. Of a library that is only read the draft stays in the page.
 */

const PAUSE_MS = 400;
/** In the page's store: the draft was let go, and the library does not know yet. */
const LET_GO = '';

type Change = (held: string | null) => string | null;

class Draft {
  text: string | null = null;
  /** Whether what was kept has been read. */
  ready = false;
  readonly #key: string;
  readonly #formerPlace: string | null;
  #place = '';
  #readOnly = false;
  #waiting: Change[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;
  readonly #listeners = new Set<() => void>();

  constructor(key: string, formerPlace: string | null) {
    this.#key = key;
    this.#formerPlace = formerPlace;
    void this.#load();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Changes the draft; null lets it go. What is changed before it was read is changed again once it is. */
  readonly change = (change: Change): void => {
    this.text = change(this.text);
    if (this.ready) this.#keep();
    else this.#waiting.push(change);
    this.#tell();
  };

  async #load(): Promise<void> {
    let held: string | null = null;
    try {
      const info = await queryClient.ensureQueryData(orpc.info.queryOptions());
      this.#place = `briefwright.draft.${info.path}.${this.#key}`;
      this.#readOnly = info.readOnly;
      const inPage = fromPage(this.#place) ?? (this.#formerPlace && fromPage(this.#formerPlace));
      if (inPage !== null) {
        held = inPage === LET_GO ? null : inPage;
        this.#later();
      } else held = (await client.draft({ key: this.#key })).text;
    } catch {
      // The library does not answer, which the screen says: what is typed now is kept in the page.
    }
    this.ready = true;
    this.text = this.#waiting.reduce((text, change) => change(text), held);
    if (this.#waiting.length > 0) this.#keep();
    this.#waiting = [];
    this.#tell();
  }

  #keep(): void {
    toPage(this.#place, this.text ?? LET_GO);
    this.#later();
  }

  #later(): void {
    if (this.#readOnly) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#hand(), PAUSE_MS);
  }

  /** Hands the draft to the library. Where that fails the page keeps it, and hands it over when it is changed or read again. */
  async #hand(): Promise<void> {
    this.#timer = null;
    const { text } = this;
    try {
      await client.keepDraft({ key: this.#key, text });
    } catch {
      return;
    }
    if (this.text !== text) return;
    for (const place of [this.#place, this.#formerPlace]) if (place !== null) fromPage(place, 'and remove it');
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function fromPage(place: string, then?: 'and remove it'): string | null {
  try {
    const held = localStorage.getItem(place);
    if (then) localStorage.removeItem(place);
    return held;
  } catch {
    return null;
  }
}

function toPage(place: string, text: string): void {
  try {
    localStorage.setItem(place, text);
  } catch {
    // A full or forbidden store costs what was typed in the last moment, never the typing.
  }
}

const drafts = new Map<string, Draft>();

function draftOf(key: string, formerPlace: string | null): Draft {
  const draft = drafts.get(key) ?? new Draft(key, formerPlace);
  drafts.set(key, draft);
  return draft;
}

/** The text of a draft, and how it is changed. `formerPlace` is where an older version kept it in the page. */
export function useKeptDraft(key: string, formerPlace: string | null = null) {
  const draft = draftOf(key, formerPlace);
  const text = useSyncExternalStore(draft.subscribe, () => draft.text);
  const ready = useSyncExternalStore(draft.subscribe, () => draft.ready);
  return { text, ready, change: draft.change };
}
