/** What the server asks of LND, and nothing else: docs/running.md has the same list. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** As the command in docs/running.md bakes them. */
export function documentedPermissions(): string[] {
  const text = readFileSync(
    fileURLToPath(new URL('../../../docs/running.md', import.meta.url)),
    'utf8',
  );
  const command = /lncli bakemacaroon[^]*?```/.exec(text)?.[0] ?? '';
  return [...command.matchAll(/uri:(\/[\w./]+)/g)].map(([, uri = '']) => uri);
}
