/** Decodes in a worker, so that the page stays responsive. */
import type { DecodeAnswer, DecodeRequest } from './decode-messages.ts';
import { readFrame, readPicture } from './read-picture.ts';
import { loadZxingReader } from './zxing-reader.ts';

const loading = loadZxingReader();
let frames = 0;

addEventListener('message', (event: MessageEvent<DecodeRequest>) => {
  void answer(event.data).then((message) => postMessage(message));
});

async function answer(request: DecodeRequest): Promise<DecodeAnswer> {
  const { id } = request;
  try {
    const readCodes = await loading;
    if (request.kind === 'load') return { id, ok: true, texts: [] };
    const { kind, bitmap } = request;
    const reading =
      kind === 'frame' ? readFrame(readCodes, bitmap, frames++) : readPicture(readCodes, bitmap);
    const texts = await reading;
    bitmap.close();
    return { id, ok: true, texts };
  } catch {
    // The page terminates this worker, and starts another when it next needs one.
    return { id, ok: false };
  }
}
