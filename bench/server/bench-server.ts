import type { BenchReport } from '../report.ts';
import { benchOwnShare } from './own-share.ts';
import { benchRunningServer } from './running-server.ts';

export async function benchServer(): Promise<BenchReport> {
  return {
    title: 'Server',
    lines: [...(await benchRunningServer()), ...(await benchOwnShare())],
  };
}
