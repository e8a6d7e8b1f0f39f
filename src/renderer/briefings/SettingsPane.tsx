import { Select, Switch, TextInput } from '@mantine/core';
import type { Briefing } from '../../model/briefing.ts';
import styles from './Briefings.module.css';
import { DraftField } from './DraftField.tsx';
import { ThemeChoice } from './ThemeChoice.tsx';
import type { BriefingPatch } from './useBriefing.ts';
import { DESIGNS, STYLES } from './words.ts';

const NO_CEILING = 'No ceiling';

/** What the whole deck follows: its themes, titles, limits and look. */
export function SettingsPane({
  briefing,
  update,
  readOnly,
  markings,
}: {
  readonly briefing: Briefing;
  readonly update: (change: (now: Briefing) => BriefingPatch) => Promise<boolean>;
  readonly readOnly: boolean;
  readonly markings: readonly { readonly label: string }[];
}) {
  const set = (patch: BriefingPatch) => update(() => patch);
  return (
    <div className={styles.form}>
      <DraftField
        label="Name"
        value={briefing.name}
        disabled={readOnly}
        onCommit={async (name) => name.trim() === '' || set({ name: name.trim() })}
      />
      <DraftField
        label="Title of the deck"
        value={briefing.title ?? ''}
        placeholder="Drawn from the themes"
        disabled={readOnly}
        onCommit={(title) => set({ title: title.trim() || null })}
      />
      <DraftField
        label="Audience"
        value={briefing.audience ?? ''}
        placeholder="Named on the title slide"
        disabled={readOnly}
        onCommit={(audience) => set({ audience: audience.trim() || null })}
      />
      <Select
        label="Marking, at most"
        description="What is marked stricter stays out of slides, notes and provenance."
        disabled={readOnly}
        allowDeselect={false}
        value={briefing.marking ?? NO_CEILING}
        data={[NO_CEILING, ...markings.map(({ label }) => label)]}
        onChange={(label) => void set({ marking: label === NO_CEILING ? null : label })}
      />
      <Select
        label="Citation style"
        disabled={readOnly}
        allowDeselect={false}
        value={briefing.style}
        data={STYLES}
        onChange={(style) => style && void set({ style })}
      />
      <Select
        label="Design"
        disabled={readOnly}
        allowDeselect={false}
        value={briefing.design}
        data={DESIGNS}
        onChange={(design) => design && void set({ design })}
      />
      <TextInput
        type="date"
        label="Information as of"
        description="Empty: the day of the export."
        disabled={readOnly}
        key={briefing.asOf ?? 'none'}
        defaultValue={briefing.asOf ?? ''}
        onBlur={(event) => {
          const asOf = event.currentTarget.value || null;
          if (asOf !== briefing.asOf) void set({ asOf });
        }}
      />
      <Switch
        label="Handout: without notes, ratings and provenance"
        checked={briefing.handout}
        disabled={readOnly}
        onChange={(event) => void set({ handout: event.currentTarget.checked })}
      />
      <section>
        <h2 className={styles.heading}>Themes</h2>
        <ThemeChoice chosen={briefing.themes} disabled={readOnly} onChange={(themes) => void set({ themes })} />
      </section>
    </div>
  );
}
