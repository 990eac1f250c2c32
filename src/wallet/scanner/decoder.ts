/** The wasm decoder in its worker, as the page sees it. One for all; started when first needed. */
import type { DecodeAnswer, DecodeRequest } from './decode-messages.ts';

/** The decoder could not be loaded: no network, or a browser without wasm. The next use tries again. */
export class DecoderMissing extends Error {
  override name = 'DecoderMissing';
}

interface Decoder {
  ask(request: Unnumbered): Promise<string[]>;
  end(): void;
}

type Unnumbered = { kind: 'load' } | { kind: 'frame' | 'picture'; bitmap: ImageBitmap };

let current: Decoder | null = null;

/** Fetches the decoder ahead of its use. */
export function preloadDecoder(): void {
  decode({ kind: 'load' }).catch(() => undefined);
}

/** The texts of the codes in a picture. @throws DecoderMissing */
export function decodePicture(bitmap: ImageBitmap): Promise<string[]> {
  return decode({ kind: 'picture', bitmap });
}

/** The texts of the codes in a camera's frame, read in another way each time. @throws DecoderMissing */
export function decodeFrame(bitmap: ImageBitmap): Promise<string[]> {
  return decode({ kind: 'frame', bitmap });
}

async function decode(request: Unnumbered): Promise<string[]> {
  const decoder = (current ??= startDecoder());
  try {
    return await decoder.ask(request);
  } catch (error) {
    // A worker whose wasm did not come never gets it: the next one may.
    decoder.end();
    if (current === decoder) current = null;
    throw error;
  }
}

function startDecoder(): Decoder {
  const worker = new Worker(new URL('./decode-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<
    number,
    { resolve: (texts: string[]) => void; reject: (why: Error) => void }
  >();
  let count = 0;
  const failAll = () => {
    for (const { reject } of waiting.values()) reject(new DecoderMissing());
    waiting.clear();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<DecodeAnswer>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) asked?.resolve(data.texts);
    else asked?.reject(new DecoderMissing());
  });
  worker.addEventListener('error', failAll);
  return {
    ask: (unnumbered) =>
      new Promise((resolve, reject) => {
        const request: DecodeRequest = { id: count++, ...unnumbered };
        waiting.set(request.id, { resolve, reject });
        worker.postMessage(request, 'bitmap' in request ? [request.bitmap] : []);
      }),
    end() {
      worker.terminate();
      failAll();
    },
  };
}
