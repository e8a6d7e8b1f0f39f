/**
 * A text whose lines end in a space where they go on (`format=flowed`, RFC 3676) as its paragraphs stand; `deletesSpace` where that
 * space was added with the break. Lines of quotations go on only among those quoted as deep; `-- ` is the line before a signature.
 */
export function unflowed(text: string, deletesSpace: boolean): string {
  const lines: string[] = [];
  let open: { depth: number; words: string[] } | null = null;
  const close = (): void => {
    if (open) lines.push(`${'>'.repeat(open.depth)}${open.depth > 0 ? ' ' : ''}${open.words.join('')}`);
    open = null;
  };
  for (const line of text.split('\n')) {
    const depth = /^>*/.exec(line)?.[0].length ?? 0;
    const words = line.slice(depth).replace(/^ /, '');
    if (open !== null && open.depth !== depth) close();
    const goesOn = words.endsWith(' ') && words !== '-- ';
    if (words === '-- ') close();
    open ??= { depth, words: [] };
    open.words.push(goesOn && deletesSpace ? words.slice(0, -1) : words);
    if (!goesOn) close();
  }
  close();
  return lines.join('\n');
}
