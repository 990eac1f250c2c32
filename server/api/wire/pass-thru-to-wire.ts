import { isNestedTooDeep } from '../http/json-depth.ts';

/** What came with a transaction. Null for what no answer can show: it must not take the rest with it. */
export function passThruToWire(stored: string): unknown {
  try {
    const value: unknown = JSON.parse(stored);
    return isNestedTooDeep(value) ? null : value;
  } catch {
    return null;
  }
}
