import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Statement } from '../../model/slidePlan.ts';
import styles from './Briefings.module.css';
import { reworded } from './edits.ts';
import type { Edit } from './SlideList.tsx';

/** The words of a fact on slides, to be changed there alone; refused words stay in the field. */
export function WordingEditor({
  statement,
  isReworded,
  edit,
  onClose,
}: {
  readonly statement: Statement;
  readonly isReworded: boolean;
  readonly edit: Edit;
  readonly onClose: () => void;
}) {
  const [draft, setDraft] = useState(statement.text);
  const keep = async (text: string) => {
    if (text.trim() === statement.text || (await edit((edits) => reworded(edits, statement.factId, text)))) onClose();
  };
  return (
    <div>
      <Textarea
        aria-label="Wording on slides"
        description="On slides only; the library's statement stays as it is."
        autosize
        minRows={2}
        autoFocus
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.stopPropagation();
            onClose();
          }
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && draft.trim() !== '') void keep(draft);
        }}
      />
      <div className={styles.factTools}>
        <Button size="compact-xs" onClick={() => void keep(draft)} disabled={draft.trim() === ''}>
          Keep
        </Button>
        <Button size="compact-xs" variant="default" onClick={onClose}>
          Cancel
        </Button>
        {isReworded && (
          <Button size="compact-xs" variant="subtle" onClick={() => void keep('')}>
            The library's words
          </Button>
        )}
      </div>
    </div>
  );
}
