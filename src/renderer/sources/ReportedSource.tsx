import { Anchor, Button } from '@mantine/core';
import { useState } from 'react';
import { hrefOf } from '../app/route.ts';
import { authorsOf, issuedOf } from './cslWords.ts';
import { PublishedAsk } from './PublishedAsk.tsx';
import styles from './Sources.module.css';
import type { ListedSource } from './sourceList.ts';
import { kindsWith } from './workKinds.ts';

const FIELDS = [
  { field: 'title', name: 'title' },
  { field: 'author', name: 'author' },
  { field: 'issued', name: 'date' },
  { field: 'language', name: 'language' },
] as const;

/** What a file that came in was read as, with where each field was found; what is wrong is corrected a click from here. */
export function ReportedSource({ source, canEdit }: { readonly source: ListedSource; readonly canEdit: boolean }) {
  const [asking, setAsking] = useState(false);
  const { csl, foundIn } = source;
  const missing = FIELDS.filter(({ field }) => csl[field] === undefined).map(({ name }) => name);
  const parts: readonly (readonly [string, string])[] = [
    ['title', csl.title ?? ''],
    ['author', authorsOf(csl)],
    ['issued', issuedOf(csl)],
    ['language', csl.language ?? ''],
    ['type', kindsWith(csl.type).find(({ value }) => value === csl.type)?.label ?? csl.type],
  ];
  return (
    <div>
      {parts
        .filter(([, value]) => value !== '')
        .map(([field, value], i) => (
          <span key={field} title={foundIn[field] ? `Found in: ${foundIn[field]}` : undefined}>
            {i > 0 && ' · '}
            {value}
          </span>
        ))}
      {missing.length > 0 && <span className={styles.missing}> · no {missing.join(', ')}</span>}{' '}
      {canEdit && (
        <Anchor size="xs" underline="always" href={hrefOf({ screen: 'sources', sourceId: source.id })}>
          Correct
        </Anchor>
      )}
      {foundIn.issued && <div className="bw-muted">Date found in: {foundIn.issued}</div>}
      {canEdit && csl.issued === undefined && !asking && (
        <Button className={styles.giveDate ?? ''} size="compact-xs" variant="light" onClick={() => setAsking(true)}>
          Give its date
        </Button>
      )}
      {canEdit && csl.issued === undefined && asking && <PublishedAsk source={source} />}
    </div>
  );
}
