/** What a node keeps on disk, and LDK's view of it. LDK names a value by two namespaces and a key. */
import {
  IOError,
  KVStore,
  Result_CVec_StrZIOErrorZ,
  Result_CVec_u8ZIOErrorZ,
  Result_NoneIOErrorZ,
} from 'lightningdevkit';

/** A node's values by name. A write is durable only when the owner commits. */
export interface NodeFiles {
  read(folder: string, name: string): Uint8Array | null;
  write(folder: string, name: string, bytes: Uint8Array): void;
  remove(folder: string, name: string): void;
  list(folder: string): string[];
}

export function ldkStore(files: NodeFiles): KVStore {
  const ok = Result_NoneIOErrorZ.constructor_ok();
  return KVStore.new_impl({
    read: (primary, secondary, key) => {
      const bytes = files.read(`${primary}/${secondary}`, key);
      return bytes
        ? Result_CVec_u8ZIOErrorZ.constructor_ok(bytes)
        : Result_CVec_u8ZIOErrorZ.constructor_err(IOError.LDKIOError_NotFound);
    },
    write: (primary, secondary, key, bytes) => {
      files.write(`${primary}/${secondary}`, key, bytes);
      return ok;
    },
    remove: (primary, secondary, key) => {
      files.remove(`${primary}/${secondary}`, key);
      return ok;
    },
    list: (primary, secondary) =>
      Result_CVec_StrZIOErrorZ.constructor_ok(files.list(`${primary}/${secondary}`)),
  });
}
