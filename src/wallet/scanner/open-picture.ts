/** From a file, whatever it is, to what the QR codes in it say. */
import { decodePicture, DecoderMissing } from './decoder.ts';
import { nativeDetector } from './native-detector.ts';

export type PictureReading =
  /** What the codes say, one a line. */
  | { kind: 'text'; text: string }
  | { kind: 'no-code' }
  | { kind: 'not-a-picture' }
  | { kind: 'decoder-missing' };

export async function openPicture(file: Blob): Promise<PictureReading> {
  const picture = await pictureIn(file);
  if (!picture) return { kind: 'not-a-picture' };
  try {
    const texts = await codesIn(picture);
    return texts.length > 0 ? { kind: 'text', text: texts.join('\n') } : { kind: 'no-code' };
  } catch (error) {
    if (error instanceof DecoderMissing) return { kind: 'decoder-missing' };
    throw error;
  } finally {
    picture.close();
  }
}

async function codesIn(picture: ImageBitmap): Promise<string[]> {
  const detect = await nativeDetector();
  const texts = (await detect?.(picture).catch(() => [])) ?? [];
  return texts.length > 0 ? [...new Set(texts)] : await decodePicture(picture);
}

async function pictureIn(file: Blob): Promise<ImageBitmap | null> {
  return await createImageBitmap(file).catch(() => drawing(file).catch(() => null));
}

const DRAWING_SIDE_PX = 1200;

/** SVG, which browsers only open as an element of a page. It may have no size of its own. */
async function drawing(file: Blob): Promise<ImageBitmap> {
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const scale = DRAWING_SIDE_PX / (Math.max(width, height) || DRAWING_SIDE_PX);
    return await createImageBitmap(image, {
      resizeWidth: Math.round((width || DRAWING_SIDE_PX) * scale),
      resizeHeight: Math.round((height || DRAWING_SIDE_PX) * scale),
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
