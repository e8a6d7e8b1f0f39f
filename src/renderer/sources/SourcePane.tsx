import { Anchor, Button, Tabs } from '@mantine/core';
import { IconExternalLink, IconFileOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isExternalAddress } from '../../contract/shell.ts';
import type { Fact } from '../../model/fact.ts';
import { formatName } from '../../model/mediaType.ts';
import { orpc } from '../api/index.ts';
import { hrefOf } from '../app/route.ts';
import { countText, numberText } from '../common/format.ts';
import { PaneBar, PaneBody } from '../common/Panes.tsx';
import { EvidenceStatePill, StancePill, StatusPill } from '../common/Pill.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../common/States.tsx';
import { tellError } from '../common/toast.tsx';
import { shell } from '../shell/index.ts';
import { ReferencesLink } from './references/ReferencesLink.tsx';
import { SourceEditor } from './SourceEditor.tsx';
import styles from './Sources.module.css';
import { type ListedSource, ofOneOrigin, type SourceRow } from './sourceList.ts';

const FACTS_A_STEP = 50;
const MOST_FACTS = 500;

/** One source: its metadata, what rests on it, and its frozen documents. */
export function SourcePane({ row, others }: { readonly row: SourceRow; readonly others: readonly SourceRow[] }) {
  const { source } = row;
  const [newest] = source.documents;
  const address = source.csl.URL && isExternalAddress(source.csl.URL) ? source.csl.URL : null;
  return (
    <>
      <PaneBar>
        <h2 className={`${styles.paneTitle} bw-ellipsis`} title={row.title}>
          {row.title}
        </h2>
        {address && shell.can.openExternally && (
          <Button
            variant="default"
            leftSection={<IconExternalLink size={14} />}
            title={address}
            onClick={() => void shell.openExternal(address).catch(tellError)}
          >
            Original
          </Button>
        )}
        {newest && <ReferencesLink documentId={newest.id} />}
        {newest && (
          <Button component="a" href={readerHref(newest.id)}>
            Read
          </Button>
        )}
      </PaneBar>
      <OneOrigin row={row} others={ofOneOrigin(row, others)} />
      <Tabs
        defaultValue="details"
        keepMounted={false}
        classNames={{ root: styles.tabs ?? '', panel: styles.tabPanel ?? '' }}
      >
        <Tabs.List>
          <Tabs.Tab value="details">Details</Tabs.Tab>
          <Tabs.Tab value="facts">Facts ({numberText(row.facts)})</Tabs.Tab>
          <Tabs.Tab value="documents">Documents ({source.documents.length})</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="details">
          <PaneBody>
            <SourceEditor source={source} others={others} />
          </PaneBody>
        </Tabs.Panel>
        <Tabs.Panel value="facts">
          <PaneBody>
            <RestingFacts source={source} />
          </PaneBody>
        </Tabs.Panel>
        <Tabs.Panel value="documents">
          <PaneBody>
            <Documents source={source} />
          </PaneBody>
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

const MOST_NAMED = 4;

/** The other sources that go back to the same origin: copies and reprints, which corroborate nothing. */
function OneOrigin({ row, others }: { readonly row: SourceRow; readonly others: readonly SourceRow[] }) {
  if (others.length === 0) return null;
  return (
    <div className={styles.origin}>
      <span>One origin with</span>
      {others.slice(0, MOST_NAMED).map(({ source, title, formats }) => (
        <Anchor
          key={source.id}
          size="xs"
          className="bw-ellipsis"
          title={title}
          href={hrefOf({ screen: 'sources', sourceId: source.id })}
        >
          {title === row.title ? formats || source.csl.id : `${title}${formats ? ` (${formats})` : ''}`}
        </Anchor>
      ))}
      {others.length > MOST_NAMED && <span>and {numberText(others.length - MOST_NAMED)} more</span>}
    </div>
  );
}

function readerHref(documentId: string, factId: string | null = null): string {
  return hrefOf({ screen: 'reader', documentId, start: null, end: null, factId });
}

/** What rests on the source: each fact with its evidence from here, and the way to the quote. */
function RestingFacts({ source }: { readonly source: ListedSource }) {
  const [limit, setLimit] = useState(FACTS_A_STEP);
  const { data, error, refetch } = useQuery({
    ...orpc.findFacts.queryOptions({ input: { filter: { sourceIds: [source.id] }, sort: 'newest', limit } }),
    placeholderData: (before) => before,
  });
  const all = hrefOf({ screen: 'library', factId: null, theme: null, sourceId: source.id });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={6} label="Looking for its facts" />;
  if (data.total === 0) {
    return (
      <EmptyState title="Nothing rests on this source yet">
        Open its document, select the words that matter, and keep them as a fact.
      </EmptyState>
    );
  }
  return (
    <>
      <p className={styles.factsHead}>
        {countText(data.total, 'fact')} ·{' '}
        <Anchor href={all} size="xs">
          Show in the library
        </Anchor>
      </p>
      <ul className={styles.facts}>
        {data.facts.map((fact) => (
          <RestingFact key={fact.id} fact={fact} sourceId={source.id} />
        ))}
      </ul>
      {data.total > data.facts.length && limit < MOST_FACTS && (
        <div className={styles.formActions}>
          <Button variant="default" onClick={() => setLimit(Math.min(MOST_FACTS, limit + FACTS_A_STEP))}>
            Show more
          </Button>
        </div>
      )}
    </>
  );
}

function RestingFact({ fact, sourceId }: { readonly fact: Fact; readonly sourceId: string }) {
  const evidence = fact.evidence.filter((one) => one.sourceId === sourceId);
  const anchored = evidence.find((one) => one.state === 'anchored');
  const [first] = evidence;
  return (
    <li>
      <Anchor
        className={styles.factStatement}
        href={hrefOf({ screen: 'library', factId: fact.id, theme: null, sourceId: null })}
      >
        {fact.statement}
      </Anchor>
      <div className={styles.factPills}>
        <StatusPill status={fact.status} />
        {first && <StancePill stance={first.stance} />}
        {first && first.state !== 'anchored' && <EvidenceStatePill state={first.state} />}
        {anchored?.documentId && (
          <Anchor size="xs" href={readerHref(anchored.documentId, fact.id)}>
            To the quote
          </Anchor>
        )}
      </div>
    </li>
  );
}

/** The frozen copies of the text, newest first. */
function Documents({ source }: { readonly source: ListedSource }) {
  if (source.documents.length === 0) {
    return (
      <EmptyState icon={<IconFileOff size={28} stroke={1.5} />} title="The library does not hold its text">
        Import its file, and quotes that wait for it come alive.
      </EmptyState>
    );
  }
  return (
    <ul className={styles.facts}>
      {source.documents.map((held, i) => (
        <li key={held.id}>
          <Anchor href={readerHref(held.id)}>{i === 0 ? 'Newest text' : 'Earlier text'}</Anchor>
          <div className="bw-muted">
            {formatName(held.mediaType)} · {numberText(held.characters)} characters
          </div>
          <code className={styles.hash} title="SHA-256 of the text">
            {held.sha256}
          </code>
        </li>
      ))}
    </ul>
  );
}
