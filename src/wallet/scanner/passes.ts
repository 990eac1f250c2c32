/**
 * The ways to look at a picture, one after the other until a code is read. The first reads nine in ten; which of the
 * others help, and in which order, was measured over the frames of `npm run bench scan`.
 */
import { imageOf, luminanceOf, sharpen, soften, threshold } from './luminance.ts';

export interface Pass {
  /** Pixels looked at for each pixel of the picture, in width and height. */
  scale: number;
  /** Turned by this many degrees. */
  turn?: number;
  treat?: (image: ImageData) => ImageData;
}

const thresholded = (radius: number) => (image: ImageData) =>
  imageOf(threshold(luminanceOf(image), radius));
const softened = (image: ImageData) => imageOf(soften(luminanceOf(image)));
const sharpened = (image: ImageData) => imageOf(sharpen(luminanceOf(image), 3, 4));

/** Quick enough for a camera's frames. */
export const QUICK_PASSES: readonly Pass[] = [
  { scale: 1 },
  { scale: 1, treat: thresholded(8) },
  { scale: 0.5 },
  { scale: 1, treat: softened },
  { scale: 1, treat: sharpened },
];

export const ALL_PASSES: readonly Pass[] = [
  ...QUICK_PASSES,
  { scale: 0.5, treat: thresholded(8) },
  { scale: 2 },
  { scale: 1, turn: 45 },
  { scale: 2, treat: thresholded(20) },
];
