/** Pictures of QR codes, drawn without a browser: grey pixels, as PNG files or as a film for a fake camera. */
import { writeFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';

export interface Picture {
  width: number;
  height: number;
  /** One byte a pixel, row by row; 0 is black. */
  grey: Uint8Array;
}

export interface Pose {
  /** Where the middle of the code is, in shares of the picture's width and height. */
  x: number;
  y: number;
  /** The code's width, as a share of the picture's height. */
  size: number;
  degrees: number;
}

const STRAIGHT: Pose = { x: 0.5, y: 0.5, size: 0.86, degrees: 0 };
const GROUND = 120;
/** Sub-pixels a side, averaged, as a lens does. */
const FINE = 3;

export function picture(
  codes: { text: string; pose?: Partial<Pose> }[],
  { width = 960, height = 720 } = {},
): Picture {
  const grey = new Uint8Array(width * height).fill(GROUND);
  for (const { text, pose } of codes)
    drawCode({ width, height, grey }, text, { ...STRAIGHT, ...pose });
  return { width, height, grey };
}

function drawCode({ width, height, grey }: Picture, text: string, pose: Pose): void {
  const { size, data } = encode(text, { border: 3 });
  const module = (pose.size * height) / size;
  const angle = (pose.degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle) / module, Math.sin(angle) / module];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let part = 0; part < FINE * FINE; part++) {
        const dx = x + ((part % FINE) + 0.5) / FINE - pose.x * width;
        const dy = y + (Math.floor(part / FINE) + 0.5) / FINE - pose.y * height;
        const column = Math.floor(dx * cos + dy * sin + size / 2);
        const row = Math.floor(dy * cos - dx * sin + size / 2);
        const dark = data[row]?.[column];
        sum += dark === undefined ? (grey[y * width + x] ?? 0) : dark ? 20 : 235;
      }
      grey[y * width + x] = sum / (FINE * FINE);
    }
  }
}

/** A hand that is not quite still, and a sensor that is not quite clean. */
export function handheld(text: string, frame: number): Picture {
  const sway = Math.sin(frame * 0.9);
  const shot = picture([
    {
      text,
      pose: {
        x: 0.5 + sway * 0.02,
        y: 0.5 - sway * 0.015,
        size: 0.8 + sway * 0.04,
        degrees: 7 + sway * 4,
      },
    },
  ]);
  const { width, grey } = shot;
  const moved = grey.map((value, i) => {
    const smear = (value + (grey[i - 1] ?? value) + (grey[i + width] ?? value)) / 3;
    const noise = ((Math.imul(i + frame * 7919, 2_654_435_761) >>> 20) & 31) - 16;
    return Math.max(0, Math.min(255, 40 + smear * 0.62 + noise));
  });
  return { ...shot, grey: moved };
}

export function asPng({ width, height, grey }: Picture): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits of grey a pixel.
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    rows.set(grey.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** The file that Chromium's fake camera plays, again and again (YUV4MPEG2, grey). */
export async function writeFilm(file: string, frames: Picture[]): Promise<void> {
  const [first] = frames;
  if (!first) throw new Error('a film has frames');
  const { width, height } = first;
  const noColour = Buffer.alloc((width * height) / 2, 128);
  const parts = frames.flatMap(({ grey }) => [Buffer.from('FRAME\n'), Buffer.from(grey), noColour]);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F20:1 Ip A1:1 C420jpeg\n`);
  await writeFile(file, Buffer.concat([head, ...parts]));
}
