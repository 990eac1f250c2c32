/** The text in a file that a person drops or chooses: a text file's content, or a picture's QR codes. */
import { readPictureFile } from '#src/wallet/scanner/read-picture-file.ts';

export type ReceiptReading =
  | { kind: 'text'; text: string }
  | { kind: 'no-code' | 'not-a-picture' | 'decoder-missing' | 'too-large' };

const MAX_TEXT_BYTES = 100_000;

export async function readReceiptFile(file: Blob & { name?: string }): Promise<ReceiptReading> {
  if (!isText(file)) return readPictureFile(file);
  if (file.size > MAX_TEXT_BYTES) return { kind: 'too-large' };
  return { kind: 'text', text: await file.text() };
}

function isText({ type, name = '' }: Blob & { name?: string }): boolean {
  return type.startsWith('text/') || type === 'application/json' || /\.(?:json|txt)$/i.test(name);
}
