/// <reference path="../../types/citeproc.d.ts" />
import CSL from 'citeproc';
import type { FormattedRun } from '../../model/slidePlan.ts';

/** Stands for `|` in names, at which citeproc would split an organisation in two. A noncharacter: no text has it. */
export const BAR_IN_NAME = '\ufdd0';

/** The name under which citeproc knows the format of this file. */
export const OUTPUT_FORMAT = 'briefwright';

const wrap = (tag: string) => (_state: unknown, text: string) => (text ? `<${tag}>${text}</${tag}>` : '');
const asIs = (_state: unknown, text: string) => text;
const onItsOwnLine = (_state: unknown, text: string) => ` ${text} `;

/** An entry behind the key of its source: citeproc leaves out an entry that prints nothing, and does not say which. */
function withKey(this: { readonly system_id?: string }, _state: unknown, text: string): string {
  return this.system_id === undefined ? text : `<of>${this.system_id}</of>${text}`;
}

// citeproc's own "html" format puts text through String.replace, which eats `$$` and `$&`, and turns `²` into markup.
// Here each decoration is a function, and the only angle brackets in what comes out are the tags named below.
const format = {
  text_escape: (text: unknown) => escapeText(String(text ?? '')),
  bibstart: '',
  bibend: '',
  '@font-style/italic': wrap('i'),
  '@font-style/oblique': wrap('i'),
  '@font-style/normal': wrap('upright'),
  '@font-variant/small-caps': asIs,
  '@font-variant/normal': asIs,
  '@font-weight/bold': wrap('b'),
  '@font-weight/normal': wrap('light'),
  '@font-weight/light': asIs,
  '@text-decoration/none': asIs,
  '@text-decoration/underline': asIs,
  '@vertical-align/sup': wrap('sup'),
  '@vertical-align/sub': asIs,
  '@vertical-align/baseline': wrap('baseline'),
  '@cite/entry': asIs,
  '@bibliography/entry': withKey,
  '@display/block': onItsOwnLine,
  '@display/left-margin': (_state: unknown, text: string) => (text ? ` <margin>${text}</margin> ` : ''),
  '@display/right-inline': onItsOwnLine,
  '@display/indent': onItsOwnLine,
  '@showid/true': asIs,
  // citeproc marks both URLs and DOIs as @DOI.
  '@URL/true': wrap('link'),
  '@DOI/true': wrap('link'),
};

/** Makes the format known to citeproc and stops what it prints on the console. Calling it again changes nothing. */
export function registerOutputFormat(): void {
  CSL.Output.Formats[OUTPUT_FORMAT] ??= { ...CSL.Output.Formats.html, ...format };
  CSL.debug = () => {};
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function unescapeText(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&').replaceAll(BAR_IN_NAME, '|');
}

/** Where the links of an item lead; null where it has none, or none that may be a link. */
export interface ItemLinks {
  readonly url: string | null;
  readonly doi: string | null;
}

export interface ParsedEntry {
  /** Text that the style sets in the margin at the head of the entry, `[1]`; empty where it sets none. */
  readonly margin: string;
  readonly runs: readonly FormattedRun[];
}

/** An entry of a bibliography, apart from the key of the source that it is of; null where it does not say. */
export function entryWithKey(output: string): { readonly key: string | null; readonly text: string } {
  const found = /^<of>([^<>]*)<\/of>/.exec(output);
  return { key: found?.[1] ?? null, text: output.slice(found?.[0].length ?? 0) };
}

/** Reads citeproc's output in the format of this file: runs without markup, with single spaces, trimmed. */
export function parseOutput(output: string, links: ItemLinks = { url: null, doi: null }): ParsedEntry {
  const runs: FormattedRun[] = [];
  const open: string[] = [];
  let margin = '';
  for (const [, closing, tag, text = ''] of output.matchAll(/<(\/?)([a-z]+)>|([^<]+)/g)) {
    if (tag) {
      if (closing) open.splice(open.lastIndexOf(tag), 1);
      else open.push(tag);
      continue;
    }
    const plain = unescapeText(text);
    const isHead = runs.every((run) => run.text.trim() === '');
    if (open.includes('margin') && isHead) margin += plain;
    else runs.push(toRun(plain, open, links));
  }
  return { margin: margin.replace(/\s+/g, ' ').trim(), runs: tidy(runs) };
}

function toRun(text: string, open: readonly string[], links: ItemLinks): FormattedRun {
  return {
    text,
    italic: open.lastIndexOf('i') > open.lastIndexOf('upright'),
    bold: open.lastIndexOf('b') > open.lastIndexOf('light'),
    superscript: open.lastIndexOf('sup') > open.lastIndexOf('baseline'),
    url: open.includes('link') ? linkOf(text, links) : null,
  };
}

function linkOf(text: string, links: ItemLinks): string | null {
  const isDoi = /^(https?:\/\/(dx\.)?doi\.org\/)?10\.\d/i.test(text);
  return isDoi ? (links.doi ?? links.url) : links.url;
}

// Line breaks and runs of blanks come from the style's layout of blocks, never from a no-break space of the text.
function tidy(runs: readonly FormattedRun[]): readonly FormattedRun[] {
  const merged: FormattedRun[] = [];
  let endsInBlank = true;
  for (const run of runs) {
    let text = run.text.replace(/[ \n\r\t]+/g, ' ');
    if (endsInBlank) text = text.replace(/^ /, '');
    if (!text) continue;
    endsInBlank = text.endsWith(' ');
    const last = merged.at(-1);
    if (last && sameFormat(last, run)) merged[merged.length - 1] = { ...last, text: last.text + text };
    else merged.push({ ...run, text });
  }
  const last = merged.at(-1);
  if (last) merged[merged.length - 1] = { ...last, text: last.text.replace(/ $/, '') };
  return merged.filter((run) => run.text !== '');
}

function sameFormat(a: FormattedRun, b: FormattedRun): boolean {
  return a.italic === b.italic && a.bold === b.bold && a.superscript === b.superscript && a.url === b.url;
}

/** The text of runs, without their formatting. */
export function plainText(runs: readonly FormattedRun[]): string {
  return runs.map((run) => run.text).join('');
}
