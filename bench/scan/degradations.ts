/** How codes look in cameras and pictures. Each degradation is made at two strengths, 0 and 1. */
import { context2d, drawCode, PLAIN, type CodeStyle } from './draw-code.ts';
import * as optics from './optics.ts';
import type { Random } from './random.ts';

export type Strength = 0 | 1;
export type Degradation = (
  text: string,
  strength: Strength,
  random: Random,
) => OffscreenCanvas | Promise<OffscreenCanvas>;

const code = (text: string, style: Partial<CodeStyle> = {}) =>
  drawCode(text, { ...PLAIN, ...style });
const framed = (text: string, degrees = 0, style: Partial<CodeStyle> = {}) =>
  optics.inFrame(code(text, style), { degrees });
const pick = <T>(strength: Strength, mild: T, hard: T): T => (strength === 0 ? mild : hard);

export const DEGRADATIONS: Record<string, Degradation> = {
  pristine: (text, s) => code(text, { module: pick(s, 4, 7) }),
  rotated: (text, s, random) =>
    framed(text, pick(s, random.between(3, 20), random.between(30, 60))),
  'out of focus': (text, s) => optics.blurred(framed(text, 4), pick(s, 1.7, 2.5)),
  shaken: (text, s, random) =>
    optics.shaken(framed(text, 3), pick(s, 5, 7.5), random.between(0, 180)),
  'sensor noise': (text, s, random) => optics.noisy(framed(text, 5), pick(s, 45, 110), random),
  'dead pixels': (text, s, random) =>
    optics.perPixel(framed(text, 2), (value) =>
      random.next() < pick(s, 0.04, 0.12) ? (random.next() < 0.5 ? 0 : 255) : value,
    ),
  'low contrast': (text, s, random) =>
    optics.noisy(
      optics.contrast(framed(text, 3), pick(s, 100, 122), pick(s, 160, 138)),
      pick(s, 2, 3),
      random,
    ),
  dark: (text, s, random) =>
    optics.noisy(optics.contrast(framed(text, 6), 4, pick(s, 60, 22)), pick(s, 4, 4), random),
  overexposed: (text, s, random) =>
    optics.noisy(optics.contrast(framed(text, 2), pick(s, 170, 232), pick(s, 330, 275)), 4, random),
  perspective: (text, s) => optics.tilted(framed(text, 4, { module: 6 }), pick(s, 0.25, 0.5), 0.12),
  small: (text, s) => optics.resized(framed(text, 3), pick(s, 0.5, 0.38)),
  inverted: (text, s) =>
    s === 0
      ? framed(text, 2, { dark: '#fff', light: '#000' })
      : optics.inFrame(code(text, { dark: '#e8e3da', light: '#181818', quiet: 1 }), {
          ground: '#181818',
        }),
  glare: (text, s) =>
    optics.glared(
      framed(text, 5, { ecc: pick(s, 'L', 'M') }),
      pick(s, 0.12, 0.18),
      pick(s, 0.9, 0.97),
    ),
  logo: (text, s) =>
    framed(text, 2, { logo: pick(s, 0.14, 0.26), ecc: pick(s, 'L', 'Q'), module: 4.5 }),
  moire: (text, s) =>
    optics.perPixel(framed(text, 3), (value, x, y) => {
      const waves = Math.sin(x * 0.9 + y * 0.13) * Math.sin(y * 0.83 - x * 0.09);
      return value * 0.8 + 25 + waves * pick(s, 50, 105);
    }),
  'photo of a screen': (text, s, random) => {
    const grid = optics.perPixel(
      framed(text, 0, { module: 6 }),
      (value, x, y, channel) =>
        (30 + value * 0.85) * (x % 3 === channel ? 1.25 : 0.8) * (y % 3 === 0 ? 0.7 : 1),
    );
    const bent = optics.tilted(grid, 0.1, 0.05);
    return optics.noisy(optics.blurred(bent, pick(s, 1.4, 2.7)), pick(s, 8, 20), random);
  },
  jpeg: (text, s) => optics.asJpeg(framed(text, 2), pick(s, 0.15, 0.04)),
  shadow: (text, s) =>
    optics.perPixel(framed(text, 3), (value, x, y) => {
      const edge = x * 0.8 + y * 0.6 - 850;
      return value * (1 - pick(s, 0.6, 0.9) / (1 + Math.exp(-edge / pick(s, 60, 6))));
    }),
  'curved paper': (text, s) => optics.wavy(framed(text, 3), pick(s, 4, 7), 600),
  dots: (text, s) => framed(text, 4, { dots: true, module: pick(s, 6, 4.5) }),
  colours: (text, s) =>
    framed(
      text,
      3,
      s === 0 ? { dark: '#1b3a8a', light: '#ffe9b8' } : { dark: '#d9480f', light: '#ffe3c2' },
    ),
  'no margin': (text, s) => framed(text, pick(s, 0, 7), { quiet: pick(s, 1, 0) }),
  screenshot: (text, s) => screenshot(text, s === 1),
  'sent by messenger': (text, s) =>
    optics.asJpeg(optics.resized(framed(text, 0), pick(s, 0.5, 0.42)), pick(s, 0.5, 0.3)),
  'thermal print': (text, s, random) => {
    const spread = optics.blurred(framed(text, 2, { module: 6 }), pick(s, 1.2, 1.8));
    const lost = new Set(
      Array.from({ length: pick(s, 10, 24) }, () => Math.floor(random.between(150, 800))),
    );
    return optics.perPixel(spread, (value, _x, y) =>
      lost.has(y) ? 235 : value < pick(s, 150, 175) ? 40 : 235,
    );
  },
  mirrored: (text, s) => optics.inFrame(code(text), { degrees: pick(s, 0, 12), mirrored: true }),
  'far away': (text, s) =>
    optics.inFrame(code(text, { module: pick(s, 2.5, 2) }), {
      width: 2400,
      height: 1800,
      degrees: 6,
    }),
  handheld: (text, s, random) => {
    const bent = optics.tilted(
      framed(text, pick(s, 6, 14), { module: 6 }),
      pick(s, 0.1, 0.2),
      0.08,
    );
    const moved = optics.shaken(
      optics.blurred(bent, pick(s, 1.1, 1.9)),
      pick(s, 3.5, 6),
      random.between(0, 180),
    );
    return optics.noisy(optics.contrast(moved, 45, pick(s, 190, 140)), pick(s, 8, 16), random);
  },
};

/** A screenshot of a phone, with an app around the code. */
function screenshot(text: string, night: boolean): OffscreenCanvas {
  const canvas = new OffscreenCanvas(1080, 2340);
  const context = context2d(canvas);
  context.fillStyle = night ? '#101014' : '#fafafa';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = night ? '#eee' : '#222';
  context.font = '44px sans-serif';
  for (let line = 0; line < 12; line++) {
    context.fillText('Pay with Lightning 25 000 sat', 60, 120 + line * 60);
    context.fillText(text.slice(line * 30, line * 30 + 30), 60, 1750 + line * 48);
  }
  const qr = code(
    text,
    night ? { dark: '#fff', light: '#101014', module: 6 } : { module: 6, quiet: 2 },
  );
  const side = 760;
  context.imageSmoothingQuality = 'high';
  context.drawImage(qr, (canvas.width - side) / 2, 900, side, side);
  return canvas;
}
