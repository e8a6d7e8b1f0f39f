import { ActionIcon, Button, Menu, Textarea } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconExternalLink, IconPencil, IconTransfer, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { PlannedSlide, Statement } from '../../model/slidePlan.ts';
import { go } from '../app/route.ts';
import styles from './Briefings.module.css';
import { hasList, placed, reworded, withFacts } from './edits.ts';
import type { Edit } from './SlideList.tsx';

/** One fact on a slide: its words there, its place, and the ways to another slide or off this one. */
export function SlideFact(props: {
  readonly statement: Statement;
  readonly place: number;
  readonly facts: readonly Statement[];
  readonly slide: PlannedSlide;
  /** Slides that it may be moved to. */
  readonly targets: readonly PlannedSlide[];
  readonly wording: string | undefined;
  readonly readOnly: boolean;
  readonly edit: Edit;
}) {
  const { statement, place, facts, slide, targets, wording, readOnly, edit } = props;
  const { factId } = statement;
  const [draft, setDraft] = useState<string | null>(null);
  const ids = facts.map((one) => one.factId);
  const reorder = (by: 1 | -1) => {
    const next = ids.filter((id) => id !== factId);
    next.splice(place + by, 0, factId);
    void edit((edits) => withFacts(edits, slide.id, next));
  };
  const keep = async (text: string) => {
    const kept = text.trim() === statement.text || (await edit((edits) => reworded(edits, factId, text)));
    if (kept) setDraft(null);
  };
  const mayOrder = hasList(slide) && slide.kind !== 'comparison' && slide.kind !== 'gaps' && !readOnly;
  return (
    <li className={styles.fact}>
      {draft === null ? (
        <p>
          {statement.text}
          {wording !== undefined && <em className={styles.own}> · your wording</em>}
        </p>
      ) : (
        <div>
          <Textarea
            aria-label="Wording on slides"
            description="On slides only; the library's statement stays as it is."
            autosize
            minRows={2}
            autoFocus
            value={draft}
            onChange={(event) => setDraft(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setDraft(null);
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void keep(draft);
            }}
          />
          <div className={styles.factTools}>
            <Button size="compact-xs" onClick={() => void keep(draft)} disabled={draft.trim() === ''}>
              Keep
            </Button>
            <Button size="compact-xs" variant="default" onClick={() => setDraft(null)}>
              Cancel
            </Button>
            {wording !== undefined && (
              <Button size="compact-xs" variant="subtle" onClick={() => void keep('')}>
                The library's words
              </Button>
            )}
          </div>
        </div>
      )}
      {draft === null && (
        <div className={styles.factTools}>
          {mayOrder && (
            <>
              <ActionIcon size="sm" aria-label="Move up" disabled={place === 0} onClick={() => reorder(-1)}>
                <IconArrowUp size={14} />
              </ActionIcon>
              <ActionIcon
                size="sm"
                aria-label="Move down"
                disabled={place === ids.length - 1}
                onClick={() => reorder(1)}
              >
                <IconArrowDown size={14} />
              </ActionIcon>
            </>
          )}
          {!readOnly && (
            <ActionIcon size="sm" aria-label="Reword on slides" onClick={() => setDraft(statement.text)}>
              <IconPencil size={14} />
            </ActionIcon>
          )}
          {!readOnly && targets.length > 0 && (
            <Menu position="bottom-end" withinPortal>
              <Menu.Target>
                <ActionIcon size="sm" aria-label="Move to another slide">
                  <IconTransfer size={14} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown className={styles.menu}>
                {targets.map((target) => (
                  <Menu.Item key={target.id} onClick={() => void edit((edits) => placed(edits, target, factId))}>
                    {target.heading}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
          <ActionIcon
            size="sm"
            aria-label="Show in the library"
            onClick={() => go({ screen: 'library', factId, theme: null, sourceId: null })}
          >
            <IconExternalLink size={14} />
          </ActionIcon>
          {hasList(slide) && !readOnly && (
            <ActionIcon
              size="sm"
              aria-label="Take off the slide"
              onClick={() =>
                void edit((edits) =>
                  withFacts(
                    edits,
                    slide.id,
                    ids.filter((id) => id !== factId),
                  ),
                )
              }
            >
              <IconX size={14} />
            </ActionIcon>
          )}
        </div>
      )}
    </li>
  );
}
