import { useEffect, useRef } from 'react';

/**
 * Handlers by key: `j`, `Shift+j`, `?`, `ArrowDown`, `Shift+ArrowDown`, `Mod+z` (Ctrl, or Cmd on a Mac), `Mod+Shift+z`; and by
 * two keys one after the other: `g l`.
 */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** Whether the user is typing: plain letters then belong to the text, not to shortcuts. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select'))
  );
}

const isMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.userAgent);

/** Keys as they are named on this machine: `Ctrl+Shift+Z` is `⌘⇧Z` on a Mac. */
export function keyText(keys: string): string {
  return isMac ? keys.replace('Ctrl+', '⌘').replace('Shift+', '⇧') : keys;
}

/** The name under which a key press stands in a `KeyMap`. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>): string {
  const isLetter = event.key.length === 1 && event.key.toLowerCase() !== event.key.toUpperCase();
  const key = isLetter ? event.key.toLowerCase() : event.key;
  const shift = event.shiftKey && (isLetter || event.key.length > 1);
  return [(event.ctrlKey || event.metaKey) && 'Mod', event.altKey && 'Alt', shift && 'Shift', key]
    .filter(Boolean)
    .join('+');
}

/** Keys that move or act within whatever has the focus: a screen gets them where nothing has it, or its own list (`data-list`). */
const OF_THE_FOCUS = /^(Shift\+)?(Arrow\w+|Page\w+|Home|End|Enter| )$/;

function isForScreens(name: string, target: EventTarget | null): boolean {
  if (!OF_THE_FOCUS.test(name) || target === document.body) return true;
  const list = target instanceof Element ? target.closest('[data-list]') : null;
  return list !== null && (list === target || !/Enter| $/.test(name));
}

/** The shortcuts of one screen, or of the frame. */
interface Layer {
  keys: KeyMap;
  ready: boolean;
}

/** A key that nobody takes is kept for so long, since the screen that it is for may be about to come. */
const KEPT_MS = 3_000;
/** So long, where that screen is on its way: on a slow machine, or over a large library, it takes its time. */
const KEPT_FOR_SCREEN_MS = 30_000;

/** A key that was pressed before anybody took it. */
interface EarlyKey {
  readonly event: KeyboardEvent;
  /** When it is forgotten, on the clock of events. */
  readonly until: number;
}

/** Screens are mounted before the frame around them, so theirs come first. */
const layers = new Set<Layer>();
/** Screens whose program is being fetched. */
let fetched = 0;
let early: readonly EarlyKey[] = [];
let flushing = false;

/** Whether something that takes keys is on its way: the page itself, a screen, or what a screen shows. */
function isComing(): boolean {
  return layers.size === 0 || fetched > 0 || [...layers].some(({ ready }) => !ready);
}

/** The first of two keys, and when it was pressed. */
let firstKey: { readonly name: string; readonly at: number } | null = null;
const SECOND_KEY_MS = 3000;

const anyLayerHas = (wanted: (name: string) => boolean): boolean =>
  [...layers].some(({ keys }) => Object.keys(keys).some(wanted));

/** Whether a key means something to somebody, by itself or as one of two. */
const isKnown = (name: string): boolean => anyLayerHas((known) => known.split(' ').includes(name) || known === name);

/** The second of two keys is named with the first, where they mean something together. */
function nameInTurn(event: KeyboardEvent): string {
  const name = keyName(event);
  const first = firstKey;
  firstKey = null;
  if (first === null || event.timeStamp - first.at > SECOND_KEY_MS) return name;
  const both = `${first.name} ${name}`;
  return anyLayerHas((known) => known === both) ? both : name;
}

function offer(event: KeyboardEvent): 'done' | 'not yet' | 'nobody' {
  if (!isForScreens(keyName(event), event.target)) return 'nobody';
  const name = nameInTurn(event);
  for (const { keys, ready } of layers) {
    const handle = keys[name];
    if (!handle) continue;
    if (!ready) return 'not yet';
    handle(event);
    return 'done';
  }
  if (!anyLayerHas((known) => known.startsWith(`${name} `))) return 'nobody';
  firstKey = { name, at: event.timeStamp };
  return 'done';
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const isElsewhere = isTyping(event.target) || document.querySelector('[role=dialog][aria-modal=true]') !== null;
  const what = isElsewhere ? 'done' : flushing && isKnown(keyName(event)) ? 'not yet' : offer(event);
  // A key that nobody takes may be for a screen that is still on its way. One that comes while others are done waits its turn.
  const until = event.timeStamp + (isComing() ? KEPT_FOR_SCREEN_MS : KEPT_MS);
  early = what === 'done' ? [] : [...early, { event, until }];
  if (!isElsewhere && what !== 'nobody') event.preventDefault();
}

/**
 * Offers what was kept, one key at a time, so that each finds the screen as the one before has left it. A key that nobody takes
 * yet is passed over; one whose screen is not ready holds up those after it.
 */
function offerEarly(): void {
  if (flushing || isTyping(document.activeElement)) return;
  const now = performance.now();
  const longest = isComing() ? Number.POSITIVE_INFINITY : now + KEPT_MS;
  early = early
    .filter(({ until }) => until > now)
    .map(({ event, until }) => ({ event, until: Math.min(until, longest) }));
  for (const { event } of early) {
    const what = offer(event);
    if (what === 'not yet') return;
    if (what === 'nobody') continue;
    early = early.filter((other) => other.event.timeStamp > event.timeStamp);
    flushing = true;
    setTimeout(() => {
      flushing = false;
      offerEarly();
    });
    return;
  }
}

// At once, and not when a screen is mounted: the first keys may be pressed while the page is still being made.
if (typeof window !== 'undefined') {
  window.addEventListener('keydown', onKeyDown);
  window.addEventListener('pointerdown', () => {
    early = [];
  });
}

/**
 * Shortcuts of a screen while it is there. They stay quiet while the user types, and while a dialog or the palette is
 * open. The handlers may be made anew at each render. Keys that come before the screen is `ready` are kept until it is.
 */
export function useKeys(keys: KeyMap, ready = true): void {
  const layer = useRef<Layer>({ keys, ready });
  useEffect(() => {
    layer.current.keys = keys;
    layer.current.ready = ready;
    if (early.length > 0 && layers.has(layer.current)) offerEarly();
  });
  useEffect(() => {
    const mine = layer.current;
    layers.add(mine);
    offerEarly();
    return () => {
      layers.delete(mine);
    };
  }, []);
}

/** For what stands in the place of a screen while its program is fetched: keys that come meanwhile are kept for it. */
export function useScreenComing(): void {
  useEffect(() => {
    fetched += 1;
    return () => {
      fetched -= 1;
    };
  }, []);
}
