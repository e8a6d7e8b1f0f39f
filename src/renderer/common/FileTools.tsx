import { Button } from '@mantine/core';
import { IconDownload, IconExternalLink, IconFolderOpen } from '@tabler/icons-react';
import { shell } from '../shell/index.ts';
import { tellError } from './toast.tsx';

const attempt = (work: Promise<unknown>) => void work.catch(tellError);

/** What this window can do with a file that was written: show it in its folder, open it, hand out a copy. */
export function FileTools({ file, canOpen = true }: { readonly file: string; readonly canOpen?: boolean }) {
  return (
    <>
      {shell.can.revealInFolder && (
        <Button
          variant="default"
          leftSection={<IconFolderOpen size={14} />}
          onClick={() => attempt(shell.reveal(file))}
        >
          Show in folder
        </Button>
      )}
      {canOpen && shell.can.openFile && (
        <Button
          variant="default"
          leftSection={<IconExternalLink size={14} />}
          onClick={() => attempt(shell.open(file))}
        >
          Open
        </Button>
      )}
      {shell.can.download && (
        <Button
          variant="default"
          leftSection={<IconDownload size={14} />}
          onClick={() => attempt(shell.download(file))}
        >
          Download
        </Button>
      )}
    </>
  );
}
