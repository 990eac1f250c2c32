import type { ScanInput } from './scan-input.ts';

export function canReadClipboard(): boolean {
  return 'clipboard' in navigator && 'readText' in navigator.clipboard;
}

/** What is on the clipboard, a picture before a text. The browser may ask the person first. */
export async function readClipboard(): Promise<ScanInput | 'empty' | 'refused'> {
  try {
    return 'read' in navigator.clipboard ? await readItems() : await readText();
  } catch {
    return 'refused';
  }
}

async function readItems(): Promise<ScanInput | 'empty'> {
  for (const item of await navigator.clipboard.read()) {
    const type = item.types.find((one) => one.startsWith('image/'));
    if (type) return { kind: 'picture', picture: await item.getType(type) };
  }
  return await readText();
}

async function readText(): Promise<ScanInput | 'empty'> {
  const text = await navigator.clipboard.readText();
  return text.trim() === '' ? 'empty' : { kind: 'text', text };
}
