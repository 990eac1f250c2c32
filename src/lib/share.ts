/** The device's own way of handing things to other apps (Web Share). */

export function canShare(): boolean {
  return 'share' in navigator;
}

export interface Shared {
  title: string;
  text: string;
  picture: Blob | null;
}

/** Shares the picture with the text where the device takes files, else the text alone. False when it did not. */
export async function share({ title, text, picture }: Shared): Promise<boolean> {
  const files = picture ? [new File([picture], 'receipt.png', { type: picture.type })] : [];
  const withPicture = files.length > 0 && 'canShare' in navigator && navigator.canShare({ files });
  try {
    await navigator.share({ title, text, ...(withPicture ? { files } : {}) });
    return true;
  } catch (error) {
    // Changing one's mind is no failure.
    return error instanceof DOMException && error.name === 'AbortError';
  }
}
