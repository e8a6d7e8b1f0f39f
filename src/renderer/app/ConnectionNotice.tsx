import { Button } from '@mantine/core';
import { IconLock, IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import type { z } from 'zod';
import type { infoSchema } from '../../contract/screens.ts';
import { orpc, useConnection } from '../api/index.ts';
import { describeError } from '../common/errors.ts';
import { tell } from '../common/toast.tsx';
import styles from './App.module.css';

/** How often it is asked whether the file of the library still stands where it was: nothing tells of that by itself. */
const LOOK_EVERY_MS = 3000;

/** What is wrong with the library itself, above every screen: the connection is gone, or the file can only be read. */
export function ConnectionNotice() {
  const { state, fault, retry } = useConnection();
  const { data: info } = useQuery(orpc.info.queryOptions({ refetchInterval: LOOK_EVERY_MS }));
  const wasGone = useRef(false);
  useEffect(() => {
    if (state === 'open' && wasGone.current) tell('The library is open again, with all that was saved.');
    wasGone.current = state === 'gone';
  }, [state]);

  if (state === 'connecting') return <Notice role="alert">Connecting to the library…</Notice>;
  if (state === 'gone') {
    return (
      <Notice role="alert" icon={<IconPlugConnectedX size={16} aria-hidden="true" />}>
        {fault === null ? (
          'The library is not answering. What was saved is kept; it is opened again by itself.'
        ) : (
          <Words {...describeError(fault)} />
        )}
        <Button size="compact-xs" variant="default" onClick={retry}>
          Connect again
        </Button>
      </Notice>
    );
  }
  if (!info?.readOnly && !info?.warnings.length) return null;
  return (
    <Notice role="status" icon={<IconLock size={16} aria-hidden="true" />}>
      {info.readOnly && <ReadOnlyWords fault={info.fault} />}
      {info.warnings.join(' ')}
      {info.fault?.code === 'DISK_FULL' && (
        <Button component="a" href="#/file" size="compact-xs" variant="default">
          Back up elsewhere…
        </Button>
      )}
    </Notice>
  );
}

function ReadOnlyWords({ fault }: { readonly fault: z.output<typeof infoSchema>['fault'] }) {
  if (fault === null) return <span>This library can only be read here: nothing in it can be changed.</span>;
  if (fault.code !== 'LIBRARY_READ_ONLY') return <Words {...fault} />;
  return <Words message="This library can only be read here." hint={fault.hint} />;
}

function Words({ message, hint }: { readonly message: string; readonly hint: string | null }) {
  return (
    <span>
      <strong>{message}</strong> {hint}
    </span>
  );
}

function Notice(props: { readonly role: 'alert' | 'status'; readonly icon?: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={styles.notice} role={props.role}>
      {props.icon}
      {props.children}
    </div>
  );
}
