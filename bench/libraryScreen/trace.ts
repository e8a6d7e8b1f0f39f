import type { Browser, Page } from '@playwright/test';

/** A piece of work of the page's main thread. */
export interface Task {
  readonly wallMs: number;
  /** What the processor worked of it: the rest it waited while others had the core. */
  readonly cpuMs: number;
  /** The longest thing in it that has a name. */
  readonly what: string;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: {
    readonly name?: string;
    readonly data?: { readonly type?: string; readonly functionName?: string };
  };
}

const CATEGORIES = [
  'toplevel',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'v8.execute',
  'blink.user_timing',
];
/** They only say that a task ran. */
const WRAPPERS = /^(RunTask|ThreadControllerImpl::|ThreadPool_|SimpleWatcher|Receive mojo|ThreadController)/;

/** The tasks of a page's main thread while `work` runs, longest first, by Chromium's own tracing. */
export async function tasksDuring(browser: Browser, page: Page, work: () => Promise<void>): Promise<readonly Task[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  let trace: Buffer;
  try {
    await work();
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { readonly traceEvents: readonly TraceEvent[] };
  return mainThreadTasks(traceEvents);
}

/** Of all renderers, the one that worked most is the page. */
function mainThreadTasks(events: readonly TraceEvent[]): readonly Task[] {
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const mains = events.filter((e) => e.name === 'thread_name' && e.args?.name === 'CrRendererMain').map(threadOf);
  const byThread = new Map(mains.map((thread): [string, TraceEvent[]] => [thread, []]));
  for (const event of events)
    if (event.ph === 'X' && event.dur !== undefined) byThread.get(threadOf(event))?.push(event);
  const work = (thread: readonly TraceEvent[]) => thread.reduce((sum, { dur }) => sum + (dur ?? 0), 0);
  const [page = []] = [...byThread.values()].sort((a, b) => work(b) - work(a));
  const inner = page.filter(({ name }) => !WRAPPERS.test(name));
  return page
    .filter(({ name }) => name === 'RunTask')
    .sort((a, b) => (b.dur ?? 0) - (a.dur ?? 0))
    .slice(0, 200)
    .map((task) => ({
      wallMs: (task.dur ?? 0) / 1000,
      cpuMs: (task.tdur ?? 0) / 1000,
      what: nameOf(inner.filter((e) => e.ts >= task.ts && e.ts + (e.dur ?? 0) <= task.ts + (task.dur ?? 0))),
    }));
}

function nameOf(events: readonly TraceEvent[]): string {
  const [longest] = [...events].sort((a, b) => (b.dur ?? 0) - (a.dur ?? 0));
  if (!longest) return 'nothing with a name';
  const { functionName, type } = longest.args?.data ?? {};
  return [longest.name, functionName || type].filter(Boolean).join(' ');
}
