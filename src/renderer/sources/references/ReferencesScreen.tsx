import { Button } from '@mantine/core';
import { IconArrowLeft, IconListDetails } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { sourceName } from '../../../model/source.ts';
import { orpc } from '../../api/index.ts';
import { sourcesOptions } from '../../api/sources.ts';
import { type Command, useCommands } from '../../app/palette.ts';
import { go, type RouteOf } from '../../app/route.ts';
import { countText } from '../../common/format.ts';
import { useKeys } from '../../common/keys.ts';
import { listKeys } from '../../common/listKeys.ts';
import { PaneBar, Panes } from '../../common/Panes.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../common/States.tsx';
import { PasteList } from './PasteList.tsx';
import { ReferenceList } from './ReferenceList.tsx';
import { ReferencePane } from './ReferencePane.tsx';
import styles from './References.module.css';
import { useReferences } from './useReferences.ts';

/** How far Page Up and Page Down go. */
const PAGE_ROWS = 6;

/** A reference list, of a document or pasted: each entry beside its reading; what is ticked becomes sources. */
export function ReferencesScreen({ route }: { readonly route: RouteOf<'references'> }) {
  const { documentId } = route;
  const references = useReferences(documentId);
  const { rows } = references;
  const { data: info } = useQuery(orpc.info.queryOptions());
  const { data: held } = useQuery(sourcesOptions());
  const [at, setAt] = useState<number | null>(null);
  const [isPasting, setPasting] = useState(documentId === null && references.text === '');
  const firstField = useRef<HTMLTextAreaElement>(null);
  const source = held?.sources.find(({ documents }) => documents.some(({ id }) => id === documentId)) ?? null;
  const canAdd = info !== undefined && !info.readOnly && !references.adding;
  const selected = isPasting ? null : (rows[at ?? -1] ?? null);
  const ticked = rows.filter(({ isTicked }) => isTicked).length;
  const open = rows.filter(({ isNew }) => isNew);
  const looks = rows.filter(({ wantsLook }) => wantsLook);

  const moveBy = (steps: number) => {
    const from = at ?? (steps < 0 ? rows.length : -1);
    setAt(Math.max(0, Math.min(rows.length - 1, from + steps)));
  };
  const toggle = () => {
    if (selected?.isNew && canAdd) references.tick([selected.at], !selected.isTicked);
  };
  const toggleAll = () => {
    if (canAdd)
      references.tick(
        open.map((row) => row.at),
        ticked < open.length,
      );
  };
  const nextLook = () => setAt((looks.find((row) => row.at > (at ?? -1)) ?? looks[0])?.at ?? at);
  const add = () => {
    if (canAdd) void references.add();
  };
  const back = () => go({ screen: 'sources', sourceId: source?.id ?? null });
  const edit = () => firstField.current?.focus();
  const stepOut = () => (selected ? setAt(null) : back());
  useKeys({
    ...(!isPasting && {
      ...listKeys({ length: rows.length, rowsInSight: () => PAGE_ROWS, moveBy }),
      ' ': toggle,
      x: toggle,
      a: toggleAll,
      w: nextLook,
      Enter: edit,
      'Mod+Enter': add,
    }),
    Escape: stepOut,
    Backspace: back,
  });
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        id: 'references-back',
        group: 'Go to',
        label: 'Back to the sources',
        keys: 'Esc',
        run: () => go({ screen: 'sources', sourceId: null }),
      },
    ],
    [],
  );
  useCommands('references', commands);

  return (
    <Panes
      name="references"
      label="References"
      right={
        selected && {
          label: 'Reference',
          startPx: 440,
          minPx: 320,
          maxPx: 720,
          content: (
            <ReferencePane
              key={selected.at}
              row={selected}
              documentId={documentId}
              canAdd={canAdd}
              first={firstField}
              onCorrect={(csl) => references.correct(selected.at, csl)}
            />
          ),
        }
      }
    >
      <PaneBar title="References">
        <span className={styles.of} role="status">
          {[
            !isPasting && rows.length > 0 ? countText(rows.length, 'entry', 'entries') : null,
            looks.length > 0 && !isPasting ? `${looks.length} to look at` : null,
            source ? `of ${sourceName(source.csl)}` : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {documentId === null && !isPasting && (
          <Button variant="default" onClick={() => setPasting(true)}>
            Paste another…
          </Button>
        )}
        {!isPasting && open.length > 0 && (
          <>
            <Button variant="default" disabled={!canAdd} onClick={toggleAll} rightSection={<kbd>a</kbd>}>
              {ticked < open.length ? 'Tick all' : 'Untick all'}
            </Button>
            <Button disabled={!canAdd || ticked === 0} loading={references.adding} onClick={add}>
              Add {countText(ticked, 'source')}
            </Button>
          </>
        )}
        <Button variant="subtle" leftSection={<IconArrowLeft size={14} aria-hidden="true" />} onClick={back}>
          Sources
        </Button>
      </PaneBar>
      {isPasting ? (
        <PasteList
          text={references.text}
          onRead={(text) => {
            references.paste(text);
            setPasting(false);
          }}
        />
      ) : references.error ? (
        <ErrorState error={references.error} onRetry={() => void references.refetch()} />
      ) : references.isReading ? (
        <SkeletonRows rows={10} label="Reading the list" />
      ) : rows.length === 0 ? (
        <EmptyState icon={<IconListDetails size={28} stroke={1.5} />} title="No references found">
          {documentId === null
            ? 'Nothing in what was pasted reads like an entry of a reference list.'
            : 'The document has no reference list. One that it prints elsewhere can be pasted.'}
        </EmptyState>
      ) : (
        <>
          {references.leftOut > 0 && (
            <p className={styles.leftOut}>
              The list is longer: {countText(references.leftOut, 'entry', 'entries')} more are not shown. Paste the rest
              by itself.
            </p>
          )}
          <ReferenceList
            rows={rows}
            selected={selected?.at ?? null}
            canAdd={canAdd}
            onSelect={setAt}
            onTick={(place, isTicked) => references.tick([place], isTicked)}
          />
        </>
      )}
    </Panes>
  );
}
