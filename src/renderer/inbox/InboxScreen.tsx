import { Button } from '@mantine/core';
import { IconBook, IconInbox } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { orpc, queryClient } from '../api/index.ts';
import { stepBack } from '../app/history.ts';
import { type Command, useCommands, useSameCommands } from '../app/palette.ts';
import { go, hrefOf, type RouteOf } from '../app/route.ts';
import { countText, numberText } from '../common/format.ts';
import { isTyping, useKeys } from '../common/keys.ts';
import { useLastingJob } from '../common/lastingJob.ts';
import { listKeys } from '../common/listKeys.ts';
import { PaneBar, PaneBody, Panes } from '../common/Panes.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../common/States.tsx';
import { useLists } from '../library/lists.ts';
import { marksOptions, textOptions } from '../reader/readingQueries.ts';
import { AcceptListed } from './AcceptListed.tsx';
import { CardActions } from './CardActions.tsx';
import * as deciding from './deciding.ts';
import { useEdits } from './edits.ts';
import styles from './Inbox.module.css';
import { ListHead } from './ListHead.tsx';
import { lookForFacts, lookingJob } from './looking.ts';
import { NOT_NARROWED } from './narrowedBy.ts';
import { FIELDS, ProposalCard } from './ProposalCard.tsx';
import { ProposalList } from './ProposalList.tsx';
import type { ListedProposal, Offer, Proposal } from './proposals.ts';
import { QuoteInPlace } from './QuoteInPlace.tsx';
import { useTriage } from './useTriage.ts';

/** How far Page Up and Page Down go. */
const PAGE_ROWS = 8;

