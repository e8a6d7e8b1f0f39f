import { IconAlertTriangle, IconArchive, IconCheck, IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { EvidenceState, FactStatus, Stance } from '../../model/fact.ts';
import { CREDIBILITY, type Credibility, RELIABILITY, type Reliability, ratingText, TLP } from '../../model/scales.ts';
import styles from './Pill.module.css';

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'plain';

/** A word with a colour that means something; the word says it too. */
export function Pill(props: {
  readonly tone: Tone;
  readonly title?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <span className={`${styles.pill} ${styles[props.tone]}`} title={props.title}>
      {props.children}
    </span>
  );
}

const STATUS: Record<FactStatus, { readonly tone: Tone; readonly icon: typeof IconCheck }> = {
  draft: { tone: 'plain', icon: IconPencil },
  verified: { tone: 'good', icon: IconCheck },
  disputed: { tone: 'warn', icon: IconAlertTriangle },
  retired: { tone: 'plain', icon: IconArchive },
};

export function StatusPill({ status }: { readonly status: FactStatus }) {
  const { tone, icon: Icon } = STATUS[status];
  return (
    <Pill tone={tone}>
      <Icon size={12} aria-hidden="true" />
      {status}
    </Pill>
  );
}

const STANCE: Record<Stance, Tone> = { supports: 'good', contradicts: 'bad', context: 'plain' };

export function StancePill({ stance }: { readonly stance: Stance }) {
  return <Pill tone={STANCE[stance]}>{stance}</Pill>;
}

const STATE: Record<EvidenceState, { readonly tone: Tone; readonly says: string }> = {
  anchored: { tone: 'good', says: 'The quote is at its place in the document.' },
  located: { tone: 'plain', says: 'A place is named, without a quote.' },
  dormant: { tone: 'plain', says: 'The library does not hold the document: the quote is not known yet.' },
  orphaned: { tone: 'warn', says: 'The document no longer holds the quote exactly once.' },
};

export function EvidenceStatePill({ state }: { readonly state: EvidenceState }) {
  return (
    <Pill tone={STATE[state].tone} title={STATE[state].says}>
      {state}
    </Pill>
  );
}

const RELIABILITY_TONE: Record<Reliability, Tone> = {
  A: 'good',
  B: 'good',
  C: 'info',
  D: 'warn',
  E: 'bad',
  F: 'plain',
};

/** The Admiralty rating, as `B2`: of a source alone (`B`) where no credibility is given. */
export function RatingPill(props: {
  readonly reliability: Reliability | null;
  readonly credibility?: Credibility | null | undefined;
}) {
  const { reliability, credibility } = props;
  const source = `Reliability ${reliability ?? 'F'}: ${RELIABILITY[reliability ?? 'F']}`;
  const evidence =
    credibility === undefined ? '' : `. Credibility ${credibility ?? 6}: ${CREDIBILITY[credibility ?? 6]}`;
  return (
    <span
      className={`${styles.pill} ${styles.rating} ${styles[RELIABILITY_TONE[reliability ?? 'F']]}`}
      title={source + evidence}
    >
      {credibility === undefined ? (reliability ?? 'F') : ratingText(reliability, credibility)}
    </span>
  );
}

/** A marking in the colours of its scheme; `isDefault` where nothing was set and the library's default holds. */
export function MarkingPill(props: {
  readonly label: string;
  readonly isDefault?: boolean;
  readonly colours?: { readonly textColour: string; readonly backColour: string } | undefined;
}) {
  const colours = props.colours ?? TLP.find((l) => l.label === props.label);
  const style = colours ? { color: `#${colours.textColour}`, background: `#${colours.backColour}` } : undefined;
  return (
    <span
      className={`${styles.pill} ${colours ? '' : styles.plain}`}
      style={style}
      title={props.isDefault ? 'Not marked: the default of the library' : undefined}
    >
      {props.label}
    </span>
  );
}

/** A theme with its colour as a dot beside its name. `colour` is RRGGBB. */
export function ThemePill({ name, colour }: { readonly name: string; readonly colour: string | null }) {
  return (
    <span className={`${styles.pill} ${styles.theme}`}>
      <ThemeDot colour={colour} />
      <span className="bw-ellipsis">{name}</span>
    </span>
  );
}

export function ThemeDot({ colour }: { readonly colour: string | null }) {
  return (
    <span className={styles.dot} style={{ background: colour ? `#${colour}` : 'var(--bw-muted)' }} aria-hidden="true" />
  );
}
