import { Button, Popover } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { orpc } from '../api/index.ts';
import { countText, numberText } from '../common/format.ts';
import { ErrorState, SkeletonRows } from '../common/States.tsx';
import { leftWords } from './deciding.ts';
import styles from './Inbox.module.css';

/** Accepts all that are ticked, or else all that are listed, once it was shown what will be made of them. */
export function AcceptListed(props: {
  readonly ids: readonly string[];
  readonly isTicked: boolean;
  readonly opened: boolean;
  readonly onOpened: (opened: boolean) => void;
  readonly onAccept: (ids: readonly string[]) => void;
}) {
  const { ids, opened, onOpened } = props;
  const which = props.isTicked ? `${numberText(ids.length)} selected` : `all ${numberText(ids.length)}`;
  return (
    <Popover opened={opened} onChange={onOpened} position="bottom-start" width={320} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button
          className={styles.acceptListed ?? ''}
          size="compact-xs"
          variant="default"
          rightSection={<kbd>⇧A</kbd>}
          aria-expanded={opened}
          onClick={() => onOpened(!opened)}
        >
          Accept {which}…
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="What accepting makes">
        {opened && (
          <Preview
            ids={ids}
            onAccept={() => {
              onOpened(false);
              props.onAccept(ids);
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function Preview({ ids, onAccept }: { readonly ids: readonly string[]; readonly onAccept: () => void }) {
  const { data, error, refetch } = useQuery(orpc.previewAccepting.queryOptions({ input: { ids: [...ids] } }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={3} label="Comparing with the library" />;
  const { added, furthered, leftOpen } = data;
  const accepted = added.length + furthered.length;
  return (
    <div className={styles.preview}>
      <ul>
        <li>{countText(added.length, 'new draft fact')}</li>
        {furthered.length > 0 && (
          <li>
            {countText(furthered.length, 'further piece', 'further pieces')} of evidence for facts in the same words
          </li>
        )}
        {leftWords(leftOpen).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <Button size="xs" disabled={accepted === 0} data-autofocus onClick={onAccept}>
        {accepted === 0 ? 'Nothing to accept' : `Accept ${accepted}`}
      </Button>
    </div>
  );
}
