/** Reads the codes in a picture, with as many passes as it takes within a time. For a worker: it needs no page. */
import { ALL_PASSES, QUICK_PASSES, type Pass } from './passes.ts';
import type { ReadCodes } from './zxing-reader.ts';

/** Pixels looked at at once: more is more than a phone has memory for. */
const MOST_PIXELS = 16_000_000;
/** Of a camera's frame, when there is more to do than to decode it: a phone needs a fifth of a second. */
const MOST_TREATED_PIXELS = 1_300_000;
const PATIENCE_MS = 5_000;
/** One picture may show several codes, not all of them to the first pass. */
const PASSES_FOR_ALL_CODES = 3;

interface Region {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The texts of the codes in a picture, each once; empty when there is none that can be read. */
export async function readPicture(readCodes: ReadCodes, picture: ImageBitmap): Promise<string[]> {
  const deadline = performance.now() + PATIENCE_MS;
  const texts = new Set<string>();
  for (const region of regionsOf(picture)) {
    for (const [index, pass] of ALL_PASSES.entries()) {
      if (texts.size > 0 && index >= PASSES_FOR_ALL_CODES) break;
      if (performance.now() > deadline) return [...texts];
      for (const text of await readCodes(look(picture, region, pass, MOST_PIXELS))) texts.add(text);
    }
    if (texts.size > 0) break;
  }
  return [...texts];
}

/** Reads one frame of many with one pass: every other time the plain one, in between the next of the others. */
export async function readFrame(
  readCodes: ReadCodes,
  frame: ImageBitmap,
  count: number,
): Promise<string[]> {
  const others = QUICK_PASSES.slice(1);
  const plain = count % 2 === 0;
  const pass = plain ? QUICK_PASSES[0] : others[((count - 1) / 2) % others.length];
  const pixels = plain ? MOST_PIXELS : MOST_TREATED_PIXELS;
  return pass ? await readCodes(look(frame, whole(frame), pass, pixels)) : [];
}

/** The whole picture, then, if that is too much to look at closely, its overlapping quarters. */
function regionsOf(picture: ImageBitmap): Region[] {
  if (picture.width * picture.height <= MOST_PIXELS) return [whole(picture)];
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

function look(
  picture: ImageBitmap,
  region: Region,
  { scale, turn = 0, treat }: Pass,
  mostPixels: number,
): ImageData {
  const fitting = Math.sqrt(mostPixels / (region.width * region.height));
  const zoom = Math.min(scale, fitting);
  const [width, height] = [region.width * zoom, region.height * zoom];
  const angle = (turn * Math.PI) / 180;
  const [sin, cos] = [Math.abs(Math.sin(angle)), Math.abs(Math.cos(angle))];
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(width * cos + height * sin)),
    Math.max(1, Math.round(width * sin + height * cos)),
  );
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('this browser gives no canvas');
  // A picture may be see-through; codes are drawn on white.
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
  return treat ? treat(image) : image;
}
