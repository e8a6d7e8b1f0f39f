/**
 * What XML 1.0 forbids (section 2.2, Char), and so no deck can hold: C0 controls but tab, line feed and carriage return,
 * halves of surrogate pairs, U+FFFE and U+FFFF. Global: use it with `replace` and `match`, not with `test`.
 */
export const FORBIDDEN_IN_XML =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** How many forbidden characters some texts hold together. */
export function countForbidden(texts: Iterable<string>): number {
  let count = 0;
  for (const text of texts)
    if (text.search(FORBIDDEN_IN_XML) !== -1) count += text.match(FORBIDDEN_IN_XML)?.length ?? 0;
  return count;
}
