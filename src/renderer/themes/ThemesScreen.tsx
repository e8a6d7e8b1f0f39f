import { closestCenter, DndContext, KeyboardSensor, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { Button, ColorInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { STARTING_THEMES } from '../../model/theme.ts';
import { client, orpc } from '../api/index.ts';
import type { RouteOf } from '../app/route.ts';
import { PaneBar, PaneBody, Panes } from '../common/Panes.tsx';
import { ErrorState, SkeletonRows } from '../common/States.tsx';
import { did } from '../library/changes.ts';
import { ThemeRow } from './ThemeRow.tsx';
import styles from './Themes.module.css';
import { ThemeWords } from './ThemeWords.tsx';

/** Makes one change of the themes and says what it was, with a way to take it back. Where nothing was changed, nothing is said. */
const change = (work: Promise<{ readonly label: string; readonly operation: number | null }>): Promise<boolean> =>
  did(work, ({ label, operation }) => (operation === null ? null : label));

/** The themes in the order of decks, with what each holds; made, renamed, coloured, merged and moved here. */
export function ThemesScreen(_props: { readonly route: RouteOf<'themes'> }) {
  const { data, error, refetch } = useQuery(orpc.themesInUse.queryOptions());
  const { data: info } = useQuery(orpc.info.queryOptions());
  const readOnly = info?.readOnly ?? true;
  /** The order while the library is being told of it, so that nothing jumps back. */
  const [pending, setPending] = useState<readonly string[] | null>(null);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const themes = data?.themes ?? [];
  const slugs = pending ?? themes.map((theme) => theme.slug);
  const shown = slugs.flatMap((slug) => themes.find((theme) => theme.slug === slug) ?? []);
  const missing = themes.filter((theme) => !slugs.includes(theme.slug));

  const move = async (slug: string, to: number) => {
    const next = shown.map((theme) => theme.slug).filter((one) => one !== slug);
    next.splice(to, 0, slug);
    setPending(next);
    await change(client.orderThemes({ slugs: next }));
    await refetch();
    setPending(null);
  };

  return (
    <Panes
      name="themes"
      label="Themes"
      right={{
        label: 'New theme',
        startPx: 300,
        minPx: 240,
        maxPx: 420,
        content: (
          <NewTheme readOnly={readOnly}>
            <ThemeWords
              nameOf={(slug) => themes.find((theme) => theme.slug === slug)?.name ?? slug}
              readOnly={readOnly}
              change={change}
            />
          </NewTheme>
        ),
      }}
    >
      <PaneBar title="Themes" />
      <PaneBody>
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <SkeletonRows rows={9} label="Reading the themes" />
        ) : (
          <DndContext
            sensors={sensors}
            collisionDetection={closestCenter}
            onDragEnd={({ active, over }) => {
              if (!over || active.id === over.id) return;
              void move(String(active.id), slugs.indexOf(String(over.id)));
            }}
          >
            <SortableContext items={[...slugs]} strategy={verticalListSortingStrategy}>
              <ol className={styles.themes} aria-label="Themes">
                {[...shown, ...missing].map((theme, place) => (
                  <ThemeRow
                    key={theme.slug}
                    theme={theme}
                    place={place}
                    others={themes.filter((other) => other.slug !== theme.slug)}
                    readOnly={readOnly}
                    onMove={(to) => void move(theme.slug, to)}
                    change={change}
                  />
                ))}
              </ol>
            </SortableContext>
          </DndContext>
        )}
      </PaneBody>
    </Panes>
  );
}

function NewTheme({ readOnly, children }: { readonly readOnly: boolean; readonly children: ReactNode }) {
  const [name, setName] = useState('');
  const [colour, setColour] = useState('#0B6E99');
  const [busy, setBusy] = useState(false);
  const valid = name.trim() !== '' && /^#[0-9A-Fa-f]{6}$/.test(colour);
  const create = async () => {
    setBusy(true);
    if (await change(client.createTheme({ name: name.trim(), colour: colour.slice(1) }))) setName('');
    setBusy(false);
  };
  return (
    <>
      <PaneBar title="New theme" />
      <PaneBody>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (valid && !readOnly && !busy) void create();
          }}
        >
          <TextInput
            label="Name"
            value={name}
            disabled={readOnly}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <ColorInput
            label="Colour"
            size="xs"
            format="hex"
            withEyeDropper={false}
            value={colour}
            disabled={readOnly}
            swatches={STARTING_THEMES.map((theme) => `#${theme.colour}`)}
            onChange={setColour}
          />
          <Button type="submit" disabled={!valid || readOnly}>
            Create
          </Button>
          <p className={styles.hint}>Facts can have many themes; the first is the section that they stand in.</p>
        </form>
        {children}
      </PaneBody>
    </>
  );
}
