import { elementsNamed, xmlTree } from '../xml.ts';
import type { Gathered, NoteKind } from './prepared.ts';

const KINDS: readonly NoteKind[] = ['footnote', 'endnote'];

/** How a document numbers its notes, as its settings say (`w:footnotePr`, `w:endnotePr`); a section may say otherwise. */
export function readNoteSettings(bytes: Uint8Array | null, gathered: Gathered, fileName: string): void {
  if (bytes === null) return;
  try {
    const settings = xmlTree(bytes, fileName);
    for (const kind of KINDS) {
      const [properties] = elementsNamed(settings, `${kind}Pr`);
      if (!properties) continue;
      const format = elementsNamed(properties, 'numFmt')[0]?.attribute('val');
      const start = Number(elementsNamed(properties, 'numStart')[0]?.attribute('val'));
      if (format !== undefined) gathered.noteFormats.set(kind, format);
      if (Number.isInteger(start) && start > 1) gathered.noteStarts.set(kind, start - 1);
    }
  } catch {
    // A document with broken settings opens in Word all the same.
  }
}
