/** Loads LDK's WASM once per thread. It holds up to about twelve nodes (160 MB of address space each). */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initializeWasmFromBinary } from 'lightningdevkit';

let loading: Promise<void> | undefined;

export function loadLdk(): Promise<void> {
  const path = createRequire(import.meta.url).resolve('lightningdevkit/liblightningjs.wasm');
  loading ??= readFile(path).then(initializeWasmFromBinary);
  return loading;
}
