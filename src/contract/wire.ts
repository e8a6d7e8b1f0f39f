import { type ClientLink, createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from './index.ts';

/**
 * How calls travel between a screen and the core host: frames of text or bytes, the same over ports and WebSockets. Whoever
 * stands between the two passes frames on and does not read them.
 */
export type Frame = string | ArrayBuffer | Uint8Array<ArrayBuffer>;

/** Sent as the last frame by whoever ends a connection, since a page's port does not tell that its other end has gone. */
export const GOODBYE = 'goodbye';

/** Code with which a WebSocket is closed when the core host behind it has gone. */
export const CLOSED_CORE_GONE = 4001;

export type Client = ContractRouterClient<typeof contract>;

/** One end of a connection. */
export interface Pipe {
  send(frame: Frame): void;
  /** Called for each frame but the goodbye. */
  onFrame(callback: (frame: Frame) => void): void;
  /** Called once, when no more frames will come. */
  onClose(callback: () => void): void;
}

export interface Connection {
  readonly client: Client;
  /** Settles when the other end has gone; from then on every call fails with CORE_GONE. */
  readonly gone: Promise<void>;
}

/** The one error of a call that can have no answer, pending or new, because the library's thread has ended. */
export function coreGone(): ORPCError<string, { code: string; hint: string | null; exit: number }> {
  return new ORPCError('BRIEFWRIGHT', {
    defined: true,
    status: 503,
    message: 'The library is not open any more: the part of the program that holds it has stopped.',
    data: {
      code: 'CORE_GONE',
      hint: 'What was saved is in the library. It is opened again as soon as possible.',
      exit: 3,
    },
  });
}

type Iterator = AsyncIteratorObject<unknown, unknown, void>;

function isIterator(value: unknown): value is Iterator {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'next' in value;
}

/** A link whose calls and streams fail with CORE_GONE once the pipe has closed, whatever they were waiting for. */
export function linkOver(pipe: Pipe): {
  readonly link: ClientLink<Record<never, never>>;
  readonly gone: Promise<void>;
} {
  let closed = false;
  const listeners = new Map<string, Set<(event: unknown) => void>>();
  const tell = (type: string, event: unknown): void => {
    for (const listener of listeners.get(type) ?? []) listener(event);
  };
  const socket = {
    get readyState() {
      return closed ? 3 : 1;
    },
    send: (frame: Frame) => pipe.send(frame),
    addEventListener: (type: string, listener: (event: unknown) => void) => {
      listeners.set(type, (listeners.get(type) ?? new Set()).add(listener));
    },
    removeEventListener: (type: string, listener: (event: unknown) => void) => listeners.get(type)?.delete(listener),
  };
  const inner = new RPCLink({ websocket: socket as never });
  const gone = new Promise<void>((resolve) => {
    pipe.onClose(() => {
      closed = true;
      resolve();
      tell('close', {});
    });
  });
  pipe.onFrame((data) => tell('message', { data }));

  const orGone = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await Promise.race([
        work,
        gone.then(() => {
          throw coreGone();
        }),
      ]);
    } catch (error) {
      throw closed ? coreGone() : error;
    }
  };
  async function* guarded(stream: Iterator): AsyncGenerator<unknown, unknown, void> {
    let finished = false;
    try {
      for (;;) {
        const step = await orGone(stream.next());
        finished = step.done === true;
        if (finished) return step.value;
        yield step.value;
      }
    } finally {
      if (!finished && !closed) await stream.return?.();
    }
  }
  return {
    gone,
    link: {
      async call(path, input, options) {
        if (closed) throw coreGone();
        const output = await orGone(inner.call(path, input, options));
        return isIterator(output) ? guarded(output) : output;
      },
    },
  };
}

/** A typed client of the whole contract over a pipe. */
export function clientOver(pipe: Pipe): Connection {
  const { link, gone } = linkOver(pipe);
  return { client: createORPCClient(link), gone };
}
