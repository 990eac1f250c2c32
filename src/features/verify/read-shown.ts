/** From what a person drops or chooses to the text in it: a text file as it is, a picture's QR code. */
import { openPicture } from '#src/wallet/scanner/open-picture.ts';

export type ShownReading =
  | { kind: 'text'; text: string }
  | { kind: 'no-code' | 'not-a-picture' | 'decoder-missing' | 'too-large' };

const LARGEST_TEXT_BYTES = 100_000;

export async function readShown(file: Blob & { name?: string }): Promise<ShownReading> {
  if (!isText(file)) return openPicture(file);
  if (file.size > LARGEST_TEXT_BYTES) return { kind: 'too-large' };
  return { kind: 'text', text: await file.text() };
}

function isText({ type, name = '' }: Blob & { name?: string }): boolean {
  return type.startsWith('text/') || type === 'application/json' || /\.(?:json|txt)$/i.test(name);
}
