/** The set of frames: every degradation, at both strengths, on invoices from short to long. */
import { DEGRADATIONS, type Strength } from './degradations.ts';
import { invoiceLike } from './draw-code.ts';
import { seededRandom } from './random.ts';

/** Real invoices: the shortest has no route hint, the longest three. */
const LENGTHS = [250, 340, 460, 600, 780, 1000];

export interface Frame {
  name: string;
  degradation: string;
  text: string;
  canvas: OffscreenCanvas;
}

export async function* makeFrames(): AsyncGenerator<Frame> {
  let seed = 1;
  for (const [degradation, degrade] of Object.entries(DEGRADATIONS)) {
    for (const strength of [0, 1] satisfies Strength[]) {
      for (const [index, length] of LENGTHS.entries()) {
        const random = seededRandom(seed++);
        const text = invoiceLike(length, (index + strength) % 2 === 0, random);
        const canvas = await degrade(text, strength, random);
        yield { name: `${degradation} ${strength} ${length}`, degradation, text, canvas };
      }
    }
  }
}
