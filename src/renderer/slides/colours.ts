import type { Colour, Design } from '../../model/scene.ts';

/** A colour of a scene as CSS; `undefined` stays so, for fills and lines that are not there. */
export function cssColour(colour: Colour, design: Design): string;
export function cssColour(colour: Colour | undefined, design: Design): string | undefined;
export function cssColour(colour: Colour | undefined, design: Design): string | undefined {
  if (colour === undefined) return undefined;
  return `#${typeof colour === 'string' ? design.colours[colour] : colour.hex}`;
}
