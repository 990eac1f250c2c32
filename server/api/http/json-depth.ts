/** How deep JSON may be nested. What walks it further on recurses, and would overflow the stack. */

/** PHP's limit, and so LNPay's. */
export const MAX_LEVELS = 512;

/** Level by level, so that no depth is too much for this itself. */
export function isNestedTooDeep(value: unknown, maxLevels = MAX_LEVELS): boolean {
  let level = [value].filter(isBranch);
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === maxLevels) return true;
    level = level.flatMap((branch) => Object.values(branch).filter(isBranch));
  }
  return false;
}

function isBranch(value: unknown): value is Record<string, unknown> | unknown[] {
  return value !== null && typeof value === 'object';
}
