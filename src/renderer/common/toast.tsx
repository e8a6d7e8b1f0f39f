import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { describeError, type ErrorWords } from './errors.ts';
import { MESSAGE_MS } from './messageTimes.ts';

/** The message that stands now: the next one takes its place, so that messages never pile up over the screen. */
let standing: string | null = null;

/** Says what happened. `onUndo` offers to take back this very change (`undoOf`); `action` offers a next step. */
export function tell(
  message: string,
  options: {
    readonly onUndo?: (() => void) | undefined;
    readonly action?: { readonly label: string; readonly run: () => void } | undefined;
  } = {},
): void {
  const id = crypto.randomUUID();
  if (standing !== null) notifications.hide(standing);
  standing = id;
  let isTaken = false;
  const offer = options.action ?? (options.onUndo && { label: 'Undo', run: options.onUndo });
  notifications.show({
    id,
    withBorder: true,
    autoClose: offer ? MESSAGE_MS.offer : MESSAGE_MS.plain,
    closeButtonProps: { 'aria-label': 'Close message' },
    message: offer ? (
      <span style={{ display: 'flex', alignItems: 'center', gap: '0.75rem' }}>
        <span>{message}</span>
        <Button
          size="compact-xs"
          variant="light"
          style={{ flex: 'none' }}
          onClick={() => {
            notifications.hide(id);
            // A message that is on its way out can still be pressed: what it offers is done once.
            if (!isTaken) offer.run();
            isTaken = true;
          }}
        >
          {offer.label}
        </Button>
      </span>
    ) : (
      message
    ),
  });
}

/** Says what went wrong, and what to do. */
export function tellError(error: unknown): void {
  tellRefusal(describeError(error));
}

export function tellRefusal({ message, hint }: ErrorWords): void {
  notifications.show({
    withBorder: true,
    color: 'red',
    title: message,
    message: hint ?? '',
    autoClose: MESSAGE_MS.refusal,
    closeButtonProps: { 'aria-label': 'Close message' },
  });
}
