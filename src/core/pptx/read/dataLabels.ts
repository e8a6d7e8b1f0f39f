import { paragraphsOf } from './text.ts';
import { childAt, descendants, type XmlElement } from './xml.ts';

const NUMBER = /\d+(?:[.,]\d+)*/g;
/** What a number format prints as it stands: "in quotes", or one character after a backslash (ECMA-376-1, 18.8.31). */
const LITERAL = /"([^"]*)"|\\(.)/g;

/**
 * Data labels of a series (`c:ser`) that say another number than the value they stand at: typed by hand, or brought in
 * through the literal part of a number format. `held` is what the label says.
 */
export function untrueDataLabels(
  series: XmlElement,
  values: ReadonlyMap<number, string>,
): readonly { readonly index: number; readonly held: string }[] {
  const all = childAt(series, 'c:dLbls');
  if (!all) return [];
  const own = all.children.filter((child) => child.name === 'c:dLbl');
  const written = own.flatMap((label) => {
    const index = Number(childAt(label, 'c:idx')?.attributes.get('val') ?? -1);
    const held = descendants(label, 'c:rich').flatMap(paragraphsOf).join(' ') || literalOf(label);
    const isTrue = !/\d/.test(held) || saysNumber(held, Number(values.get(index)));
    return isTrue ? [] : [{ index, held }];
  });
  const common = literalOf(all);
  const isCommonTrue = !/\d/.test(common);
  return isCommonTrue ? written : [...written, { index: values.keys().next().value ?? 0, held: common }];
}

function literalOf(labels: XmlElement): string {
  const code = childAt(labels, 'c:numFmt')?.attributes.get('formatCode') ?? '';
  return [...code.matchAll(LITERAL)].map((match) => match[1] ?? match[2] ?? '').join('');
}

/** Whether one of the numbers of a text is the value, to the decimals that the text gives. */
function saysNumber(text: string, value: number): boolean {
  return (text.match(NUMBER) ?? []).some((digits) => {
    const plain = digits.replace(/,(?=\d{3}(?:\D|$))/g, '');
    const decimals = plain.split('.')[1]?.length ?? 0;
    return Math.abs(Math.abs(value) - Number(plain)) <= 0.5000001 * 10 ** -decimals;
  });
}
