type Write = (handle: number, bytes: Uint8Array) => number;

const PAUSE = new Int32Array(new SharedArrayBuffer(4));

function writeAll(write: Write, handle: number, bytes: Uint8Array): NodeJS.ErrnoException | null {
  for (let left = bytes; left.length > 0; ) {
    try {
      left = left.subarray(write(handle, left));
    } catch (error) {
      const problem = error as NodeJS.ErrnoException;
      if (problem.code !== 'EAGAIN') return problem;
      // The pipe is full: its reader takes its time.
      Atomics.wait(PAUSE, 0, 0, 5);
    }
  }
  return null;
}

function through(stream: NodeJS.WriteStream, handle: number, write: Write): void {
  stream.write = (
    chunk: string | Uint8Array,
    encoding?: BufferEncoding | ((error?: Error | null) => void),
    callback?: (error?: Error | null) => void,
  ): boolean => {
    const bytes =
      typeof chunk === 'string' ? Buffer.from(chunk, typeof encoding === 'string' ? encoding : 'utf8') : chunk;
    const problem = writeAll(write, handle, bytes);
    // A program of the graphical kind that was not started from a console has nowhere to write to, and nobody to tell.
    if (problem !== null && problem.code !== 'EBADF') stream.emit('error', problem);
    const done = typeof encoding === 'function' ? encoding : callback;
    if (done) setImmediate(done);
    return true;
  };
}

/**
 * On Windows Electron has a write of its own for both streams, which puts messages and results into one: what is written goes to
 * the handles of the process itself, so that stdout holds results alone.
 */
export function writeToHandles(out: NodeJS.WriteStream, err: NodeJS.WriteStream, write: Write): void {
  through(out, 1, write);
  through(err, 2, write);
}
