import { Dropzone } from '@mantine/dropzone';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { orpc } from '../api/index.ts';
import { isTyping } from '../common/keys.ts';
import { tell } from '../common/toast.tsx';
import { shell } from '../shell/index.ts';
import { importFiles, useImporting } from '../sources/importing.ts';
import styles from './App.module.css';
import { withoutFoldersOfPages } from './droppedFiles.ts';
import { go } from './route.ts';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** A browser opens what is dropped on a page in its place: everything but words dropped into a field is kept from that. */
function keepThePage(event: DragEvent): void {
  if (event.defaultPrevented || isTyping(event.target)) return;
  event.preventDefault();
  if (event.dataTransfer && !hasFiles(event)) event.dataTransfer.dropEffect = 'none';
}

/** Files dropped anywhere on the window are imported; while that cannot be, the window says why. */
export function DropToImport() {
  const { data: info } = useQuery(orpc.info.queryOptions());
  const { progress } = useImporting();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const listeners = {
      // At once: what is dropped next must meet the overlay, not the screen under it.
      dragenter: (event: DragEvent) => hasFiles(event) && flushSync(() => setOver(true)),
      // Without a next element the files have left the window, or were let go with Escape.
      dragleave: (event: DragEvent) => event.relatedTarget === null && setOver(false),
      dragover: keepThePage,
      drop: (event: DragEvent) => {
        keepThePage(event);
        setOver(false);
      },
    };
    const all = Object.entries(listeners) as [keyof typeof listeners, (event: DragEvent) => void][];
    for (const [type, listener] of all) window.addEventListener(type, listener);
    return () => {
      for (const [type, listener] of all) window.removeEventListener(type, listener);
    };
  }, []);

  const whyNot = info?.readOnly
    ? 'This library can only be read here: nothing can be imported.'
    : progress
      ? 'An import is under way: drop these files when it is done.'
      : null;
  const onDrop = async (dropped: File[]) => {
    if (whyNot !== null) return tell(whyNot);
    const files = withoutFoldersOfPages(dropped);
    if (files.length === 0) return tell('There is no file in what was dropped.');
    const wasEmpty = info?.sources === 0;
    const came = await importFiles((handing) => shell.droppedFiles(files, handing));
    if (wasEmpty && came > 0) go({ screen: 'sources', sourceId: null });
  };
  if (!over) return null;
  return (
    <Dropzone
      className={styles.drop ?? ''}
      classNames={{ inner: styles.dropWords ?? '' }}
      activateOnClick={false}
      onDrop={(files) => void onDrop(files)}
    >
      {whyNot ?? 'Drop the files to import them'}
    </Dropzone>
  );
}
