/**
 * A port in the other thread: each method that `local` has not posts a call and resolves with its
 * answer. The thread's end implements the same interface, so a new method of it needs no line here.
 */
export function remotePort<Remote extends object, Local extends object>(
  call: (method: keyof Remote, args: unknown[]) => Promise<unknown>,
  local: Local,
): Remote & Local;
export function remotePort(
  call: (method: string, args: unknown[]) => Promise<unknown>,
  local: object,
): object {
  return new Proxy(local, {
    get: (target, method) => {
      // `then`: a promise that resolves with a port must not take it for a promise.
      if (method in target || typeof method === 'symbol' || method === 'then') {
        return Reflect.get(target, method);
      }
      return (...args: unknown[]) => call(method, args);
    },
  });
}
