/** A greyscale image, and filters that make codes in it easier to read. Pure functions of pixels. */

export interface Luminance {
  width: number;
  height: number;
  /** 0 to 255, row by row. */
  values: Float32Array<ArrayBuffer>;
}

export function luminanceOf({ data, width, height }: ImageData): Luminance {
  const values = new Float32Array(width * height);
  for (let i = 0, at = 0; i < values.length; i++, at += 4) {
    values[i] = (data[at] ?? 0) * 0.299 + (data[at + 1] ?? 0) * 0.587 + (data[at + 2] ?? 0) * 0.114;
  }
  return { width, height, values };
}

export function imageOf({ values, width, height }: Luminance): ImageData {
  const image = new ImageData(width, height);
  for (let i = 0, at = 0; i < values.length; i++, at += 4) {
    image.data.fill(values[i] ?? 0, at, at + 3);
    image.data[at + 3] = 255;
  }
  return image;
}

/** Removes noise and moiré. */
export function soften(picture: Luminance): Luminance {
  return boxBlur(boxBlur(picture, 1), 1);
}

/** Unsharp mask: restores edges that were out of focus. */
export function sharpen(picture: Luminance, radius: number, amount: number): Luminance {
  const around = boxBlur(boxBlur(picture, radius), radius).values;
  const values = picture.values.map((value, i) => value + (value - (around[i] ?? 0)) * amount);
  return { ...picture, values };
}

/** Black or white, by comparison with the local mean: for shadows, glare and faint print. */
export function threshold(picture: Luminance, radius: number): Luminance {
  const around = boxBlur(picture, radius).values;
  return {
    ...picture,
    values: picture.values.map((value, i) => (value > (around[i] ?? 0) ? 255 : 0)),
  };
}

/** The mean over a square of `2 * radius + 1` pixels; pixels beyond the edge repeat it. */
function boxBlur({ values, width, height }: Luminance, radius: number): Luminance {
  const across = new Float32Array(values.length);
  for (let y = 0; y < height; y++) slidingMean(values, across, y * width, 1, width, radius);
  const down = new Float32Array(values.length);
  for (let x = 0; x < width; x++) slidingMean(across, down, x, width, height, radius);
  return { width, height, values: down };
}

function slidingMean(
  from: Float32Array,
  to: Float32Array,
  start: number,
  step: number,
  count: number,
  radius: number,
): void {
  const last = count - 1;
  const at = (index: number) => from[start + Math.min(last, Math.max(0, index)) * step] ?? 0;
  let sum = 0;
  for (let index = -radius; index <= radius; index++) sum += at(index);
  for (let index = 0; index < count; index++) {
    to[start + index * step] = sum / (2 * radius + 1);
    sum += at(index + radius + 1) - at(index - radius);
  }
}
