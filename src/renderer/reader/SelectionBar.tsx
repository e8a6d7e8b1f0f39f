import { Button } from '@mantine/core';
import { IconFileText, IconHighlight, IconLink, IconMessage } from '@tabler/icons-react';
import styles from './Reader.module.css';

/** What can be done with the selected words, beside them. Places are CSS pixels in the text's own box. */
export function SelectionBar(props: {
  readonly topPx: number;
  readonly leftPx: number;
  readonly onHighlight: () => void;
  readonly onComment: () => void;
  readonly onEvidence: () => void;
  readonly onFact: () => void;
}) {
  return (
    <div
      role="toolbar"
      aria-label="Selected words"
      className={styles.selectionBar}
      style={{ top: props.topPx, left: props.leftPx }}
      // The selection must outlive the press of a button.
      onPointerDown={(event) => event.preventDefault()}
    >
      <Button variant="subtle" leftSection={<IconHighlight size={15} />} onClick={props.onHighlight}>
        Highlight <kbd>h</kbd>
      </Button>
      <Button variant="subtle" leftSection={<IconMessage size={15} />} onClick={props.onComment}>
        Comment <kbd>c</kbd>
      </Button>
      <Button variant="subtle" leftSection={<IconLink size={15} />} onClick={props.onEvidence}>
        Evidence <kbd>e</kbd>
      </Button>
      <Button variant="filled" leftSection={<IconFileText size={15} />} onClick={props.onFact}>
        New fact <kbd>f</kbd>
      </Button>
    </div>
  );
}
