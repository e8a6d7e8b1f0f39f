import { useState } from 'react';
import type { Evidence, Fact } from '../../../model/fact.ts';
import { type EvidencePatch, tryEvidence } from '../changes.ts';
import { EditForm } from './EditForm.tsx';
import { credibilityOf, EvidenceFields, type EvidenceWords, locatorOf, wordsOf } from './EvidenceFields.tsx';
import type { FormWords } from './useEditing.ts';

/** What is said of evidence that is there; its quote stays. */
export function EvidenceForm(props: {
  readonly fact: Fact;
  readonly evidence: Evidence;
  readonly words: FormWords;
  readonly inDeck: boolean;
  readonly onEnd: () => void;
}) {
  const { fact } = props;
  const [evidence] = useState(props.evidence);
  const [words, setWords] = useState<EvidenceWords>(() => ({ ...wordsOf(evidence), ...props.words.kept }));
  const write = (typed: EvidenceWords) => {
    setWords(typed);
    props.words.keep(typed);
  };
  const patch = patchOf(evidence, words);
  return (
    <EditForm
      label="Evidence"
      canSave={Object.keys(patch).length > 0}
      inDeck={props.inDeck}
      isKept={props.words.kept !== null}
      onSave={() => tryEvidence(fact, evidence.id, patch)}
      onEnd={props.onEnd}
    >
      <EvidenceFields words={words} placeholder="Not known" onChange={write} />
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
