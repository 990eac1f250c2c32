import { expect, test } from 'vitest';
import { sharpen, soften, threshold, type Luminance } from './luminance.ts';

function picture(rows: number[][]): Luminance {
  const width = rows[0]?.length ?? 0;
  return { width, height: rows.length, values: Float32Array.from(rows.flat()) };
}

/** Light and dark stripes of four pixels, in a shadow that deepens to the right. */
const shaded = picture(
  Array.from({ length: 8 }, () =>
    Array.from({ length: 32 }, (_, x) => (Math.floor(x / 4) % 2 === 0 ? 200 : 120) - x * 4),
  ),
);

test('threshold finds the stripes in a shadow that is darker than they are', () => {
  const { values } = threshold(shaded, 4);
  const middleOfStripe = (stripe: number) => values[4 * 32 + stripe * 4 + 1];
  expect([1, 2, 3, 4, 5, 6].map(middleOfStripe)).toEqual([0, 255, 0, 255, 0, 255]);
});

test('soften removes a speck, and leaves a plain image as it is', () => {
  const speck = picture(Array.from({ length: 9 }, () => Array.from({ length: 9 }, () => 100)));
  speck.values[40] = 255;
  expect(soften(speck).values[40]).toBeLessThan(135);
  expect(soften(speck).values[0]).toBeCloseTo(100);
});

test('sharpen makes an edge steeper', () => {
  const edge = picture(
    Array.from({ length: 9 }, () => [80, 80, 80, 80, 95, 110, 125, 140, 140, 140, 140]),
  );
  const { values } = sharpen(edge, 2, 2);
  const row = values.slice(44, 55);
  expect((row[6] ?? 0) - (row[4] ?? 0)).toBeGreaterThan(30);
});
