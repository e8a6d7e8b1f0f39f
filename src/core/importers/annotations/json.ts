export type JsonObject = Readonly<Record<string, unknown>>;

export const objectOf = (value: unknown): JsonObject | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;

/** JSON-LD writes one value where it could write a list of one. */
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

export const objectsIn = (value: unknown): JsonObject[] =>
  listOf(value)
    .map(objectOf)
    .filter((one) => one !== null);

/** Words, null where there are none. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.toWellFormed().normalize('NFC') : null;
}

/** The name of a term without its vocabulary: `oa:commenting`, `http://www.w3.org/ns/oa#commenting`. */
export const termOf = (value: unknown): string =>
  typeof value === 'string' ? (value.split(/[#/:]/).at(-1) ?? '') : '';

/** Whether a thing is of one of these types. */
export const isOf = (thing: JsonObject, ...types: readonly string[]): boolean =>
  listOf(thing.type ?? thing['@type']).some((type) => types.includes(termOf(type)));

/** A thing's own address. */
export const idOf = (thing: JsonObject): string | null => textOf(thing.id) ?? textOf(thing['@id']);
