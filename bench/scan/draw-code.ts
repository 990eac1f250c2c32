/** A QR code as shops, wallets and printers draw it. */
import { encode } from 'uqr';
import type { Random } from './random.ts';

const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

/** A text as long as an invoice and made of the same characters. */
export function invoiceLike(length: number, upperCase: boolean, random: Random): string {
  let text = `lnbc${Math.floor(random.between(1, 9999))}n1`;
  while (text.length < length) text += BECH32.charAt(Math.floor(random.next() * 32));
  return upperCase ? text.toUpperCase() : text;
}

export interface CodeStyle {
  /** Pixels a module. */
  module: number;
  /** Modules of light margin; the standard wants 4. */
  quiet: number;
  ecc: 'L' | 'M' | 'Q';
  dark: string;
  light: string;
  dots: boolean;
  /** Width of a picture in the middle, as a share of the code. */
  logo: number;
}

export const PLAIN: CodeStyle = {
  module: 5,
  quiet: 4,
  ecc: 'L',
  dark: '#000',
  light: '#fff',
  dots: false,
  logo: 0,
};

export function drawCode(text: string, style: CodeStyle): OffscreenCanvas {
  const { module, quiet } = style;
  const { size, data } = encode(text, { ecc: style.ecc, border: 0 });
  const side = Math.round((size + 2 * quiet) * module);
  const canvas = new OffscreenCanvas(side, side);
  const context = context2d(canvas);
  context.fillStyle = style.light;
  context.fillRect(0, 0, side, side);
  context.fillStyle = style.dark;
  const inFinder = (x: number, y: number) =>
    (x < 7 && y < 7) || (x >= size - 7 && y < 7) || (x < 7 && y >= size - 7);
  for (const [y, row] of data.entries()) {
    for (const [x, dark] of row.entries()) {
      if (!dark) continue;
      const [left, top] = [(x + quiet) * module, (y + quiet) * module];
      if (style.dots && !inFinder(x, y)) {
        context.beginPath();
        context.arc(left + module / 2, top + module / 2, module * 0.45, 0, 7);
        context.fill();
      } else {
        const [right, bottom] = [left + module, top + module];
        context.fillRect(
          Math.round(left),
          Math.round(top),
          Math.round(right) - Math.round(left),
          Math.round(bottom) - Math.round(top),
        );
      }
    }
  }
  if (style.logo > 0) drawLogo(context, side, size * module * style.logo);
  return canvas;
}

function drawLogo(context: OffscreenCanvasRenderingContext2D, side: number, width: number): void {
  const start = (side - width) / 2;
  context.fillStyle = '#fff';
  context.fillRect(start, start, width, width);
  context.fillStyle = '#f7931a';
  context.beginPath();
  context.arc(side / 2, side / 2, width * 0.45, 0, 7);
  context.fill();
}

export function context2d(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas here');
  return context;
}
