import { FACT_STATUSES } from '../../model/fact.ts';
import { type Command, useCommands, useSameCommands } from '../app/palette.ts';
import { go } from '../app/route.ts';
import { countText } from '../common/format.ts';
import { changeFacts } from './changes.ts';
import { NO_FILTER, narrowedBy } from './filter.ts';
import type { Lists } from './lists.ts';
import type { SavedView } from './savedViews.ts';
import type { useLibraryView } from './useLibraryView.ts';

/** What the palette offers while the library is shown: finding, showing, and changing what is selected. */
export function useLibraryCommands(props: {
  readonly view: ReturnType<typeof useLibraryView>;
  readonly lists: Lists;
  readonly views: readonly SavedView[];
  /** The fact under the cursor. */
  readonly active: string | null;
  /** The facts that a change would be of. */
  readonly subject: readonly string[];
  readonly isBegun: boolean;
  readonly search: () => void;
  readonly selectAll: () => void;
  readonly add: () => void;
  readonly edit: () => void;
}): void {
  const { view, lists, views, active, subject } = props;
  const commands: readonly Command[] = [
    { id: 'search', group: 'Library', label: 'Search facts', keys: '/', run: props.search },
    {
      id: 'all',
      group: 'Library',
      label: 'Select all facts found',
      keys: 'Ctrl+A',
      run: props.selectAll,
    },
    {
      id: 'duplicates',
      group: 'Library',
      label: 'Find duplicates',
      keys: 'd',
      run: () => go({ screen: 'duplicates' }),
    },
    {
      id: 'contradictions',
      group: 'Library',
      label: 'Find contradictions',
      keys: 'c',
      run: () => go({ screen: 'contradictions' }),
    },
    ...(narrowedBy(view.filter) > 0
      ? [
          {
            id: 'unfilter',
            group: 'Library',
            label: 'Clear filters',
            run: () => view.setFilter({ ...NO_FILTER, query: view.filter.query }),
          },
        ]
      : []),
    ...lists.themes.map(({ slug, name }) => ({
      id: `theme-${slug}`,
      group: 'Show',
      label: `Facts of ${name}`,
      run: () => view.setFilter({ ...NO_FILTER, themes: [slug] }),
    })),
    ...views.map((saved) => ({
      id: `view-${saved.name}`,
      group: 'Show',
      label: `View: ${saved.name}`,
      run: () => view.show(saved),
    })),
    ...(lists.readOnly
      ? []
      : [
          {
            id: 'new-fact',
            group: 'Facts',
            label: props.isBegun ? 'Go on with the new fact' : 'New fact',
            keys: 'n',
            run: props.add,
          },
        ]),
    ...(active && !lists.readOnly
      ? [{ id: 'edit', group: 'Facts', label: 'Edit the statement', keys: 'e', run: props.edit }]
      : []),
    ...(subject.length > 0 && !lists.readOnly
      ? FACT_STATUSES.map((status) => ({
          id: `status-${status}`,
          group: 'Facts',
          label: `Set status to ${status}`,
          description: countText(subject.length, 'fact'),
          run: () => void changeFacts(subject, { status }),
        }))
      : []),
  ];
  useCommands('library', useSameCommands(commands));
}
