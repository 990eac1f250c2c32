/** The messages between the page and the decoding worker. */
export type DecodeRequest =
  { id: number; kind: 'load' } | { id: number; kind: 'frame' | 'picture'; bitmap: ImageBitmap };

/** Not `ok`: the decoder could not be loaded. */
export type DecodeAnswer = { id: number; ok: true; texts: string[] } | { id: number; ok: false };
