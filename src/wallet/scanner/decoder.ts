/** The page's side of the worker that runs the wasm decoder. There is one, started when first needed. */
import type { DecodeAnswer, DecodeRequest } from './decode-messages.ts';

/** The decoder could not be loaded: no network, or a browser without wasm. The next use tries again. */
export class DecoderMissing extends Error {
  override name = 'DecoderMissing';
}

interface Decoder {
  request(content: RequestContent): Promise<string[]>;
  terminate(): void;
}

type RequestContent = { kind: 'load' } | { kind: 'frame' | 'picture'; bitmap: ImageBitmap };

let current: Decoder | null = null;

/** Fetches the decoder ahead of its use. */
export function preloadDecoder(): void {
  decode({ kind: 'load' }).catch(() => undefined);
}

/** The texts of the codes in a picture. @throws DecoderMissing */
export function decodePicture(bitmap: ImageBitmap): Promise<string[]> {
  return decode({ kind: 'picture', bitmap });
}

/** The texts of the codes in a camera's frame, with another pass each time. @throws DecoderMissing */
export function decodeFrame(bitmap: ImageBitmap): Promise<string[]> {
  return decode({ kind: 'frame', bitmap });
}

async function decode(content: RequestContent): Promise<string[]> {
  const decoder = (current ??= startDecoder());
  try {
    return await decoder.request(content);
  } catch (error) {
    // A worker that could not load its wasm cannot try again; a new worker can.
    decoder.terminate();
    if (current === decoder) current = null;
    throw error;
  }
}

function startDecoder(): Decoder {
  const worker = new Worker(new URL('./decode-worker.ts', import.meta.url), { type: 'module' });
  const pending = new Map<
    number,
    { resolve: (texts: string[]) => void; reject: (why: Error) => void }
  >();
  let count = 0;
  const failAll = () => {
    for (const { reject } of pending.values()) reject(new DecoderMissing());
    pending.clear();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<DecodeAnswer>) => {
    const request = pending.get(data.id);
    pending.delete(data.id);
    if (data.ok) request?.resolve(data.texts);
    else request?.reject(new DecoderMissing());
  });
  worker.addEventListener('error', failAll);
  return {
    request: (content) =>
      new Promise((resolve, reject) => {
        const request: DecodeRequest = { id: count++, ...content };
        pending.set(request.id, { resolve, reject });
        worker.postMessage(request, 'bitmap' in request ? [request.bitmap] : []);
      }),
    terminate() {
      worker.terminate();
      failAll();
    },
  };
}
