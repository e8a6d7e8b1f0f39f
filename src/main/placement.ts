import type { Rectangle } from 'electron';

/** The bounds as near as possible to where they were, and wholly within the area of a screen that is there. In pixels. */
export function within(bounds: Rectangle, area: Rectangle): Rectangle {
  const width = Math.min(bounds.width, area.width);
  const height = Math.min(bounds.height, area.height);
  const clamp = (at: number, from: number, length: number): number => Math.max(from, Math.min(at, from + length));
  return {
    x: clamp(bounds.x, area.x, area.width - width),
    y: clamp(bounds.y, area.y, area.height - height),
    width,
    height,
  };
}
