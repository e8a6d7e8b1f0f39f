import { strFromU8, unzipSync } from 'fflate';

/** Every part of a deck as text, those of the workbooks inside it too, by their names. */
export function textParts(bytes: Uint8Array): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    if (!name.endsWith('.xlsx')) parts.set(name, strFromU8(content));
    else for (const [inner, text] of textParts(content)) parts.set(`${name}!${inner}`, text);
  }
  return parts;
}

/** Names of the parts that hold some words, whatever their capitals; runs may split them, so tags are taken out too. */
export function partsHolding(bytes: Uint8Array, words: string): readonly string[] {
  const wanted = words.toLowerCase();
  return [...textParts(bytes)]
    .filter(([, text]) => [text, text.replace(/<[^>]*>/g, '')].some((one) => one.toLowerCase().includes(wanted)))
    .map(([name]) => name);
}

/** The text of a part that must be there. */
export function partOf(bytes: Uint8Array, name: string): string {
  const text = textParts(bytes).get(name);
  if (text === undefined) throw new Error(`The deck has no part ${name}`);
  return text;
}
