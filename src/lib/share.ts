/** The device's own share menu (Web Share). */

export function canShare(): boolean {
  return 'share' in navigator;
}

export interface ShareContent {
  title: string;
  text: string;
  file?: File | null;
}

/** Shares the file with the text where the device takes files, else the text alone. False when it failed. */
export async function share({ title, text, file }: ShareContent): Promise<boolean> {
  const files = file ? [file] : [];
  const withFile = files.length > 0 && 'canShare' in navigator && navigator.canShare({ files });
  try {
    await navigator.share({ title, text, ...(withFile ? { files } : {}) });
    return true;
  } catch (error) {
    // The person changed their mind.
    return error instanceof DOMException && error.name === 'AbortError';
  }
}
