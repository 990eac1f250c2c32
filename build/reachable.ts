/** What `start` and everything it imports add up to, in a graph of modules or of chunks. */
export function reachable(
  start: string,
  importsOf: (id: string) => readonly string[],
): Set<string> {
  const found = new Set<string>([start]);
  for (const id of found) for (const imported of importsOf(id)) found.add(imported);
  return found;
}
