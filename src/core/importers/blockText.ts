import { type Block, type BlockForm, trimmed } from './blocks.ts';
import { normaliseText } from './normalise.ts';

/** Puts a document's text together block by block, and remembers where each one stands in it. */
export class BlockText {
  readonly blocks: Block[] = [];
  private readonly parts: string[] = [];
  private length = 0;

  /** Adds a block; words of nothing but white space add none. Rows and items follow one another without an empty line. */
  add(words: string, form: BlockForm, level: number | null = null, isSetAnew = false): void {
    const { text } = normaliseText(words);
    const cut = trimmed(text, 0, text.length);
    if (cut === null) return;
    const tight = (form === 'item' || form === 'row') && this.blocks.at(-1)?.form === form;
    const separator = this.length === 0 ? '' : tight ? '\n' : '\n\n';
    // A bullet that an author typed stays in the text, before the block.
    const from = text.search(/\S/);
    const kept = text.slice(from, cut.end);
    const start = this.length + separator.length + cut.start - from;
    this.blocks.push({
      start,
      end: start + cut.end - cut.start,
      form: cut.bullet && form === 'paragraph' ? 'item' : form,
      level,
      spaced: !tight,
      ...(isSetAnew ? { isSetAnew } : {}),
    });
    this.parts.push(separator, kept);
    this.length += separator.length + kept.length;
  }

  text(): string {
    return this.parts.join('');
  }
}
