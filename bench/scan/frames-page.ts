/** The part of the bench that runs in a browser: reads every frame with three decoders. */
import { Html5QrcodeSupportedFormats } from 'html5-qrcode/esm/core';
import { ZXingHtml5QrcodeDecoder } from 'html5-qrcode/esm/zxing-html5-qrcode-decoder';
import { decodePicture, preloadDecoder } from '#src/wallet/scanner/decoder.ts';
import { loadZxingReader } from '#src/wallet/scanner/zxing-reader.ts';
import { context2d } from './draw-code.ts';
import { makeFrames } from './frames.ts';

export interface Reading {
  degradation: string;
  frame: string;
  ours: Outcome;
  onePass: Outcome;
  zxingJs: Outcome;
}

export interface Outcome {
  read: 'right' | 'wrong' | 'nothing';
  /** Milliseconds. */
  ms: number;
}

declare global {
  var readFrames: () => Promise<Reading[]>;
}

globalThis.readFrames = async () => {
  preloadDecoder();
  const onePass = await loadZxingReader();
  const quiet = { log: () => {}, warn: () => {}, logError: () => {}, logErrors: () => {} };
  const zxingJs = new ZXingHtml5QrcodeDecoder([Html5QrcodeSupportedFormats.QR_CODE], false, quiet);
  const readings: Reading[] = [];
  for await (const { name, degradation, text, canvas } of makeFrames()) {
    const page = document.createElement('canvas');
    page.width = canvas.width;
    page.height = canvas.height;
    page.getContext('2d', { willReadFrequently: true })?.drawImage(canvas, 0, 0);
    const pixels = context2d(canvas).getImageData(0, 0, canvas.width, canvas.height);
    const bitmap = await createImageBitmap(canvas);
    readings.push({
      degradation,
      frame: name,
      ours: await timed(text, () => decodePicture(bitmap)),
      onePass: await timed(text, () => onePass(pixels)),
      zxingJs: await timed(text, async () => [(await zxingJs.decodeAsync(page)).text]),
    });
  }
  return readings;
};

async function timed(text: string, read: () => Promise<string[]>): Promise<Outcome> {
  const start = performance.now();
  const texts = await read().catch(() => []);
  const ms = performance.now() - start;
  if (texts.length === 0) return { read: 'nothing', ms };
  return { read: texts.every((one) => one === text) ? 'right' : 'wrong', ms };
}
