import { describe, expect, test } from 'vitest';
import { designNames, loadDesign } from '../../src/core/scenes/design.ts';
import { BriefwrightError } from '../../src/model/errors.ts';
import { TLP } from '../../src/model/scales.ts';

/** Contrast of two colours (WCAG 2.2, relative luminance). */
function contrast(a: string, b: string): number {
  const luminance = (hex: string): number => {
    const [r = 0, g = 0, blue = 0] = [0, 2, 4].map((at) => {
      const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

test('the designs are light, dark and grey, and light is the first', () => {
  expect(designNames()).toEqual(['light', 'dark', 'grey']);
});

describe.each(designNames())('the design %s', (name) => {
  const { colours, layouts, bodySizesPt, smallSizePt, pageIn } = loadDesign(name);

  test('sets text at a contrast of at least 4.5 on both of its backgrounds', () => {
    for (const text of ['text', 'text-soft', 'accent'] as const) {
      for (const ground of ['background', 'background-soft'] as const) {
        expect(contrast(colours[text], colours[ground]), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  test('draws every series at a contrast of at least 3 on its background', () => {
    for (const [key, hex] of Object.entries(colours)) {
      if (key.startsWith('series')) expect(contrast(hex, colours.background), key).toBeGreaterThanOrEqual(3);
    }
  });

  test('has six series colours that differ', () => {
    const series = Object.entries(colours).filter(([key]) => key.startsWith('series'));
    expect(new Set(series.map(([, hex]) => hex)).size).toBe(6);
  });

  test('keeps body text at 14 pt or more and small text at 10 pt or more', () => {
    expect(Math.min(...bodySizesPt)).toBe(14);
    expect(smallSizePt).toBeGreaterThanOrEqual(10);
  });

  test('keeps its placeholders on the page and apart', () => {
    for (const { title, body } of Object.values(layouts)) {
      for (const frame of body ? [title, body] : [title]) {
        expect(frame.xIn + frame.wIn).toBeLessThanOrEqual(pageIn.w);
        expect(frame.yIn + frame.hIn).toBeLessThanOrEqual(pageIn.h);
      }
      if (body) expect(title.yIn + title.hIn).toBeLessThanOrEqual(body.yIn);
    }
  });
});

test('the colours of TLP can be read on their black', () => {
  for (const label of TLP)
    expect(contrast(label.textColour, label.backColour), label.label).toBeGreaterThanOrEqual(4.5);
});

test('an unknown design is refused with the nearest names first', () => {
  expect(() => loadDesign('drak')).toThrowError(BriefwrightError);
  try {
    loadDesign('drak');
  } catch (error) {
    expect(error).toMatchObject({ code: 'UNKNOWN_DESIGN', exit: 2, hint: 'Designs: dark, grey, light.' });
  }
});
