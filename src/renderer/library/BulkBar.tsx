import { ActionIcon, Button, Menu, Popover, Tooltip } from '@mantine/core';
import { IconChevronUp, IconX } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { FACT_STATUSES } from '../../model/fact.ts';
import { orpc } from '../api/index.ts';
import { countText } from '../common/format.ts';
import { MarkingPill, StatusPill, ThemeDot } from '../common/Pill.tsx';
import styles from './BulkBar.module.css';
import { type BulkChange, changeFacts, mergeFacts } from './changes.ts';
import { DeckWarning, decksAtStake } from './DeckWarning.tsx';
import type { Lists } from './lists.ts';
import { Relate } from './Relate.tsx';

/** The most facts that can be merged at once: more than that are no duplicates. */
const MERGE_MOST = 10;
/** Up to this many selected facts are asked for the decks that carry them. */
const ASK_DECKS_MOST = 25;

/** What can be done with the selected facts together. */
export function BulkBar(props: {
  readonly ids: readonly string[];
  readonly lists: Lists;
  readonly onMerged: (keep: string) => void;
  readonly onClear: () => void;
}) {
  const { ids, lists } = props;
  const asked = ids.length <= ASK_DECKS_MOST ? ids : [];
  const details = useQueries({ queries: asked.map((id) => orpc.fact.queryOptions({ input: { id } })) });
  const decks = [
    ...new Map(details.flatMap(({ data }) => decksAtStake(data?.decks ?? [])).map((deck) => [deck.id, deck])).values(),
  ];
  const change = (what: BulkChange) => void changeFacts(ids, what);
  const chevron = <IconChevronUp size={14} aria-hidden="true" />;
  return (
    <section className={styles.bar} aria-label="Selected facts">
      {!lists.readOnly && decks.length > 0 && (
        <div className={styles.warning}>
          <DeckWarning decks={decks} />
        </div>
      )}
      <strong role="status">{countText(ids.length, 'fact')} selected</strong>
      {!lists.readOnly && (
        <>
          <Popover position="top-start" trapFocus width={280}>
            <Popover.Target>
              <Button variant="default" rightSection={chevron}>
                Themes
              </Button>
            </Popover.Target>
            <Popover.Dropdown aria-label="Themes of the selected facts">
              <div className={styles.themes}>
                {lists.themes.map(({ slug, name, colour }) => (
                  <div key={slug} className={styles.theme}>
                    <span className={styles.name}>
                      <ThemeDot colour={colour} />
                      <span className="bw-ellipsis">{name}</span>
                    </span>
                    <Button
                      size="compact-xs"
                      variant="light"
                      aria-label={`Add ${name}`}
                      onClick={() => change({ addThemes: [slug] })}
                    >
                      Add
                    </Button>
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={`Take away ${name}`}
                      onClick={() => change({ removeThemes: [slug] })}
                    >
                      Take away
                    </Button>
                  </div>
                ))}
              </div>
            </Popover.Dropdown>
          </Popover>
          <Menu position="top-start">
            <Menu.Target>
              <Button variant="default" rightSection={chevron}>
                Status
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {FACT_STATUSES.map((status) => (
                <Menu.Item key={status} onClick={() => change({ status })}>
                  <StatusPill status={status} />
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          <Menu position="top-start">
            <Menu.Target>
              <Button variant="default" rightSection={chevron}>
                Marking
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {lists.markings.map((marking) => (
                <Menu.Item key={marking.label} onClick={() => change({ marking: marking.label })}>
                  <MarkingPill label={marking.label} colours={marking} />
                </Menu.Item>
              ))}
              <Menu.Item onClick={() => change({ marking: null })}>Default of the library</Menu.Item>
            </Menu.Dropdown>
          </Menu>
          {ids.length === 2 && <Relate ids={ids} />}
          {ids.length > 1 && ids.length <= MERGE_MOST && <Merge ids={ids} onMerged={props.onMerged} />}
        </>
      )}
      <Tooltip label="Clear selection (Esc)">
        <ActionIcon className={styles.push} aria-label="Clear selection" onClick={props.onClear}>
          <IconX size={16} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
    </section>
  );
}

/** Merging duplicates: one is kept and takes the evidence of the others. */
function Merge({ ids, onMerged }: { readonly ids: readonly string[]; readonly onMerged: (keep: string) => void }) {
  const [opened, setOpened] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const details = useQueries({
    queries: ids.map((id) => ({ ...orpc.fact.queryOptions({ input: { id } }), enabled: opened })),
  });
  const facts = details.flatMap(({ data }) => (data ? [data.fact] : []));
  const keep = chosen !== null && ids.includes(chosen) ? chosen : (ids[0] ?? '');
  const merge = async () => {
    const others = ids.filter((id) => id !== keep);
    if (await mergeFacts(keep, others)) {
      setOpened(false);
      onMerged(keep);
    }
  };
  return (
    <Popover position="top-start" trapFocus width={420} opened={opened} onChange={setOpened}>
      <Popover.Target>
        <Button variant="default" onClick={() => setOpened(!opened)}>
          Merge…
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Merge facts">
        <div className={styles.merge}>
          <p>Which statement stays? It takes the evidence and themes of the others, which are retired.</p>
          <div className={styles.choices} role="radiogroup" aria-label="The fact that stays">
            {facts.map((fact) => (
              <label key={fact.id} className={styles.choice}>
                <input type="radio" name="keep" checked={fact.id === keep} onChange={() => setChosen(fact.id)} />
                <span>
                  {fact.statement}{' '}
                  <span className="bw-muted">({countText(fact.evidence.length, 'piece')} of evidence)</span>
                </span>
              </label>
            ))}
          </div>
          <Button onClick={() => void merge()} disabled={facts.length !== ids.length}>
            Merge {countText(ids.length, 'fact')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
