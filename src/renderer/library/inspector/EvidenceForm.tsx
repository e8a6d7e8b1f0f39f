import { useState } from 'react';
import type { Evidence, Fact } from '../../../model/fact.ts';
import { type EvidencePatch, tryEvidence } from '../changes.ts';
import { EditForm } from './EditForm.tsx';
import { credibilityOf, EvidenceFields, type EvidenceWords, locatorOf, wordsOf } from './EvidenceFields.tsx';

/** What is said of evidence that is there; its quote stays. */
export function EvidenceForm(props: {
  readonly fact: Fact;
  readonly evidence: Evidence;
  readonly inDeck: boolean;
  readonly onEnd: () => void;
}) {
  const { fact } = props;
  const [evidence] = useState(props.evidence);
  const [words, setWords] = useState(() => wordsOf(evidence));
  const patch = patchOf(evidence, words);
  return (
    <EditForm
      label="Evidence"
      canSave={Object.keys(patch).length > 0}
      inDeck={props.inDeck}
      onSave={() => tryEvidence(fact, evidence.id, patch)}
      onEnd={props.onEnd}
    >
      <EvidenceFields words={words} placeholder="Not known" onChange={setWords} />
    </EditForm>
  );
}

/** Only what was changed, so that the history names it. */
function patchOf(evidence: Evidence, words: EvidenceWords): EvidencePatch {
  const credibility = credibilityOf(words);
  const locator = locatorOf(words);
  const isPlaced = locator?.value === evidence.locator?.value && locator?.label === evidence.locator?.label;
  return {
    ...(words.stance === evidence.stance ? {} : { stance: words.stance }),
    ...(credibility === evidence.credibility ? {} : { credibility }),
    ...(isPlaced ? {} : { locator }),
  };
}
