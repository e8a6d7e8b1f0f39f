import { shownFileName } from '../../../model/shownFileName.ts';
import { fieldWords, parameterOf } from '../mime/fields.ts';
import { type Part, partOf, partsOf, typeOf, typeParameter } from '../mime/parts.ts';

/** Mails are two or three levels deep; one that goes on is made to do harm. */
const DEEPEST = 20;

/** A part of a mail's text, or several forms of the same words, of which the last with words in it is to be read. */
export type MailText =
  | { readonly kind: 'part'; readonly part: Part; readonly isPage: boolean }
  | { readonly kind: 'forms'; readonly forms: readonly (readonly MailText[])[] };

/** What a mail holds beside its header. */
export interface MailParts {
  readonly texts: readonly MailText[];
  /** What it brings along, in words for people. */
  readonly attached: readonly string[];
  readonly isEncrypted: boolean;
}

interface Found {
  readonly texts: MailText[];
  readonly attached: string[];
  isEncrypted: boolean;
}

const nothingFound = (): Found => ({ texts: [], attached: [], isEncrypted: false });

/** A signature proves who wrote a mail to a program that has the keys; there is nothing to read in it. */
const SIGNATURE = /^application\/(?:(?:x-)?pkcs7-signature|pgp-signature|pgp-keys)$/;
const ENCRYPTED = /^(?:application\/(?:(?:x-)?pkcs7-mime|pgp-encrypted)|multipart\/encrypted)$/;

/** The name under which a part is to be saved; null where it has none. */
function nameOf(part: Part): string | null {
  const named =
    parameterOf(part.headers.get('content-disposition') ?? '', 'filename') ?? typeParameter(part, 'name') ?? undefined;
  const words = fieldWords(named);
  return words === null ? null : shownFileName(words);
}

/** What a part that is not the mail's text is called. */
function attachmentOf(part: Part, type: string): string {
  const name = nameOf(part);
  if (type.startsWith('image/') && part.headers.has('content-id')) return 'picture in the mail';
  if (type === 'message/rfc822') {
    const subject = fieldWords(partOf(part.body).headers.get('subject'));
    return `attached mail ${subject === null ? '' : `“${subject.slice(0, 120)}” `}, not imported: save it and import it by itself`.replace(
      ' ,',
      ',',
    );
  }
  if (type === 'message/external-body') return 'attachment that lies elsewhere, not fetched';
  if (type === 'application/ms-tnef') return 'attachment in a form of Outlook’s (winmail.dat), not imported';
  return name === null
    ? `attachment without a name (${type}), not imported`
    : `attachment “${name}”, not imported: save it and import it by itself`;
}

const isText = (type: string): boolean => /^(?:text\/(?:plain|html)|application\/xhtml\+xml|)$/.test(type);
const hasPages = (texts: readonly MailText[]): boolean => texts.some((text) => text.kind === 'part' && text.isPage);

function collect(part: Part, depth: number, found: Found): void {
  const type = typeOf(part);
  if (ENCRYPTED.test(type)) found.isEncrypted = true;
  if (type.startsWith('multipart/')) {
    const parts = depth < DEEPEST ? partsOf(part) : [];
    if (type === 'multipart/alternative') alternatives(parts, depth, found);
    else for (const inner of parts) collect(inner, depth + 1, found);
    return;
  }
  const isApart = /^\s*attachment\b/i.test(part.headers.get('content-disposition') ?? '') || nameOf(part) !== null;
  // What is all there is is the mail's own, whatever it is called.
  if (isText(type) && (!isApart || depth === 0)) {
    if (part.body.length > 0) found.texts.push({ kind: 'part', part, isPage: type !== 'text/plain' && type !== '' });
    return;
  }
  if (!SIGNATURE.test(type) && !ENCRYPTED.test(type))
    found.attached.push(attachmentOf(part, type || 'of no known kind'));
}

/** Several forms of one text: a page goes before plain words, since it tells paragraphs, lists and tables. */
function alternatives(parts: readonly Part[], depth: number, found: Found): void {
  const forms = parts.map((inner) => {
    const within = nothingFound();
    collect(inner, depth + 1, within);
    found.attached.push(...within.attached);
    found.isEncrypted ||= within.isEncrypted;
    return within.texts;
  });
  const best = forms.filter(hasPages);
  if (forms.length > 0)
    found.texts.push({ kind: 'forms', forms: [...forms.filter((form) => !hasPages(form)), ...best] });
}

/** What a mail holds: its text, and what it brings along. Throws FILE_DAMAGED for thousands of parts. */
export function partsOfMail(mail: Part): MailParts {
  const found = nothingFound();
  collect(mail, 0, found);
  return found;
}
