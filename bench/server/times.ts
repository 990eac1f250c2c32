/** How long the work takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

/** How long each piece of work takes, and all of them with `atOnce` at a time, in milliseconds. */
export async function timesOf<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<unknown>,
): Promise<{ each: number[]; all: number }> {
  const each: number[] = [];
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      const next = item;
      each.push(await timed(() => work(next)));
    }
  };
  const all = await timed(() => Promise.all(Array.from({ length: atOnce }, worker)));
  return { each, all };
}
