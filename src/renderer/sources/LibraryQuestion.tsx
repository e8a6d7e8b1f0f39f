import { Button, Group, Modal } from '@mantine/core';
import { IconArrowsJoin, IconFolderOpen } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { orpc } from '../api/index.ts';
import { countText } from '../common/format.ts';
import { shell } from '../shell/index.ts';
import { useLibraryQuestion } from './askingLibrary.ts';
import styles from './MergedLibrary.module.css';

/** Asks what a library that was dropped or picked is for. */
export function LibraryQuestion() {
  const question = useLibraryQuestion();
  const { data: info } = useQuery(orpc.info.queryOptions());
  const { names, answer } = question ?? { names: [], answer: () => undefined };
  const what = names.length === 1 ? `“${names[0]}”` : countText(names.length, 'library', 'libraries');
  return (
    <Modal
      opened={question !== null}
      onClose={() => answer(null)}
      title={`${what} ${names.length === 1 ? 'is a Briefwright library' : 'were given'}`}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Leave it out' }}
    >
      <p className={styles.question}>
        Merging brings its facts, sources, documents, notes and briefings into <strong>{info?.name}</strong>. What is
        here already stays one; a fact that both have changed comes in beside yours. One undo takes all of it back, and
        the other file stays as it is.
      </p>
      {!shell.can.openLibrary && (
        <p className={styles.question}>
          If it is open in another window, close it there first: what was not yet written to the file would be missing.
          To open it by itself, start Briefwright with it.
        </p>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="subtle" onClick={() => answer(null)}>
          Leave it out
        </Button>
        {shell.can.openLibrary && (
          <Button
            variant="default"
            leftSection={<IconFolderOpen size={15} aria-hidden="true" />}
            onClick={() => answer('open')}
          >
            Open it
          </Button>
        )}
        <Button
          data-autofocus
          leftSection={<IconArrowsJoin size={15} aria-hidden="true" />}
          onClick={() => answer('merge')}
        >
          Merge into this library
        </Button>
      </Group>
    </Modal>
  );
}
