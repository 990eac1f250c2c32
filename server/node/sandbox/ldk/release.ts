/**
 * Frees WASM memory at once. The bindings free an object only when the garbage collector finds its
 * small JavaScript wrapper, which is too late for one made for every line LDK logs.
 */
import { createRequire } from 'node:module';
import { Record } from 'lightningdevkit';
import * as v from 'valibot';

/** The package's types leave this function out as internal. */
const Bindings = v.object({
  Record_free: v.custom<(pointer: bigint) => void>((value) => typeof value === 'function'),
});

// By `require`, so that no bundler or test runner makes a second instance of the module.
const bindings: unknown = createRequire(import.meta.url)('lightningdevkit/bindings.mjs');
const { Record_free: free } = v.parse(Bindings, bindings);

abstract class Handle extends Record {
  static release(record: Record): void {
    const pointer = Record.get_ptr_of(record);
    Record.set_null_skip_free(record);
    free(pointer);
  }
}

export function releaseRecord(record: Record): void {
  Handle.release(record);
}
