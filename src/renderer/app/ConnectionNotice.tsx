import { Button } from '@mantine/core';
import { IconLock, IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { orpc, useConnection } from '../api/index.ts';
import styles from './App.module.css';

/** How often it is asked whether the file of the library still stands where it was: nothing tells of that by itself. */
const LOOK_EVERY_MS = 3000;

/** What is wrong with the library itself, above every screen: the connection is gone, or the file can only be read. */
export function ConnectionNotice() {
  const connection = useConnection();
  const { data: info } = useQuery(orpc.info.queryOptions({ refetchInterval: LOOK_EVERY_MS }));
  if (connection.state !== 'open') {
    return (
      <div className={styles.notice} role="alert">
        <IconPlugConnectedX size={16} aria-hidden="true" />
        <span>
          {connection.state === 'gone'
            ? 'The library is not answering. What was saved is kept.'
            : 'Connecting to the library…'}
        </span>
        {connection.state === 'gone' && (
          <Button size="compact-xs" variant="default" onClick={connection.retry}>
            Connect again
          </Button>
        )}
      </div>
    );
  }
  if (!info?.readOnly && !info?.warnings.length) return null;
  return (
    <div className={styles.notice} role="status">
      <IconLock size={16} aria-hidden="true" />
      <span>{[...(info.readOnly ? ['This library can only be read here.'] : []), ...info.warnings].join(' ')}</span>
    </div>
  );
}
