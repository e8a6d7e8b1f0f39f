import { BriefwrightError } from '../../../model/errors.ts';
import type { LeftOut } from '../../../model/imported.ts';
import type { ImportedDocument } from '../../../model/source.ts';
import type { Block } from '../blocks.ts';
import { refuseNonText } from '../content.ts';
import { documentOf } from '../document.ts';
import { decodeText } from '../encoding.ts';
import { declaredCharset } from '../html/charset.ts';
import { textOfMarkup } from '../html/markupText.ts';
import { parsePage } from '../html/page.ts';
import { bodyOf } from '../html/treeDom.ts';
import { decodedBody, partOf, typeParameter } from '../mime/parts.ts';
import { type Note, normaliseText } from '../normalise.ts';
import { paragraphsOf } from '../paragraphs.ts';
import type { Verdict } from '../piece.ts';
import { type MailText, partsOfMail } from './bodies.ts';
import { unflowed } from './flowed.ts';
import { statedInHeader } from './headers.ts';
import { quotedInPage, quotedInText, withQuotesApart } from './quoted.ts';

const MOST_NAMED = 30;
const BEGINNING_BYTES = 2_000;

interface Read {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly notes: readonly Note[];
  /** Places of blocks that are quoted from another mail. */
  readonly quoted: ReadonlySet<number>;
}

/** They stay in the text, and nothing is proposed from them: they are not its writer's. */
const QUOTED: Verdict = { role: 'comment', reason: 'words quoted from another mail' };

/** A page's words, all of them: what a mail says is in it from the first line to the last, and no article beside other things. */
function readPage(bytes: Buffer, charset: string | null): Read {
  const decoded = decodeText(bytes, charset ?? declaredCharset(bytes));
  const { text, notes } = normaliseText(decoded.text);
  const page = parsePage(text);
  const read = textOfMarkup(bodyOf(page));
  return { ...read, notes: [...decoded.notes, ...notes], quoted: quotedInPage(page, read) };
}

function readText(bytes: Buffer, charset: string | null, flow: { isFlowed: boolean; deletesSpace: boolean }): Read {
  const decoded = decodeText(bytes, charset);
  const normalised = normaliseText(decoded.text);
  const text = withQuotesApart(flow.isFlowed ? unflowed(normalised.text, flow.deletesSpace) : normalised.text);
  const blocks = paragraphsOf(text);
  return { text, blocks, notes: [...decoded.notes, ...normalised.notes], quoted: quotedInText(text, blocks) };
}

/** The texts of a mail, of several forms the best that has words. */
function readTexts(texts: readonly MailText[]): Read[] {
  return texts.flatMap((text) => {
    if (text.kind === 'part') return readPart(text);
    for (const form of text.forms.toReversed()) {
      const reads = readTexts(form);
      if (reads.length > 0) return reads;
    }
    return [];
  });
}

/** What a part says; nothing where it has no words. */
function readPart({ part, isPage }: MailText & { readonly kind: 'part' }): Read[] {
  const charset = typeParameter(part, 'charset');
  const bytes = decodedBody(part);
  const isFlowed = /^flowed$/i.test(typeParameter(part, 'format') ?? '');
  const deletesSpace = /^yes$/i.test(typeParameter(part, 'delsp') ?? '');
  const read = isPage ? readPage(bytes, charset) : readText(bytes, charset, { isFlowed, deletesSpace });
  return read.blocks.length > 0 ? [read] : [];
}

/** Texts that a mail has one after another (its own, and what a list adds) as one. */
function joined(reads: readonly Read[]): Read {
  let text = '';
  const blocks: Block[] = [];
  const quoted = new Set<number>();
  for (const read of reads) {
    const before = text === '' ? '' : `${text.trimEnd()}\n\n`;
    for (const place of read.quoted) quoted.add(blocks.length + place);
    blocks.push(...read.blocks.map((b) => ({ ...b, start: b.start + before.length, end: b.end + before.length })));
    text = before + read.text;
  }
  return { text, blocks, notes: reads.flatMap(({ notes }) => notes), quoted };
}

function counted(attached: readonly string[]): LeftOut[] {
  const counts = new Map<string, number>();
  for (const what of attached) {
    const named = counts.has(what) || counts.size < MOST_NAMED ? what : 'further attachment, not imported';
    counts.set(named, (counts.get(named) ?? 0) + 1);
  }
  return [...counts].map(([what, count]) => ({ what, count }));
}

/** The mail in a file: Apple Mail sets how many bytes it has before it, mailboxes a line that begins with From. */
function mailIn(file: Buffer): Buffer {
  const beginning = file.subarray(0, 1_000).toString('latin1');
  const counted = /^\s*(\d{1,10})[ \t]*\r?\n/.exec(beginning);
  if (counted) return file.subarray(counted[0].length, counted[0].length + Number(counted[1]));
  const line = /^(?:\s*\r?\n)*(?:From [^\r\n]*\r?\n)?/.exec(beginning)?.[0] ?? '';
  const mail = file.subarray(line.length);
  if (line.includes('From ') && /\n\r?\nFrom \S+ [^\r\n]*\d{4}/.test(mail.toString('latin1')))
    throw new BriefwrightError('SEVERAL_MAILS', 'The file holds several mails.', {
      hint: 'Open it in your mail program, save each mail by itself (.eml), and import those.',
    });
  return mail;
}

function nothingToRead(isEncrypted: boolean, attached: readonly string[]): BriefwrightError {
  if (isEncrypted)
    return new BriefwrightError('ENCRYPTED', 'The mail is encrypted.', {
      hint: 'Open it in your mail program, save its text, and import that.',
    });
  return attached.length > 0
    ? new BriefwrightError('EMPTY_FILE', 'The mail has no text of its own, only attachments.', {
        hint: 'Save its attachments from your mail program, and import those.',
      })
    : new BriefwrightError('EMPTY_FILE', 'The mail has no text in it.', { hint: 'Check that it was saved in full.' });
}

/**
 * A saved mail (RFC 5322, MIME) as document: its text, of several forms the page, and what its header states. Its
 * attachments are told by name. Throws FILE_DAMAGED, EMPTY_FILE, ENCRYPTED, SEVERAL_MAILS and what its text is refused for.
 */
export function importMail(bytes: Uint8Array, fileName: string): ImportedDocument {
  // What is attached may be sent as it is.
  refuseNonText(bytes.subarray(0, BEGINNING_BYTES), fileName);
  const mail = partOf(mailIn(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)));
  if (mail.headers.size === 0)
    throw new BriefwrightError('FILE_DAMAGED', 'The mail has no header, or is not whole.', {
      hint: 'Open it in your mail program and save it again.',
    });
  const { texts, attached, isEncrypted } = partsOfMail(mail);
  const reads = readTexts(texts);
  if (reads.length === 0) throw nothingToRead(isEncrypted, attached);
  const { text, blocks, notes, quoted } = joined(reads);
  return documentOf({
    text,
    blocks,
    mediaType: 'message/rfc822',
    declared: statedInHeader(mail.headers),
    leftOut: [...notes, ...counted(attached)],
    told: new Map([...quoted].map((place) => [place, QUOTED])),
  });
}
