import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';

/** A stretch of the document's text: UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

let loaded: ReturnType<typeof winkNLP> | null = null;

/** wink-nlp with its English model, loaded at the first use: some tenths of a second, once in a process. */
function nlp(): ReturnType<typeof winkNLP> {
  loaded ??= winkNLP(model, ['sbd', 'pos']);
  return loaded;
}

/** A sentence ends in these; what the model cut elsewhere (after "No.", "approx.") is joined again. */
const ABBREVIATION_END =
  /(?:^|[\s(“"‘'])(?:No|Nos|Art|Arts|Sec|Fig|Figs|vs|approx|ca|c|cf|e\.g|i\.e|etc|est|Gen|Lt|Maj|Col|Adm|Capt|Sgt|Cdr|Brig|Amb|Gov|Sen|Rep|Hon|Rev|Prof|Dr|Mr|Mrs|Ms|St|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|[A-Z])\.$/;

/** The sentences of a stretch, in order, without the white space around them. */
export function sentencesOf(text: string, within: Span): readonly Span[] {
  const spans: { start: number; end: number }[] = [];
  let from = within.start;
  for (const sentence of nlp().readDoc(text.slice(within.start, within.end)).sentences().out()) {
    const start = text.indexOf(sentence, from);
    if (start < 0 || start >= within.end) continue;
    const end = Math.min(start + sentence.length, within.end);
    const before = spans.at(-1);
    const broken =
      before && (ABBREVIATION_END.test(text.slice(before.start, before.end)) || /^[\p{Ll},;)]/u.test(sentence));
    if (broken) before.end = end;
    else spans.push({ start, end });
    from = end;
  }
  return spans;
}
