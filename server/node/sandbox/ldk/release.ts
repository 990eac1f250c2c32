/**
 * Frees WASM memory at once. The bindings free an object only when the garbage collector finds its
 * small JavaScript wrapper, which is too late for one made for every line LDK logs.
 */
import type { Record } from 'lightningdevkit';
import { Record_free } from 'lightningdevkit/bindings.mjs';
import { CommonBase } from 'lightningdevkit/structs/CommonBase.mjs';

declare module 'lightningdevkit/bindings.mjs' {
  /** Exported, but left out of the package's types as internal. */
  function Record_free(pointer: bigint): void;
}

abstract class Handle extends CommonBase {
  static release(object: CommonBase, free: (pointer: bigint) => void): void {
    const pointer = CommonBase.get_ptr_of(object);
    CommonBase.set_null_skip_free(object);
    free(pointer);
  }
}

export function releaseRecord(record: Record): void {
  Handle.release(record, Record_free);
}
