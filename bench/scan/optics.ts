/** What light, lenses, sensors and paper do to a picture. Each function returns a new canvas of the same size. */
import { context2d } from './draw-code.ts';
import type { Random } from './random.ts';

export function sameSize(canvas: OffscreenCanvas): OffscreenCanvas {
  return new OffscreenCanvas(canvas.width, canvas.height);
}

/** The code in the middle of a camera's frame, on a grey ground, turned by an angle in degrees. */
export function inFrame(
  code: OffscreenCanvas,
  { width = 1280, height = 960, degrees = 0, ground = '#8d8a86', mirrored = false } = {},
): OffscreenCanvas {
  const turn =
    Math.abs(Math.sin((degrees * Math.PI) / 180)) + Math.abs(Math.cos((degrees * Math.PI) / 180));
  const side = code.width * turn + 8;
  const frame = new OffscreenCanvas(Math.max(width, side), Math.max(height, side));
  const context = context2d(frame);
  context.fillStyle = ground;
  context.fillRect(0, 0, frame.width, frame.height);
  context.translate(frame.width / 2, frame.height / 2);
  context.rotate((degrees * Math.PI) / 180);
  if (mirrored) context.scale(-1, 1);
  context.drawImage(code, -code.width / 2, -code.height / 2);
  return frame;
}

export function resized(canvas: OffscreenCanvas, scale: number): OffscreenCanvas {
  const result = new OffscreenCanvas(
    Math.round(canvas.width * scale),
    Math.round(canvas.height * scale),
  );
  const context = context2d(result);
  context.imageSmoothingQuality = 'high';
  context.drawImage(canvas, 0, 0, result.width, result.height);
  return result;
}

/** `sigma` in pixels. */
export function blurred(canvas: OffscreenCanvas, sigma: number): OffscreenCanvas {
  const result = sameSize(canvas);
  const context = context2d(result);
  context.filter = `blur(${sigma}px)`;
  context.drawImage(canvas, 0, 0);
  return result;
}

/** A hand that moves while the shutter is open. */
export function shaken(canvas: OffscreenCanvas, length: number, degrees: number): OffscreenCanvas {
  const result = sameSize(canvas);
  const context = context2d(result);
  const steps = Math.max(2, Math.ceil(length * 2));
  for (let step = 0; step < steps; step++) {
    const along = (step / (steps - 1) - 0.5) * length;
    context.globalAlpha = 1 / (step + 1);
    const angle = (degrees * Math.PI) / 180;
    context.drawImage(canvas, along * Math.cos(angle), along * Math.sin(angle));
  }
  return result;
}

/** Changes each pixel by itself; `at` counts pixels from the top left. */
export function perPixel(
  canvas: OffscreenCanvas,
  change: (value: number, x: number, y: number, channel: number) => number,
): OffscreenCanvas {
  const result = sameSize(canvas);
  const { width, height } = canvas;
  const image = context2d(canvas).getImageData(0, 0, width, height);
  const { data } = image;
  for (let i = 0; i < data.length; i += 4) {
    const x = (i / 4) % width;
    const y = Math.floor(i / 4 / width);
    for (let channel = 0; channel < 3; channel++) {
      data[i + channel] = change(data[i + channel] ?? 0, x, y, channel);
    }
  }
  context2d(result).putImageData(image, 0, 0);
  return result;
}

export function noisy(canvas: OffscreenCanvas, sigma: number, random: Random): OffscreenCanvas {
  let luminance = 0;
  return perPixel(canvas, (value, _x, _y, channel) => {
    if (channel === 0) luminance = random.gauss() * sigma;
    return value + luminance + random.gauss() * sigma * 0.3;
  });
}

/** Light from `low` to `high` in place of 0 to 255. */
export function contrast(canvas: OffscreenCanvas, low: number, high: number): OffscreenCanvas {
  return perPixel(canvas, (value) => low + (value / 255) * (high - low));
}

export type Warp = (x: number, y: number) => [x: number, y: number];

/** Takes each pixel from the place that `from` returns, interpolated between pixels. */
export function warped(canvas: OffscreenCanvas, from: Warp): OffscreenCanvas {
  const result = sameSize(canvas);
  const { width, height } = canvas;
  const source = context2d(canvas).getImageData(0, 0, width, height).data;
  const image = new ImageData(width, height);
  const at = (x: number, y: number, channel: number) =>
    source[
      (Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))) * 4 +
        channel
    ] ?? 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [fx, fy] = from(x, y);
      const [x0, y0] = [Math.floor(fx), Math.floor(fy)];
      const [dx, dy] = [fx - x0, fy - y0];
      for (let channel = 0; channel < 4; channel++) {
        const top = at(x0, y0, channel) * (1 - dx) + at(x0 + 1, y0, channel) * dx;
        const bottom = at(x0, y0 + 1, channel) * (1 - dx) + at(x0 + 1, y0 + 1, channel) * dx;
        image.data[(y * width + x) * 4 + channel] = top * (1 - dy) + bottom * dy;
      }
    }
  }
  context2d(result).putImageData(image, 0, 0);
  return result;
}

/** Seen from the side: `tilt` 0 is straight ahead, 1 infinitely far. */
export function tilted(canvas: OffscreenCanvas, tilt: number, lean: number): OffscreenCanvas {
  const [cx, cy] = [canvas.width / 2, canvas.height / 2];
  return warped(canvas, (x, y) => {
    const [u, v] = [(x - cx) / cx, (y - cy) / cy];
    const depth = 1 / (1 - tilt * u - lean * v);
    return [cx + u * depth * cx * 0.95, cy + v * depth * cy * 0.95];
  });
}

/** Paper that does not lie flat. */
export function wavy(canvas: OffscreenCanvas, height: number, length: number): OffscreenCanvas {
  return warped(canvas, (x, y) => [
    x + height * Math.sin((2 * Math.PI * y) / length),
    y + height * Math.sin((2 * Math.PI * x) / length + 1),
  ]);
}

/** A lamp's reflection: round, brightest in the middle. `radius` is a share of the frame's height. */
export function glared(canvas: OffscreenCanvas, radius: number, strength: number): OffscreenCanvas {
  const result = sameSize(canvas);
  const context = context2d(result);
  context.drawImage(canvas, 0, 0);
  const [x, y] = [canvas.width * 0.55, canvas.height * 0.56];
  const light = context.createRadialGradient(x, y, 0, x, y, canvas.height * radius);
  light.addColorStop(0, `rgba(255,255,255,${strength})`);
  light.addColorStop(0.4, `rgba(255,255,255,${strength * 0.85})`);
  light.addColorStop(1, 'rgba(255,255,255,0)');
  context.fillStyle = light;
  context.fillRect(0, 0, canvas.width, canvas.height);
  return result;
}

export async function asJpeg(canvas: OffscreenCanvas, quality: number): Promise<OffscreenCanvas> {
  const bitmap = await createImageBitmap(
    await canvas.convertToBlob({ type: 'image/jpeg', quality }),
  );
  const result = sameSize(canvas);
  context2d(result).drawImage(bitmap, 0, 0);
  return result;
}
