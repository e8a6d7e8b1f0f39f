import { escaped, W } from './vocabulary.ts';

/** Pieces of XML, of which a paragraph has six and more. */
const LONGEST_PIECE = 20_000;

/** A place in what is written, to go back to. */
export interface Place {
  readonly length: number;
  readonly words: string;
}

/** XML that is written down for mammoth: a long document in several ones, so that no tree of it is large. */
export class PreparedXml {
  private readonly finished: string[] = [];
  private out: string[] = [];
  /** Text of the open run that is not written yet: Word cuts a sentence into dozens of runs. */
  private words = '';

  emit(xml: string): void {
    this.flush();
    this.out.push(xml);
  }

  text(words: string): void {
    this.words += words;
  }

  flush(): void {
    if (this.words === '') return;
    this.out.push(`<w:t xml:space="preserve">${escaped(this.words)}</w:t>`);
    this.words = '';
  }

  place(): Place {
    return { length: this.out.length, words: this.words };
  }

  /** Takes back what was written since. */
  backTo({ length, words }: Place): void {
    this.out.length = length;
    this.words = words;
  }

  /** Ends one document and begins the next, where it is long and nothing is open but the body, or one table between two rows. */
  cut(open: string): void {
    if (this.out.length < LONGEST_PIECE) return;
    if (open !== 'w:document,w:body' && open !== 'w:document,w:body,w:tbl') return;
    const isTable = open.endsWith('w:tbl');
    this.emit(`${isTable ? '</w:tbl>' : ''}</w:body></w:document>`);
    this.finished.push(this.out.join(''));
    this.out = [`<w:document xmlns:w="${W}"><w:body>${isTable ? '<w:tbl>' : ''}`];
  }

  pieces(): string[] {
    this.flush();
    return [...this.finished, this.out.join('')];
  }
}
