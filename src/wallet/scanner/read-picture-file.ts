/** Reads the QR codes in a file, whatever kind of file it is. */
import { decodePicture, DecoderMissing } from './decoder.ts';
import { nativeDetector } from './native-detector.ts';

export type PictureReading =
  /** The texts of the codes, one a line. */
  | { kind: 'text'; text: string }
  | { kind: 'no-code' }
  | { kind: 'not-a-picture' }
  | { kind: 'decoder-missing' };

export async function readPictureFile(file: Blob): Promise<PictureReading> {
  const picture = await decodeImage(file);
  if (!picture) return { kind: 'not-a-picture' };
  try {
    const texts = await decodeCodes(picture);
    return texts.length > 0 ? { kind: 'text', text: texts.join('\n') } : { kind: 'no-code' };
  } catch (error) {
    if (error instanceof DecoderMissing) return { kind: 'decoder-missing' };
    throw error;
  } finally {
    picture.close();
  }
}

async function decodeCodes(picture: ImageBitmap): Promise<string[]> {
  const detect = await nativeDetector();
  const texts = (await detect?.(picture).catch(() => [])) ?? [];
  return texts.length > 0 ? [...new Set(texts)] : await decodePicture(picture);
}

async function decodeImage(file: Blob): Promise<ImageBitmap | null> {
  return await createImageBitmap(file).catch(() => rasterise(file).catch(() => null));
}

const SVG_SIDE_PX = 1200;

/** For SVG, which browsers only decode in an <img>, and which may have no size of its own. */
async function rasterise(file: Blob): Promise<ImageBitmap> {
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const scale = SVG_SIDE_PX / (Math.max(width, height) || SVG_SIDE_PX);
    return await createImageBitmap(image, {
      resizeWidth: Math.round((width || SVG_SIDE_PX) * scale),
      resizeHeight: Math.round((height || SVG_SIDE_PX) * scale),
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
