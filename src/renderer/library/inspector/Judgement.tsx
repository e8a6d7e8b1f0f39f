import { Button, NativeSelect } from '@mantine/core';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { FACT_KINDS, type Fact, type FactKind } from '../../../model/fact.ts';
import { factFaults } from '../../../model/factRules.ts';
import { CONFIDENCE, type EstimativeTerm, ICD_203, PHIA } from '../../../model/scales.ts';
import { changeFact, type FactPatch } from '../changes.ts';
import { Inferred } from './Inferred.tsx';
import styles from './Inspector.module.css';
import { useKeptForm } from './keptForms.ts';
import { MakeJudgement } from './MakeJudgement.tsx';

type Estimate = 'likelihood' | 'confidence';

/** What a fact is: reported, or a judgement with how likely or how sure it is. Rows of the details. */
export function Judgement(props: { readonly fact: Fact; readonly readOnly: boolean; readonly inDeck: boolean }) {
  const { fact, readOnly } = props;
  const id = useId();
  const kindSelect = useRef<HTMLSelectElement>(null);
  const [chosen, setBecoming] = useState(false);
  const { held, keep } = useKeptForm(`${fact.id}.judgement`);
  const becoming = chosen || (held !== null && !readOnly);
  const [clash, setClash] = useState<{ readonly field: Estimate; readonly value: string } | null>(null);

  const leaveMaking = () => {
    keep(null);
    setBecoming(false);
  };
  const setKind = (kind: FactKind) => {
    if (kind === fact.kind) leaveMaking();
    else if (kind === 'judgement') setBecoming(true);
    else void changeFact(fact, reported(fact), 'Now a reported fact');
  };
  const setEstimate = (field: Estimate, value: string | null) => {
    const fault = factFaults({ ...fact, [field]: value }).find((one) => one.field !== 'restsOn');
    setClash(fault && value !== null ? { field, value } : null);
    if (!fault && value !== fact[field])
      void changeFact(fact, { [field]: value } as FactPatch, value ? `${NAMES[field]}: ${value}` : `No ${field}`);
  };
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !clash) return;
    event.preventDefault();
    setClash(null);
  };
  return (
    <>
      <label htmlFor={`${id}kind`}>Kind</label>
      <NativeSelect
        ref={kindSelect}
        id={`${id}kind`}
        disabled={readOnly}
        size="xs"
        value={becoming && fact.kind === 'reported' ? 'judgement' : fact.kind}
        data={[...FACT_KINDS]}
        onChange={(event) => setKind(event.currentTarget.value as FactKind)}
      />
      {becoming && fact.kind === 'reported' && (
        <div className={styles.wide}>
          <MakeJudgement
            fact={fact}
            words={{
              kept: held?.words ?? null,
              keep: (words) => keep({ editing: 'judgement', opened: fact, words }),
            }}
            inDeck={props.inDeck}
            onEnd={() => {
              leaveMaking();
              kindSelect.current?.focus();
            }}
          />
        </div>
      )}
      {fact.kind === 'judgement' && (
        <>
          <label htmlFor={`${id}likelihood`}>Likelihood</label>
          <div className={styles.value}>
            <NativeSelect
              id={`${id}likelihood`}
              disabled={readOnly}
              size="xs"
              value={clash?.field === 'likelihood' ? clash.value : (fact.likelihood ?? '')}
              onChange={(event) => setEstimate('likelihood', event.currentTarget.value || null)}
              onKeyDown={onEscape}
            >
              <LikelihoodOptions />
            </NativeSelect>
            <Inferred inferred={fact.inferred} of="likelihood" />
          </div>
          <label htmlFor={`${id}confidence`}>Confidence</label>
          <div className={styles.value}>
            <NativeSelect
              id={`${id}confidence`}
              disabled={readOnly}
              size="xs"
              value={clash?.field === 'confidence' ? clash.value : (fact.confidence ?? '')}
              data={[{ value: '', label: 'None' }, ...CONFIDENCE]}
              onChange={(event) => setEstimate('confidence', event.currentTarget.value || null)}
              onKeyDown={onEscape}
            />
            <Inferred inferred={fact.inferred} of="confidence" />
          </div>
          {clash && <Clash fact={fact} {...clash} onEnd={() => setClash(null)} />}
        </>
      )}
    </>
  );
}

const NAMES: Readonly<Record<Estimate, string>> = { likelihood: 'Likelihood', confidence: 'Confidence' };

/** What makes a judgement a reported fact: what only judgements carry goes. */
function reported(fact: Fact): FactPatch {
  return {
    kind: 'reported',
    ...(fact.likelihood === null ? {} : { likelihood: null }),
    ...(fact.confidence === null ? {} : { confidence: null }),
    restsOn: [],
  };
}

/** Why the two estimates cannot stand together, and which of them shall. */
function Clash(props: {
  readonly fact: Fact;
  readonly field: Estimate;
  readonly value: string;
  readonly onEnd: () => void;
}) {
  const { fact, field, value } = props;
  const other = field === 'likelihood' ? 'confidence' : 'likelihood';
  const replace = async () => {
    const patch = { [field]: value, [other]: null } as FactPatch;
    if (await changeFact(fact, patch, `${NAMES[field]}: ${value}`)) props.onEnd();
  };
  return (
    <div className={styles.wide} role="alert">
      <div className={styles.refusal}>
        A likelihood and a confidence never stand in one sentence (ICD 203). This judgement has the {other} “
        {fact[other]}”.
      </div>
      <div className={`${styles.line} ${styles.below}`}>
        <Button onClick={() => void replace()}>Replace the {other}</Button>
        <Button variant="default" onClick={props.onEnd}>
          Keep the {other}
        </Button>
      </div>
    </div>
  );
}

/** The terms of ICD 203, its other column apart, and those that only the PHIA yardstick has. */
function LikelihoodOptions() {
  const icd = new Set(ICD_203.flatMap((term) => [term.term, term.or]));
  const others = ICD_203.flatMap((term) => (term.or === null ? [] : [{ ...term, term: term.or }]));
  return (
    <>
      <option value="">None</option>
      <TermGroup label="ICD 203" terms={ICD_203} />
      <TermGroup label="ICD 203, the other column" terms={others} />
      <TermGroup label="PHIA yardstick, where it differs" terms={PHIA.filter(({ term }) => !icd.has(term))} />
    </>
  );
}

function TermGroup({ label, terms }: { readonly label: string; readonly terms: readonly EstimativeTerm[] }) {
  return (
    <optgroup label={label}>
      {terms.map(({ term, fromPercent, toPercent }) => (
        <option key={term} value={term}>
          {term} ({fromPercent}–{toPercent} %)
        </option>
      ))}
    </optgroup>
  );
}
