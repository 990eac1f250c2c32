/**
 * The ways to decode a picture, tried one after the other until a code is read. The first reads nine in ten; which of
 * the others help, and in which order, was measured over the frames of `npm run bench scan`.
 */
import { imageOf, luminanceOf, sharpen, soften, threshold } from './luminance.ts';

export interface DecodePass {
  /** Of the picture's width and height. */
  scale: number;
  /** Degrees. */
  rotation?: number;
  filter?: (image: ImageData) => ImageData;
}

const thresholded = (radius: number) => (image: ImageData) =>
  imageOf(threshold(luminanceOf(image), radius));
const softened = (image: ImageData) => imageOf(soften(luminanceOf(image)));
const sharpened = (image: ImageData) => imageOf(sharpen(luminanceOf(image), 3, 4));

/** Quick enough for a camera's frames. */
export const QUICK_PASSES: readonly DecodePass[] = [
  { scale: 1 },
  { scale: 1, filter: thresholded(8) },
  { scale: 0.5 },
  { scale: 1, filter: softened },
  { scale: 1, filter: sharpened },
];

export const ALL_PASSES: readonly DecodePass[] = [
  ...QUICK_PASSES,
  { scale: 0.5, filter: thresholded(8) },
  { scale: 2 },
  { scale: 1, rotation: 45 },
  { scale: 2, filter: thresholded(20) },
];