/** What documents seem to state, one after another: its words in place, the fact that it would become, and what is decided. */
export function InboxScreen({ route }: { readonly route: RouteOf<'inbox'> }) {
  const lists = useLists();
  const list = useRef<HTMLDivElement>(null);
  const focusList = () => list.current?.querySelector<HTMLElement>('[role=grid]')?.focus({ preventScroll: true });
  const triage = useTriage(route, () => {
    if (!isTyping(document.activeElement)) focusList();
  });
  const edits = useEdits();
  const job = useLastingJob(lookingJob);
  const [snoozing, setSnoozing] = useState(false);
  const [previewing, setPreviewing] = useState(false);
  const [narrowing, setNarrowing] = useState(false);
  const { data, error, refetch } = triage.list;
  const { current, ticked, view } = triage;
  const canDecide = lists.info !== undefined && !lists.readOnly;
  const proposal = data?.suggestions.find(({ id }) => id === current) ?? null;
  const those = ticked.length > 0 ? ticked : current === null ? [] : [current];
  const isOpen = view.state === 'open';
  const nextProposal = data?.suggestions.find(({ id }) => id === triage.next) ?? null;
  usePrefetched(nextProposal);

  /** `change` gives the ids that are decided, null where it failed. */
  const decide = async (ids: readonly string[], change: () => Promise<readonly string[] | null>) => {
    if (!canDecide) return;
    setSnoozing(false);
    // What has the focus in the card goes with it; the buttons of the bar stay.
    if (document.activeElement?.closest(`.${styles.actions}`) == null) focusList();
    edits.letGo(await triage.decide(ids, change));
  };
  const decideAll = (change: (ids: readonly string[]) => Promise<boolean>) =>
    void decide(those, async () => ((await change(those)) ? those : null));
  const acceptOne = (offer: Offer | null) => {
    if (current === null) return;
    const to = offer && { kind: offer.kind, factId: offer.factId };
    void decide([current], async () =>
      (await deciding.accept(current, edits.of(current) ?? {}, to)) ? [current] : null,
    );
  };
  const accept = () => {
    if (ticked.length > 0) acceptMany(those);
    else acceptOne(null);
  };
  const acceptMany = (ids: readonly string[]) => void decide(ids, () => deciding.acceptMany(ids, edits.of));
  /** What is offered first of a kind: the very fact, or the one that is contradicted. */
  const acceptOffer = (kind: Offer['kind']) => {
    const key = orpc.suggestion.queryKey({ input: { id: current ?? '' } });
    const offer = queryClient.getQueryData<Proposal>(key)?.links.find((link) => link.kind === kind);
    if (offer && ticked.length === 0) acceptOne(offer);
  };
  const reject = () => decideAll(deciding.reject);
  const snooze = (until: string | null) => decideAll((ids) => deciding.snooze(ids, until));
  const putBack = () => decideAll(deciding.putBack);
  const goTo = (field: keyof typeof FIELDS) => {
    const box = document.getElementById(FIELDS[field]);
    box?.focus();
    if (box instanceof HTMLTextAreaElement) box.setSelectionRange(box.value.length, box.value.length);
    else if (box instanceof HTMLInputElement) box.select();
  };
  const edit = () => goTo('statement');
  const read = () => {
    if (!proposal) return;
    const { documentId, start, end } = proposal;
    go({ screen: 'reader', documentId, start, end, factId: null });
  };
  const look = () => {
    if (canDecide && (data?.unread ?? 0) > 0) void lookForFacts();
  };
  const tick = () => {
    if (current !== null && canDecide) triage.tick(current);
  };

  useKeys(
    {
      ...listKeys({ length: triage.count, rowsInSight: () => PAGE_ROWS, moveBy: triage.moveBy, selects: true }),
      a: accept,
      'Shift+a': () => {
        if (canDecide && isOpen && triage.count > 1) setPreviewing(true);
      },
      f: () => acceptOffer('further-evidence'),
      c: () => acceptOffer('contradiction'),
      e: edit,
      Enter: edit,
      d: () => goTo('eventDate'),
      t: () => goTo('themes'),
      r: () => {
        if (isOpen) reject();
      },
      s: () => {
        if (isOpen && canDecide && those.length > 0) setSnoozing(true);
      },
      p: () => {
        if (!isOpen) putBack();
      },
      x: tick,
      ' ': tick,
      'Mod+a': triage.tickAll,
      z: () => void stepBack(),
      o: read,
      l: look,
      '/': () => setNarrowing(true),
      Escape: triage.untick,
    },
    data !== undefined,
  );
  const commands = useSameCommands([
    ...(canDecide && proposal
      ? ([
          { id: 'inbox-accept', group: 'Inbox', label: 'Accept the proposal', keys: 'a', run: accept },
          { id: 'inbox-edit', group: 'Inbox', label: 'Edit the proposal', keys: 'e', run: edit },
          ...(isOpen
            ? [
                { id: 'inbox-reject', group: 'Inbox', label: 'Reject the proposal', keys: 'r', run: reject },
                {
                  id: 'inbox-snooze',
                  group: 'Inbox',
                  label: 'Snooze the proposal',
                  keys: 's',
                  run: () => setSnoozing(true),
                },
              ]
            : []),
          { id: 'inbox-read', group: 'Inbox', label: 'Read its document', keys: 'o', run: read },
        ] satisfies Command[])
      : []),
    ...(canDecide && (data?.unread ?? 0) > 0
      ? [{ id: 'inbox-look', group: 'Inbox', label: 'Look for facts', keys: 'l', run: look }]
      : []),
  ]);
  useCommands('inbox', commands);

  return (
    <Panes
      name="inbox"
      label="Document"
      left={{
        label: 'List of proposals',
        startPx: 330,
        minPx: 260,
        maxPx: 520,
        content: (
          <div className={styles.side} ref={list}>
            <PaneBar title="Inbox">
              <span className={styles.count} role="status">
                {data &&
                  (data.total > triage.count
                    ? `${numberText(triage.count)} of ${countText(data.total, 'proposal')}`
                    : countText(data.total, 'proposal'))}
              </span>
              {canDecide && isOpen && triage.count > 1 && (
                <AcceptListed
                  ids={ticked.length > 0 ? ticked : triage.listed}
                  isTicked={ticked.length > 0}
                  opened={previewing}
                  onOpened={setPreviewing}
                  onAccept={acceptMany}
                />
              )}
            </PaneBar>
            <ListHead
              triage={triage}
              lists={lists}
              documentId={route.documentId}
              job={job}
              canDecide={canDecide}
              narrowing={narrowing}
              onNarrowing={setNarrowing}
            />
            {error ? (
              <ErrorState error={error} onRetry={() => void refetch()} />
            ) : !data ? (
              <SkeletonRows rows={10} label="Opening the inbox" />
            ) : (
              triage.count > 0 && (
                <ProposalList
                  triage={triage}
                  lists={lists}
                  canDecide={canDecide}
                  isEdited={(id) => edits.of(id) !== null}
                />
              )
            )}
          </div>
        ),
      }}
      right={
        proposal && current !== null
          ? {
              label: 'Proposal',
              startPx: 400,
              minPx: 320,
              maxPx: 640,
              content: (
                <>
                  <PaneBar>
                    {canDecide && (
                      <CardActions
                        ticked={ticked.length}
                        isOpen={isOpen}
                        snoozing={snoozing}
                        onSnoozing={setSnoozing}
                        onAccept={accept}
                        onReject={reject}
                        onSnooze={snooze}
                        onPutBack={putBack}
                      />
                    )}
                  </PaneBar>
                  <PaneBody className={styles.card}>
                    <ProposalCard
                      id={current}
                      edits={edits.of(current)}
                      lists={lists}
                      canDecide={canDecide}
                      onEdit={(patch) => edits.edit(current, patch)}
                      onUnedit={() => edits.letGo([current])}
                      onAccept={acceptOne}
                      onLeave={focusList}
                    />
                  </PaneBody>
                </>
              ),
            }
          : null
      }
    >
      {proposal ? (
        <>
          <PaneBar>
            <h1 className={`${styles.title} bw-ellipsis`}>{lists.nameOfSource.get(proposal.sourceId) ?? 'Document'}</h1>
            <Button
              component="a"
              href={hrefOf({
                screen: 'reader',
                documentId: proposal.documentId,
                start: proposal.start,
                end: proposal.end,
                factId: null,
              })}
              variant="subtle"
              leftSection={<IconBook size={15} aria-hidden="true" />}
              rightSection={<kbd>o</kbd>}
              style={{ flex: 'none' }}
            >
              Reader
            </Button>
          </PaneBar>
          <QuoteInPlace
            key={proposal.documentId}
            documentId={proposal.documentId}
            proposals={data?.suggestions.filter(({ documentId }) => documentId === proposal.documentId) ?? []}
            current={proposal}
            onShow={triage.show}
          />
        </>
      ) : (
        data && (
          <Nothing
            view={view.state}
            isNarrowed={triage.isNarrowed}
            unread={canDecide && job.progress === null ? data.unread : 0}
            hasDocuments={(lists.info?.documents ?? 0) > 0}
            onAll={() => {
              triage.setView(NOT_NARROWED);
              triage.showDocument(null);
            }}
          />
        )
      )}
    </Panes>
  );
}

