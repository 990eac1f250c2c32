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
  /** Also over HTTPS on the local network: `npm start -- --lan`. */
  lan: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** An empty variable is as good as none. The error is for the person who starts the server. */
export function readConfig(
  environment: Environment,
  options: readonly string[] = [],
): Result<Config, string> {
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
  const unknown = options.find((option) => option !== '--lan');
  if (unknown !== undefined) {
    return err(`There is no option "${unknown}". The only one is --lan: npm start -- --lan.`);
  }
  const host = given('HOST') ?? '127.0.0.1';
  const lan = options.includes('--lan');
  if (lan && !['127.0.0.1', 'localhost', '::1'].includes(host)) {
    return err(
      `HOST is "${host}" and --lan is given. Use one of them: --lan serves the local network over HTTPS, beside 127.0.0.1.`,
    );
  }
  return ok({
    host,
    port: Number(port),
    dataDir: path.resolve(given('DATA_DIR') ?? './data'),
    lightningNode,
    lan,
  });
}
