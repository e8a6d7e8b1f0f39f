import type { Connection } from './connection.ts';

/**
 * A connection with another one to the same file beside it. What runs in `aside` goes over that one, with a transaction of its
 * own: while it is open, everybody else reads the library as it was before. The second one is opened when it is first needed.
 */
export interface PairedConnection extends Connection {
  /** Runs `fn`, all of whose statements go over the connection beside. */
  aside<T>(fn: () => T): T;
}

export function paired(main: Connection, openBeside: () => Connection): PairedConnection {
  let beside: Connection | null = null;
  let isAside = false;
  const current = (): Connection => {
    if (!isAside) return main;
    beside ??= openBeside();
    return beside;
  };
  return {
    get database() {
      return current().database;
    },
    sql: (text) => current().sql(text),
    close: () => {
      beside?.close();
      main.close();
    },
    aside: (fn) => {
      const before = isAside;
      isAside = true;
      try {
        return fn();
      } finally {
        isAside = before;
      }
    },
  };
}
