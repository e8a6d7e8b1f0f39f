import { Button, Menu } from '@mantine/core';
import { IconCheck, IconClock, IconInbox, IconX } from '@tabler/icons-react';
import { countText } from '../common/format.ts';
import { dayIn } from './deciding.ts';
import styles from './Inbox.module.css';

const SNOOZES: readonly { readonly label: string; readonly until: () => string | null }[] = [
  { label: 'Until tomorrow', until: () => dayIn(1) },
  { label: 'For a week', until: () => dayIn(7) },
  { label: 'Until the document changes', until: () => null },
];

/** What can be decided of the proposal under the cursor, or of all that are ticked. */
export function CardActions(props: {
  /** How many are ticked; 0 is the one under the cursor. */
  readonly ticked: number;
  readonly isOpen: boolean;
  readonly snoozing: boolean;
  readonly onSnoozing: (opened: boolean) => void;
  readonly onAccept: () => void;
  readonly onReject: () => void;
  readonly onSnooze: (until: string | null) => void;
  readonly onPutBack: () => void;
}) {
  const { ticked } = props;
  return (
    <fieldset className={styles.actions} aria-label={ticked > 0 ? countText(ticked, 'proposal') : 'This proposal'}>
      <Button
        leftSection={<IconCheck size={15} aria-hidden="true" />}
        rightSection={<kbd>a</kbd>}
        onClick={props.onAccept}
      >
        {ticked > 0 ? `Accept ${ticked}` : 'Accept'}
      </Button>
      {props.isOpen ? (
        <>
          <Button
            variant="default"
            leftSection={<IconX size={15} aria-hidden="true" />}
            rightSection={<kbd>r</kbd>}
            onClick={props.onReject}
          >
            {ticked > 0 ? `Reject ${ticked}` : 'Reject'}
          </Button>
          <Menu opened={props.snoozing} onChange={props.onSnoozing} position="bottom-end" returnFocus>
            <Menu.Target>
              <Button
                variant="default"
                leftSection={<IconClock size={15} aria-hidden="true" />}
                rightSection={<kbd>s</kbd>}
              >
                Snooze
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {SNOOZES.map(({ label, until }) => (
                <Menu.Item key={label} onClick={() => props.onSnooze(until())}>
                  {label}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </>
      ) : (
        <Button
          variant="default"
          leftSection={<IconInbox size={15} aria-hidden="true" />}
          rightSection={<kbd>p</kbd>}
          onClick={props.onPutBack}
        >
          Put back
        </Button>
      )}
    </fieldset>
  );
}
