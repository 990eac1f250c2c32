/** Decodes the codes in a picture, with as many passes as it takes within a time. It runs in a worker. */
import { ALL_PASSES, QUICK_PASSES, type DecodePass } from './decode-passes.ts';
import type { ReadCodes } from './zxing-reader.ts';

/** Of one decoded image: a phone has no memory for more. */
const MAX_PIXELS = 16_000_000;
/** Of a camera's frame when it is filtered too: a phone needs a fifth of a second for that. */
const MAX_FILTERED_PIXELS = 1_300_000;
const TIMEOUT_MS = 5_000;
/** A picture may show several codes, and the first pass does not always find all of them. */
const PASSES_FOR_ALL_CODES = 3;

interface Region {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The texts of the codes in a picture, each once; empty when there is none that can be read. */
export async function readPicture(readCodes: ReadCodes, picture: ImageBitmap): Promise<string[]> {
  const deadline = performance.now() + TIMEOUT_MS;
  const texts = new Set<string>();
  for (const region of regionsOf(picture)) {
    for (const [index, pass] of ALL_PASSES.entries()) {
      if (texts.size > 0 && index >= PASSES_FOR_ALL_CODES) break;
      if (performance.now() > deadline) return [...texts];
      for (const text of await readCodes(render(picture, region, pass, MAX_PIXELS)))
        texts.add(text);
    }
    if (texts.size > 0) break;
  }
  return [...texts];
}

/** Decodes one frame of many with one pass: the plain one every other time, the next of the others in between. */
export async function readFrame(
  readCodes: ReadCodes,
  frame: ImageBitmap,
  count: number,
): Promise<string[]> {
  const others = QUICK_PASSES.slice(1);
  const plain = count % 2 === 0;
  const pass = plain ? QUICK_PASSES[0] : others[((count - 1) / 2) % others.length];
  const maxPixels = plain ? MAX_PIXELS : MAX_FILTERED_PIXELS;
  return pass ? await readCodes(render(frame, whole(frame), pass, maxPixels)) : [];
}

/** The whole picture, then, if it is too large for full resolution, its overlapping quarters. */
function regionsOf(picture: ImageBitmap): Region[] {
  if (picture.width * picture.height <= MAX_PIXELS) return [whole(picture)];
  const width = Math.ceil(picture.width * 0.6);
  const height = Math.ceil(picture.height * 0.6);
  const corners = [0, picture.height - height].flatMap((y) =>
    [0, picture.width - width].map((x) => ({ x, y, width, height })),
  );
  return [whole(picture), ...corners];
}

function whole({ width, height }: ImageBitmap): Region {
  return { x: 0, y: 0, width, height };
}

/** The image that a pass decodes. */
function render(
  picture: ImageBitmap,
  region: Region,
  { scale, rotation = 0, filter }: DecodePass,
  maxPixels: number,
): ImageData {
  const fitting = Math.sqrt(maxPixels / (region.width * region.height));
  const zoom = Math.min(scale, fitting);
  const [width, height] = [region.width * zoom, region.height * zoom];
  const angle = (rotation * Math.PI) / 180;
  const [sin, cos] = [Math.abs(Math.sin(angle)), Math.abs(Math.cos(angle))];
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(width * cos + height * sin)),
    Math.max(1, Math.round(width * sin + height * cos)),
  );
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('this browser gives no canvas');
  // A transparent picture is meant to be seen on white.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate(angle);
  const { x, y } = region;
  context.drawImage(
    picture,
    x,
    y,
    region.width,
    region.height,
    -width / 2,
    -height / 2,
    width,
    height,
  );
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  return filter ? filter(image) : image;
}
