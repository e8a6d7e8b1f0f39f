import type { PlacedElsewhere } from '../../../model/imported.ts';
import { idOf, isOf, type JsonObject, listOf, objectOf, objectsIn, textOf } from './json.ts';

/** What an annotation is about: where that lies, and which words of it. */
export type Target = Pick<PlacedElsewhere, 'about' | 'quote' | 'position'>;

/** A selector within a selector, as far as anybody writes them. */
const DEEPEST = 4;

/** Every selector of a target, those that refine others and those of a choice among them. */
function selectorsIn(value: unknown, depth = 0): JsonObject[] {
  if (depth > DEEPEST) return [];
  return objectsIn(value).flatMap((selector) => [
    selector,
    ...selectorsIn(selector.refinedBy, depth + 1),
    ...(isOf(selector, 'Choice') ? selectorsIn(selector.items, depth + 1) : []),
  ]);
}

function positionOf(selectors: readonly JsonObject[]): Target['position'] {
  const found = selectors.find((selector) => isOf(selector, 'TextPositionSelector'));
  const { start, end } = found ?? {};
  const isPlace =
    typeof start === 'number' && typeof end === 'number' && Number.isInteger(start) && Number.isInteger(end);
  return isPlace && start >= 0 && end > start ? { start, end } : null;
}

function quoteOf(selectors: readonly JsonObject[]): Target['quote'] {
  const found = selectors.find((selector) => isOf(selector, 'TextQuoteSelector'));
  const exact = textOf(found?.exact);
  return exact === null ? null : { exact, prefix: textOf(found?.prefix), suffix: textOf(found?.suffix) };
}

function addressesOf(target: JsonObject): string[] {
  const source = objectOf(target.source);
  return [textOf(target.source), source && idOf(source), idOf(target)].filter((address) => address !== null);
}

/** What an annotation is about, a target each; `beside` are addresses that the annotation gives besides. */
export function targetsOf(annotation: JsonObject, beside: readonly string[]): Target[] {
  return listOf(annotation.target ?? beside[0]).flatMap((target): Target[] => {
    if (typeof target === 'string') return [{ about: [...new Set([target, ...beside])], quote: null, position: null }];
    const thing = objectOf(target);
    if (thing === null) return [];
    const selectors = selectorsIn(thing.selector);
    const about = [...new Set([...addressesOf(thing), ...beside])];
    return about.length === 0 ? [] : [{ about, quote: quoteOf(selectors), position: positionOf(selectors) }];
  });
}
