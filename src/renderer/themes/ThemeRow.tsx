import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ActionIcon, ColorInput, Menu, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowMerge, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import { useRef } from 'react';
import { STARTING_THEMES } from '../../model/theme.ts';
import { client } from '../api/index.ts';
import { hrefOf } from '../app/route.ts';
import { countText, sourcesText, yearsInWords } from '../common/format.ts';
import { useDraft } from '../common/useDraft.ts';
import styles from './Themes.module.css';

export interface ThemeUse {
  readonly slug: string;
  readonly name: string;
  readonly colour: string;
  readonly facts: number;
  readonly sources: number;
  readonly origins: number;
  readonly first: string | null;
  readonly last: string | null;
}

/** One theme: its colour and name, which are changed in place, what it holds, and its place among the others. */
export function ThemeRow(props: {
  readonly theme: ThemeUse;
  readonly place: number;
  readonly others: readonly ThemeUse[];
  readonly readOnly: boolean;
  readonly onMove: (to: number) => void;
  readonly change: (work: Promise<{ readonly label: string; readonly operation: number | null }>) => Promise<boolean>;
}) {
  const { theme, place, others, readOnly, onMove, change } = props;
  const { slug } = theme;
  const name = useDraft(
    theme.name,
    async (text) => text.trim() === '' || change(client.updateTheme({ slug, name: text.trim() })),
  );
  // What is no whole colour is let go when the field is left: here, and not by the field, whose own mending (`fixOnBlur`) writes a
  // colour anew whenever it is left.
  const colour = useDraft(
    `#${theme.colour}`,
    async (text) => !/^#[0-9a-f]{6}$/i.test(text) || change(client.updateTheme({ slug, colour: text.slice(1) })),
  );
  /** A colour that is picked is kept at once. One that is typed may be half of one yet, #123 of #123456, which the field tells as #112233. */
  const cameBy = useRef<'typing now' | 'typing' | 'picking'>('picking');
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: slug,
    disabled: readOnly,
  });
  const { role: _, 'aria-roledescription': __, ...described } = attributes;

  return (
    <li
      ref={setNodeRef}
      className={`${styles.row} ${isDragging ? styles.dragging : ''}`}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      {!readOnly && (
        <ActionIcon
          ref={setActivatorNodeRef}
          size="sm"
          className={styles.grip}
          {...described}
          {...listeners}
          aria-label={`Move ${theme.name}`}
        >
          <IconGripVertical size={14} />
        </ActionIcon>
      )}
      <ColorInput
        size="xs"
        className={styles.colour}
        aria-label={`Colour of ${theme.name}`}
        format="hex"
        value={colour.text}
        disabled={readOnly}
        swatches={STARTING_THEMES.map((one) => `#${one.colour}`)}
        withEyeDropper={false}
        fixOnBlur={false}
        onInput={() => {
          cameBy.current = 'typing now';
        }}
        onChange={(text) => {
          cameBy.current = cameBy.current === 'typing now' ? 'typing' : 'picking';
          colour.write(text);
        }}
        onChangeEnd={(picked) => {
          if (cameBy.current !== 'picking') return;
          colour.write(picked);
          void colour.commit();
        }}
        onBlur={() => void colour.commit()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void colour.commit();
          if (event.key === 'Escape') colour.abandon();
        }}
      />
      <TextInput
        className={styles.name}
        aria-label={`Name of ${theme.name}`}
        value={name.text}
        disabled={readOnly}
        onChange={(event) => name.write(event.currentTarget.value)}
        onBlur={() => void name.commit()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void name.commit();
          if (event.key === 'Escape') name.abandon();
        }}
      />
      <a
        className={styles.count}
        href={hrefOf({ screen: 'library', factId: null, theme: slug, sourceId: null })}
        aria-label={`${countText(theme.facts, 'fact')} of ${theme.name}`}
      >
        {countText(theme.facts, 'fact')}
      </a>
      <span className={styles.count}>{sourcesText(theme)}</span>
      <span className={styles.dates}>
        {theme.first && theme.last ? yearsInWords(theme.first, theme.last) : 'nothing dated'}
      </span>
      {!readOnly && (
        <span className={styles.tools}>
          <ActionIcon
            size="sm"
            aria-label={`Move ${theme.name} up`}
            disabled={place === 0}
            onClick={() => onMove(place - 1)}
          >
            <IconArrowUp size={14} />
          </ActionIcon>
          <ActionIcon
            size="sm"
            aria-label={`Move ${theme.name} down`}
            disabled={place === others.length}
            onClick={() => onMove(place + 1)}
          >
            <IconArrowDown size={14} />
          </ActionIcon>
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon
                size="sm"
                aria-label={`Merge ${theme.name} into another theme`}
                disabled={others.length === 0}
              >
                <IconArrowMerge size={14} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>Merge into</Menu.Label>
              {others.map((other) => (
                <Menu.Item
                  key={other.slug}
                  onClick={() => void change(client.mergeThemes({ from: slug, into: other.slug }))}
                >
                  {other.name}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </span>
      )}
    </li>
  );
}
