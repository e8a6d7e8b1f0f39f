import { useEffect, useRef } from 'react';

/** Handlers by key: `j`, `Shift+j`, `?`, `ArrowDown`, `Shift+ArrowDown`, `Mod+z` (Ctrl, or Cmd on a Mac), `Mod+Shift+z`. */
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

/** A key that came before its screen was there is kept for so long, and done when the screen is. */
const KEPT_MS = 3000;

/** Screens are mounted before the frame around them, so theirs come first. */
const layers = new Set<Layer>();
let early: readonly KeyboardEvent[] = [];
let flushing = false;

function offer(event: KeyboardEvent): 'done' | 'not yet' | 'nobody' {
  const name = keyName(event);
  if (!isForScreens(name, event.target)) return 'nobody';
  for (const { keys, ready } of layers) {
    const handle = keys[name];
    if (!handle) continue;
    if (!ready) return 'not yet';
    handle(event);
    return 'done';
  }
  return 'nobody';
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const isElsewhere = isTyping(event.target) || document.querySelector('[role=dialog][aria-modal=true]') !== null;
  const what = isElsewhere ? 'done' : offer(event);
  // A key that nobody takes may be for a screen that is still on its way.
  early = what === 'done' ? [] : [...early, event];
  if (!isElsewhere && what !== 'nobody') event.preventDefault();
}

/** Offers what was kept, one key at a time, so that each finds the screen as the one before has left it. */
function offerEarly(): void {
  if (flushing) return;
  const oldest = performance.now() - KEPT_MS;
  early = early.filter((event) => event.timeStamp > oldest);
  const [first, ...rest] = early;
  if (!first || isTyping(document.activeElement)) return;
  if (offer(first) !== 'done') return;
  early = rest;
  flushing = true;
  setTimeout(() => {
    flushing = false;
    offerEarly();
  });
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
    if (early.length > 0) offerEarly();
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