/** Reads the proposal that comes up next, and its document, so that it is there at once. */
function usePrefetched(next: ListedProposal | null): void {
  const { id, documentId } = next ?? {};
  useEffect(() => {
    if (id !== undefined) void queryClient.prefetchQuery(orpc.suggestion.queryOptions({ input: { id } }));
    if (documentId === undefined) return;
    void queryClient.prefetchQuery(textOptions(documentId));
    void queryClient.prefetchQuery(marksOptions(documentId));
  }, [id, documentId]);
}

/** What stands where no proposal is listed: why, and what to do. */
function Nothing(props: {
  readonly view: 'open' | 'snoozed' | 'rejected';
  readonly isNarrowed: boolean;
  readonly unread: number;
  readonly hasDocuments: boolean;
  readonly onAll: () => void;
}) {
  const icon = <IconInbox size={28} stroke={1.5} />;
  if (props.isNarrowed) {
    return (
      <EmptyState icon={icon} title="Nothing here fits" actions={<Button onClick={props.onAll}>Show all</Button>}>
        No proposal is of all that you narrowed the list by.
      </EmptyState>
    );
  }
  if (props.view !== 'open') return <EmptyState icon={icon} title={`Nothing is ${props.view}`} />;
  if (props.unread > 0) {
    return (
      <EmptyState
        icon={icon}
        title="No proposals yet"
        actions={<Button onClick={() => void lookForFacts()}>Look for facts</Button>}
      >
        {countText(props.unread, 'document')} of the library can be looked through. Nothing leaves this machine.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={icon}
      title={props.hasDocuments ? 'All is decided' : 'Nothing to decide yet'}
      actions={
        <Button component="a" href={hrefOf({ screen: 'sources', sourceId: null })} variant="default">
          {props.hasDocuments ? 'To the sources' : 'Import articles'}
        </Button>
      }
    >
      Facts that an imported document seems to state are proposed here, each with its exact words.
    </EmptyState>
  );
}
