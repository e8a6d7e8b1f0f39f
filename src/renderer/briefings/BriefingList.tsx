import { Button, TextInput } from '@mantine/core';
import { IconPresentation, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client, orpc } from '../api/index.ts';
import { undoOf } from '../app/history.ts';
import { go, hrefOf } from '../app/route.ts';
import { PaneBar, PaneBody, Panes } from '../common/Panes.tsx';
import { ThemePill } from '../common/Pill.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../common/States.tsx';
import { tell, tellError } from '../common/toast.tsx';
import styles from './Briefings.module.css';
import { ThemeChoice } from './ThemeChoice.tsx';

export function BriefingList() {
  const { data, error, refetch } = useQuery(orpc.briefings.queryOptions());
  const { data: use } = useQuery(orpc.themesInUse.queryOptions());
  const { data: info } = useQuery(orpc.info.queryOptions());
  const readOnly = info?.readOnly ?? true;
  const themeOf = (slug: string) => use?.themes.find((theme) => theme.slug === slug);

  const remove = async (id: string, name: string) => {
    try {
      tell(`Removed: ${name}`, undoOf(await client.removeBriefing({ id })));
    } catch (failed) {
      tellError(failed);
    }
  };

  return (
    <Panes
      name="briefings"
      label="Briefings"
      right={{
        label: 'New briefing',
        startPx: 420,
        minPx: 300,
        maxPx: 560,
        content: <NewBriefing readOnly={readOnly} />,
      }}
    >
      <PaneBar title="Briefings" />
      <PaneBody>
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <SkeletonRows rows={4} label="Opening the briefings" />
        ) : data.briefings.length === 0 ? (
          <EmptyState icon={<IconPresentation size={28} stroke={1.5} />} title="No briefings yet">
            Name one and choose its themes at the right. Its slides follow from the facts; every claim carries its
            source.
          </EmptyState>
        ) : (
          <ul className={styles.briefings}>
            {data.briefings.map((briefing) => (
              <li key={briefing.id}>
                <a href={hrefOf({ screen: 'briefings', briefingId: briefing.id })}>{briefing.name}</a>
                <span className={styles.pills}>
                  {briefing.themes.map((slug) => (
                    <ThemePill key={slug} name={themeOf(slug)?.name ?? slug} colour={themeOf(slug)?.colour ?? null} />
                  ))}
                </span>
                {!readOnly && (
                  <Button
                    variant="subtle"
                    color="gray"
                    leftSection={<IconTrash size={14} />}
                    aria-label={`Remove the briefing ${briefing.name}`}
                    onClick={() => void remove(briefing.id, briefing.name)}
                  >
                    Remove
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </PaneBody>
    </Panes>
  );
}

function NewBriefing({ readOnly }: { readonly readOnly: boolean }) {
  const [name, setName] = useState('');
  const [themes, setThemes] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const create = async () => {
    setBusy(true);
    try {
      const briefing = await client.createBriefing({ name: name.trim(), themes: [...themes] });
      go({ screen: 'briefings', briefingId: briefing.id });
    } catch (failed) {
      tellError(failed);
      setBusy(false);
    }
  };
  return (
    <>
      <PaneBar title="New briefing" />
      <PaneBody className={styles.form}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!readOnly && name.trim() !== '' && themes.length > 0) void create();
          }}
        >
          <TextInput
            label="Name"
            placeholder="Weekly briefing"
            value={name}
            disabled={readOnly}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <h2 className={styles.heading}>Themes</h2>
          <ThemeChoice chosen={themes} onChange={setThemes} disabled={readOnly} openChosen />
          <div className={styles.submit}>
            <Button
              type="submit"
              fullWidth
              loading={busy}
              disabled={readOnly || name.trim() === '' || themes.length === 0}
            >
              Create
            </Button>
            {readOnly ? (
              <p className={styles.hint}>The library is open for reading only.</p>
            ) : (
              (name.trim() === '' || themes.length === 0) && (
                <p className={styles.hint}>Give it a name and at least one theme.</p>
              )
            )}
          </div>
        </form>
      </PaneBody>
    </>
  );
}
