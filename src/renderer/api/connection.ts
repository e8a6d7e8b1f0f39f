import type { ClientLink } from '@orpc/client';
import { coreGone, linkOver, type Pipe } from '../../contract/wire.ts';

/** connecting: the first connection is on its way, calls wait for it. gone: every call fails with CORE_GONE. */
export type ConnectionState = 'connecting' | 'open' | 'gone';

type Link = ClientLink<Record<never, never>>;

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

/** A connection that is made again when it breaks. Calls that were under way fail, since nobody knows how far they came. */
export class LastingConnection {
  readonly link: Link;
  readonly #openPipe: () => Promise<Pipe>;
  readonly #listeners = new Set<() => void>();
  #state: ConnectionState = 'connecting';
  #current: Promise<Link>;
  #waitMs = FIRST_WAIT_MS;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #trying = false;
  #fault: unknown = null;

  constructor(openPipe: () => Promise<Pipe>) {
    this.#openPipe = openPipe;
    this.#current = this.#connect();
    this.link = {
      call: async (path, input, options) => {
        if (this.#state === 'gone') throw coreGone();
        return (await this.#current).call(path, input, options);
      },
    };
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Why the last try to connect failed; null where there was none, or it went well. */
  get fault(): unknown {
    return this.#fault;
  }

  /** Calls back whenever the state or the fault changes; gives what stops it. */
  subscribe(callback: () => void): () => void {
    this.#listeners.add(callback);
    return () => this.#listeners.delete(callback);
  }

  /** Tries at once instead of at the next turn. */
  retry(): void {
    if (this.#state === 'open' || this.#trying) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#current = this.#connect();
  }

  #become(state: ConnectionState, fault: unknown = null): void {
    if (this.#state === state && this.#fault === fault) return;
    this.#state = state;
    this.#fault = fault;
    for (const listener of this.#listeners) listener();
  }

  #later(fault: unknown): void {
    this.#become('gone', fault);
    this.#timer = setTimeout(() => this.retry(), this.#waitMs);
    this.#waitMs = Math.min(this.#waitMs * 2, LONGEST_WAIT_MS);
  }

  async #try(): Promise<Link> {
    this.#trying = true;
    try {
      const { link, gone } = linkOver(await this.#openPipe());
      this.#waitMs = FIRST_WAIT_MS;
      this.#become('open');
      void gone.then(() => this.#later(null));
      return link;
    } catch (error) {
      this.#later(error);
      throw coreGone();
    } finally {
      this.#trying = false;
    }
  }

  #connect(): Promise<Link> {
    const attempt = this.#try();
    // Whoever calls gets the rejection; with no call waiting it would count as unhandled.
    attempt.catch(() => {});
    return attempt;
  }
}
