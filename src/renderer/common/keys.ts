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

/**
 * Shortcuts of a screen while it is there. They stay quiet while the user types, and while a dialog or the palette is
 * open. The handlers may be made anew at each render.
 */
export function useKeys(keys: KeyMap): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isTyping(event.target)) return;
      if (document.querySelector('[role=dialog][aria-modal=true]')) return;
      const handle = latest.current[keyName(event)];
      if (!handle) return;
      event.preventDefault();
      handle(event);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
