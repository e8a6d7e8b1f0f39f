import { Anchor } from '@mantine/core';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { hrefOf } from '../app/route.ts';
import { countText, numberText } from '../common/format.ts';
import styles from './File.module.css';
import type { CheckResult } from './fileJobs.ts';

/** More than this are counted, not listed: whoever has that many restores a backup. */
const SHOWN = 200;

/** What a check found: each problem in words, with what to do and the way to its place. */
export function CheckReport({ result }: { readonly result: CheckResult }) {
  const { ok, facts, quotes, dormant, problems } = result;
  return (
    <div role="status" className={styles.report}>
      <p className={ok ? styles.good : styles.bad}>
        {ok ? <IconShieldCheck size={16} aria-hidden="true" /> : <IconAlertTriangle size={16} aria-hidden="true" />}
        <strong>{ok ? 'The library is sound.' : `${countText(problems.length, 'problem')} found.`}</strong>
      </p>
      <p className="bw-muted">
        {countText(facts, 'fact')}, {countText(quotes, 'quote')} at their places, {numberText(dormant)} dormant (their
        documents are not in the library).
      </p>
      {problems.length > 0 && (
        <ul className={styles.problems}>
          {problems.slice(0, SHOWN).map(({ code, message, hint, factId, place }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is made once and never changed
            <li key={`${code}-${index}`}>
              <div>{message}</div>
              <div className="bw-muted">{hint}</div>
              {factId && (
                <Anchor href={hrefOf({ screen: 'library', factId, theme: null, sourceId: null })}>Fact</Anchor>
              )}
              {place && <Anchor href={hrefOf({ screen: 'reader', ...place, factId })}>Place in the document</Anchor>}
            </li>
          ))}
          {problems.length > SHOWN && <li>{countText(problems.length - SHOWN, 'more problem')} like these.</li>}
        </ul>
      )}
    </div>
  );
}
