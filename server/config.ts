/** The server's settings, from the environment. Each wrong one is told in a sentence. */
import path from 'node:path';
import { err, ok, type Result } from '#core/result.ts';

export interface Config {
  host: string;
  /** 0 lets the system choose. */
  port: number;
  /** Absolute. */
  dataDir: string;
  lightningNode: 'sandbox';
}

type Environment = Readonly<Record<string, string | undefined>>;

/** An empty variable is as good as none. The error is for the person who starts the server. */
export function readConfig(environment: Environment): Result<Config, string> {
  const given = (name: string) => environment[name]?.trim() || undefined;
  const port = given('PORT') ?? '3210';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    return err(`PORT is "${port}", but it has to be a whole number from 0 to 65535, such as 3210.`);
  }
  const lightningNode = given('LIGHTNING_NODE') ?? 'sandbox';
  if (lightningNode !== 'sandbox') {
    return err(
      `LIGHTNING_NODE is "${lightningNode}", but the only one this release knows is "sandbox".`,
    );
  }
  return ok({
    host: given('HOST') ?? '127.0.0.1',
    port: Number(port),
    dataDir: path.resolve(given('DATA_DIR') ?? './data'),
    lightningNode,
  });
}
