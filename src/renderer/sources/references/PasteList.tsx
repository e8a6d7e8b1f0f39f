import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import styles from './References.module.css';

/** Where a reference list is pasted. */
export function PasteList({ text, onRead }: { readonly text: string; readonly onRead: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  const read = () => {
    if (typed.trim() !== '') onRead(typed);
  };
  return (
    <form
      className={styles.paste}
      onSubmit={(event) => {
        event.preventDefault();
        read();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        read();
      }}
    >
      <Textarea
        label="Reference list"
        description="Paste a bibliography in any of the usual styles: APA, MLA, Chicago, Harvard, IEEE, Vancouver, ISO 690."
        autosize
        minRows={8}
        maxRows={24}
        data-autofocus
        autoFocus
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className={styles.actions}>
        <Button type="submit" disabled={typed.trim() === ''}>
          Read the list
        </Button>
      </div>
    </form>
  );
}
