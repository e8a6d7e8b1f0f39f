import { Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type RefObject, useMemo, useRef, useState } from 'react';
import type { Fact } from '../../model/fact.ts';
import type { PlannedSlide } from '../../model/slidePlan.ts';
import { orpc } from '../api/index.ts';
import { countText } from '../common/format.ts';
import { ThemePill } from '../common/Pill.tsx';
import { ErrorState, SkeletonRows } from '../common/States.tsx';
import styles from './Briefings.module.css';
import { CandidateFact } from './CandidateFact.tsx';
import { factsOf, isContent, placed, takesFacts } from './edits.ts';
import type { Edit } from './SlideList.tsx';

const TYPING_MS = 120;
const ALL_THEMES = 'All themes';

/** A fact that may go onto the slide, or the reason why it cannot. */
interface Candidate {
  readonly fact: Fact;
  readonly why: string | null;
}

/**
 * Facts for the chosen slide: those that wait for a place, or what a search of the whole library finds, of other themes too.
 * What can never reach the deck is shown with its reason.
 */
export function AddFactsPane(props: {
  readonly briefingId: string;
  readonly tray: readonly Fact[];
  readonly slide: PlannedSlide | undefined;
  readonly slides: readonly PlannedSlide[];
  /** `slide 7`: what a slide is called by its place in the deck. */
  readonly placeOf: (slideId: string) => string;
  readonly readOnly: boolean;
  readonly edit: Edit;
  readonly searchRef: RefObject<HTMLInputElement | null>;
}) {
  const { briefingId, tray, slide, slides, placeOf, readOnly, edit, searchRef } = props;
  const [query, setQuery] = useState('');
  const [theme, setTheme] = useState<string | null>(null);
  const [settled] = useDebouncedValue(query.trim(), TYPING_MS);
  const searching = settled !== '' || theme !== null;
  const list = useRef<HTMLUListElement>(null);
  const { data: use } = useQuery(orpc.themesInUse.queryOptions());
  const found = useQuery({
    ...orpc.candidateFacts.queryOptions({
      input: { briefingId, query: settled, themes: theme === null ? [] : [theme] },
    }),
    enabled: searching,
    placeholderData: keepPreviousData,
  });
  const standing = useMemo(() => placesOf(slides, placeOf), [slides, placeOf]);
  const onto = slide && takesFacts(slide) ? slide : null;
  const onSlide = useMemo(() => new Set(onto ? factsOf(onto).map(({ factId }) => factId) : []), [onto]);
  const put = (factId: string) => {
    if (onto && !readOnly) void edit((edits) => placed(edits, onto, factId), `Put on ${placeOf(onto.id)}`);
  };
  const waiting: readonly Candidate[] = tray.map((fact) => ({ fact, why: null }));
  const shown: readonly Candidate[] = searching ? ((found.data?.facts ?? []) as readonly Candidate[]) : waiting;

  const focusButton = (from: Element | null, by: 1 | -1) => {
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>('button[data-put]:not(:disabled)') ?? [])];
    const at = from === null ? -1 : buttons.indexOf(from as HTMLButtonElement);
    if (by === -1 && at <= 0) searchRef.current?.focus();
    else buttons[at + by]?.focus();
  };
  const onListKey = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    focusButton(document.activeElement, event.key === 'ArrowDown' ? 1 : -1);
  };
  return (
    <div className={styles.form}>
      <TextInput
        ref={searchRef}
        label="Find a fact in the library"
        placeholder="Words of the statement or its quotes"
        leftSection={<IconSearch size={15} aria-hidden="true" />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            focusButton(null, 1);
          }
          // What stands there until the search has answered was found by other words.
          if (event.key === 'Enter' && query.trim() === settled && !found.isPlaceholderData) {
            const first = shown.find(({ fact, why }) => why === null && !onSlide.has(fact.id));
            if (first) put(first.fact.id);
          }
          if (event.key === 'Escape' && query !== '') {
            event.stopPropagation();
            setQuery('');
          }
        }}
      />
      <Select
        aria-label="Of which theme"
        value={theme ?? ALL_THEMES}
        allowDeselect={false}
        data={[
          ALL_THEMES,
          ...(use?.themes ?? []).map(({ slug, name, facts }) => ({ value: slug, label: `${name} (${facts})` })),
        ]}
        onChange={(value) => setTheme(value === ALL_THEMES ? null : value)}
      />
      <p className={styles.hint} role="status">
        {onto ? `Onto ${placeOf(onto.id)}. ` : 'Choose a slide of a section, or that of key judgements. '}
        {searching
          ? found.data && `${found.data.totalIsExact ? '' : 'About '}${countText(found.data.total, 'fact')} found.`
          : tray.length > 0 && `${countText(tray.length, 'fact waits', 'facts wait')} for a place.`}
      </p>
      {found.error && searching ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : searching && !found.data ? (
        <SkeletonRows rows={5} label="Searching the library" />
      ) : shown.length === 0 ? (
        <p className={styles.hint}>
          {searching
            ? 'No fact has these words. Try fewer, or all themes.'
            : 'Nothing waits. New facts come here when their slide was arranged by hand or is locked, and so do facts that you take off a slide.'}
        </p>
      ) : (
        <ul ref={list} className={styles.facts} aria-label={searching ? 'Found' : 'Waiting'} onKeyDown={onListKey}>
          {shown.map(({ fact, why }) => (
            <CandidateFact
              key={fact.id}
              fact={fact}
              why={why}
              action={wordOf(fact.id)}
              disabled={onto === null || readOnly || why !== null || onSlide.has(fact.id)}
              mayDrag={!readOnly && why === null}
              onPut={() => put(fact.id)}
            >
              {searching && fact.themes.slice(0, 2).map((slug) => <ThemeName key={slug} slug={slug} />)}
              <span className={styles.stands}>{searching && standing.get(fact.id)}</span>
            </CandidateFact>
          ))}
        </ul>
      )}
    </div>
  );

  function wordOf(factId: string): string {
    if (onSlide.has(factId)) return 'On the slide';
    return searching && standing.has(factId) && onto && isContent(onto) ? 'Move to the slide' : 'Place on the slide';
  }
}

function ThemeName({ slug }: { readonly slug: string }) {
  const { data } = useQuery(orpc.themesInUse.queryOptions());
  const theme = data?.themes.find((one) => one.slug === slug);
  return <ThemePill name={theme?.name ?? slug} colour={theme?.colour ?? null} />;
}

/** On which slide of a section each fact stands, in words. */
function placesOf(slides: readonly PlannedSlide[], placeOf: (slideId: string) => string): ReadonlyMap<string, string> {
  return new Map(
    slides
      .filter(isContent)
      .flatMap((slide) => factsOf(slide).map(({ factId }) => [factId, `on ${placeOf(slide.id)}`] as const)),
  );
}
