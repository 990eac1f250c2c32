/** A body of JSON: whole, or line by line as it comes. */
import { LndProblem } from './lnd-problem.ts';

/** A payment of many attempts over long routes takes some hundred kilobytes. */
const LONGEST = 16 * 1024 * 1024;
const NEWLINE = 0x0a;

/** @throws LndProblem for more than LND ever says, and for a line that is no JSON */
export async function* readLines(chunks: AsyncIterable<Buffer>): AsyncGenerator {
  let rest: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      yield parseLine(Buffer.concat([...rest, chunk.subarray(start, end)]));
      rest = [];
      length = 0;
      start = end + 1;
    }
    rest.push(chunk.subarray(start));
    length += chunk.length - start;
    if (length > LONGEST) throw tooLong();
  }
  if (length > 0) yield parseLine(Buffer.concat(rest));
}

/** @throws LndProblem for more than LND ever says */
export async function joinChunks(chunks: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length > LONGEST) throw tooLong();
  }
  return Buffer.concat(parts).toString();
}

function parseLine(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString());
  } catch {
    throw new LndProblem('not-lnd', 'A line of LND’s answer is no JSON.');
  }
}

function tooLong(): LndProblem {
  return new LndProblem('not-lnd', 'LND’s answer is longer than any that it gives.');
}
