/** Up to which settlement of which node's invoices every listener has taken: kept across restarts. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import type { NodePubkey } from '#core/hex.ts';

const fileSchema = v.record(v.string(), v.pipe(v.string(), v.regex(/^\d{1,19}$/)));

export class SettleCursor {
  readonly #file: string;

  constructor(folder: string) {
    this.#file = path.join(folder, 'settle-index.json');
  }

  /**
   * LND's `settle_index`; null when none is known. An index is worth something only to the node that
   * gave it: above its own last, LND silently leaves settlements out.
   */
  read(pubkey: NodePubkey): bigint | null {
    const text = this.#read()[pubkey];
    return text === undefined ? null : BigInt(text);
  }

  write(pubkey: NodePubkey, settleIndex: bigint): void {
    mkdirSync(path.dirname(this.#file), { recursive: true, mode: 0o700 });
    const unfinished = `${this.#file}.new`;
    writeFileSync(unfinished, JSON.stringify({ ...this.#read(), [pubkey]: String(settleIndex) }));
    renameSync(unfinished, this.#file);
  }

  /** A file that is lost or cannot be read costs nothing: open invoices are looked up as well. */
  #read(): v.InferOutput<typeof fileSchema> {
    try {
      return v.parse(fileSchema, JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch {
      return {};
    }
  }
}
