interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly dur?: number;
  /** The same, of the processor's time. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The longest tasks of a page's own thread in a trace of Chromium: by the clock and by the processor's time, in milliseconds. */
export function longestTasks(trace: Buffer): { readonly longestTaskMs: number; readonly longestTaskCpuMs: number } {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { readonly traceEvents: readonly TraceEvent[] };
  const threads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && threads.has(`${pid} ${tid}`),
  );
  if (tasks.length === 0) throw new Error('The trace has no task of the page.');
  const longest = (time: (task: TraceEvent) => number | undefined) =>
    Math.round(Math.max(...tasks.map((task) => time(task) ?? 0)) / 1000);
  return { longestTaskMs: longest(({ dur }) => dur), longestTaskCpuMs: longest(({ tdur }) => tdur) };
}
