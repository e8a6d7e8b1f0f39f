import { ActionIcon, Button, Popover, Select, TextInput, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconSearch, IconUser } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sourceName } from '../../model/source.ts';
import { client, orpc } from '../api/index.ts';
import { go, hrefOf } from '../app/route.ts';
import { countText } from '../common/format.ts';
import { PaneBar } from '../common/Panes.tsx';
import { RatingPill } from '../common/Pill.tsx';
import { tell, tellError } from '../common/toast.tsx';
import { authorsOf, issuedOf } from '../sources/cslWords.ts';
import { ReferencesLink } from '../sources/references/ReferencesLink.tsx';
import styles from './Reader.module.css';
import type { Reading } from './Reader.tsx';

/** The head of the reader: the way back, what is read, who annotates, find. */
export function ReaderBar(props: {
  readonly reading: Reading;
  readonly authorName: string | null;
  readonly canEdit: boolean;
  readonly onFind: () => void;
  readonly onBack: () => void;
}) {
  const { document: held, source } = props.reading;
  const byline = [authorsOf(source.csl), issuedOf(source.csl)].filter(Boolean).join(' · ');
  return (
    <PaneBar>
      <Tooltip label="Back (Esc)">
        <ActionIcon aria-label="Back" onClick={props.onBack}>
          <IconArrowLeft size={18} />
        </ActionIcon>
      </Tooltip>
      <h1 className="bw-ellipsis" title={sourceName(source.csl)}>
        {sourceName(source.csl)}
      </h1>
      <RatingPill reliability={source.reliability} />
      <span className={`${styles.byline} bw-ellipsis`}>{byline}</span>
      {source.documents.length > 1 && (
        <Select
          aria-label="Version of the document"
          w={170}
          allowDeselect={false}
          data={source.documents.map(({ id, sha256 }, i) => ({
            value: id,
            label: i === 0 ? `Newest (${sha256.slice(0, 8)})` : `Older (${sha256.slice(0, 8)})`,
          }))}
          value={held.id}
          onChange={(documentId) =>
            documentId && go({ screen: 'reader', documentId, start: null, end: null, factId: null })
          }
        />
      )}
      <ReferencesLink documentId={held.id} />
      <Proposals documentId={held.id} />
      <Button
        component="a"
        variant="default"
        className={styles.keep}
        href={hrefOf({ screen: 'sources', sourceId: source.id })}
      >
        Source
      </Button>
      {props.canEdit && <AuthorName name={props.authorName} />}
      <Tooltip label="Find in this document (Ctrl+F)">
        <ActionIcon aria-label="Find in this document" onClick={props.onFind}>
          <IconSearch size={18} />
        </ActionIcon>
      </Tooltip>
    </PaneBar>
  );
}

/** The way to what the document seems to state and nobody has decided yet. */
function Proposals({ documentId }: { readonly documentId: string }) {
  const { data } = useQuery(orpc.suggestions.queryOptions({ input: { documentId, limit: 1 } }));
  if (!data || data.total === 0) return null;
  return (
    <Button
      component="a"
      variant="light"
      className={styles.keep}
      href={hrefOf({ screen: 'inbox', documentId, proposalId: null })}
    >
      {countText(data.total, 'proposal')}
    </Button>
  );
}

/** The name that new annotations carry. */
function AuthorName({ name }: { readonly name: string | null }) {
  const queries = useQueryClient();
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState(name ?? '');
  const save = async () => {
    try {
      await client.setAuthorName({ name: typed.trim() });
      await queries.invalidateQueries({ queryKey: orpc.authorName.key() });
      setOpened(false);
      tell(`New annotations carry the name ${typed.trim()}.`);
    } catch (error) {
      tellError(error);
    }
  };
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus position="bottom-end">
      <Popover.Target>
        <Button
          variant="default"
          className={styles.keep}
          leftSection={<IconUser size={14} />}
          onClick={() => {
            setTyped(name ?? '');
            setOpened((before) => !before);
          }}
        >
          {name ?? 'Your name'}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={styles.editor}
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.trim() !== '') void save();
          }}
        >
          <TextInput
            label="Name on your annotations"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            data-autofocus
          />
          <Button type="submit" disabled={typed.trim() === ''}>
            Save
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
