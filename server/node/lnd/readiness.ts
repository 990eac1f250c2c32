/** Whether LND can be asked to pay now, and if not, what an operator can do. */
import * as v from 'valibot';
import { isNodePubkey, type NodePubkey } from '#core/hex.ts';
import type { LndConnection } from './connection.ts';
import { pause } from './follow.ts';
import { adviceOf, LndError, LndProblem, LOCKED, STARTING } from './lnd-problem.ts';
import { readAnswer } from './read-answer.ts';

const stateSchema = v.object({ state: v.string() });
const infoSchema = v.object({
  identity_pubkey: v.pipe(v.string(), v.guard(isNodePubkey)),
  alias: v.string(),
  version: v.string(),
  chains: v.tuple([v.looseObject({ network: v.string() })]),
  synced_to_chain: v.boolean(),
  num_active_channels: v.number(),
  block_height: v.number(),
});

export interface LndInfo {
  pubkey: NodePubkey;
  alias: string;
  version: string;
  network: string;
  activeChannels: number;
}

/** @throws LndProblem unless LND is up and in step with its chain */
export async function readInfo(connection: LndConnection): Promise<LndInfo> {
  const [, info] = await Promise.all([checkState(connection), getInfo(connection)]);
  if (!info.synced_to_chain) {
    throw new LndProblem(
      'starting',
      `LND is not in step with the Bitcoin chain yet (block ${info.block_height}). It goes on by itself.`,
    );
  }
  return {
    pubkey: info.identity_pubkey,
    alias: info.alias,
    version: info.version,
    network: info.chains[0].network,
    activeChannels: info.num_active_channels,
  };
}

/** `getinfo` answers while LND still loads its channels. */
async function checkState(connection: LndConnection): Promise<void> {
  const answer = await said(connection.ask({ method: 'GET', path: '/v1/state' }));
  const { state } = readAnswer(stateSchema, answer, 'its state');
  if (state !== 'SERVER_ACTIVE') throw notActive(state);
}

async function getInfo(connection: LndConnection) {
  const answer = await said(connection.ask({ method: 'GET', path: '/v1/getinfo' }));
  return readAnswer(infoSchema, answer, 'itself');
}

/** Why nothing can be paid now; null when LND is ready. */
export async function findObstacle(connection: LndConnection): Promise<LndProblem | null> {
  try {
    const { activeChannels } = await readInfo(connection);
    if (activeChannels > 0) return null;
    return new LndProblem(
      'no-channel',
      'LND has no active channel: it can neither pay nor be paid.',
    );
  } catch (error) {
    return error instanceof LndProblem ? error : new LndProblem('error', adviceOf(error));
  }
}

const WATCH_MS = 10_000;

/** Reports when paying has to pause, and when it goes on. */
export async function watchReadiness(
  connection: LndConnection,
  { closing, report }: { closing: AbortSignal; report: (sentence: string) => void },
): Promise<void> {
  let reported: string | null = null;
  while (!closing.aborted) {
    const advice = (await findObstacle(connection))?.advice ?? null;
    if (closing.aborted) return;
    if (advice !== reported) {
      report(advice === null ? 'LND is ready again.' : `Nothing can be paid now. ${advice}`);
    }
    reported = advice;
    await pause(WATCH_MS, closing);
  }
}

function notActive(state: string): LndProblem {
  switch (state) {
    case 'NON_EXISTING':
      return new LndProblem('locked', 'LND has no wallet yet. Create one: lncli create.');
    case 'LOCKED':
      return new LndProblem('locked', LOCKED);
    default:
      return new LndProblem('starting', STARTING);
  }
}

async function said(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof LndError) throw new LndProblem('error', `LND says: ${error.message}`);
    throw error;
  }
}
