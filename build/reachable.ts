/** All that `starts` and everything they import add up to, in a graph of modules or of chunks. */
export function reachable(
  starts: Iterable<string>,
  importsOf: (id: string) => readonly string[],
): Set<string> {
  const found = new Set(starts);
  for (const id of found) for (const imported of importsOf(id)) found.add(imported);
  return found;
}
