/** `npm run bench -- [topic…]`: measures, prints, and fails when a figure is outside its budget. */
import { benchHistory } from './history/bench-history.ts';
import { benchInvoice } from './invoice/bench-invoice.ts';
import { benchScan } from './scan/bench-scan.ts';
import { benchServer } from './server/bench-server.ts';
import { benchSize } from './size/bench-size.ts';
import { withinBudget, type BenchLine, type BenchReport } from './report.ts';

const TOPICS: Record<string, () => Promise<BenchReport>> = {
  size: benchSize,
  invoice: benchInvoice,
  scan: benchScan,
  history: benchHistory,
  server: benchServer,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((topic) => !(topic in TOPICS));
if (unknown.length > 0) {
  console.error(
    `No such bench: ${unknown.join(', ')}. There are: ${Object.keys(TOPICS).join(', ')}`,
  );
  process.exit(1);
}

const overBudget: BenchLine[] = [];
for (const [topic, run] of Object.entries(TOPICS)) {
  if (wanted.length > 0 && !wanted.includes(topic)) continue;
  const report = await run();
  console.log(`\n${report.title}`);
  for (const line of report.lines) {
    console.log(describe(line));
    if (!withinBudget(line)) overBudget.push(line);
  }
}
if (overBudget.length > 0) {
  const names = overBudget.map(({ name }) => name).join('; ');
  console.error(`\n${overBudget.length} outside their budget: ${names}`);
  process.exitCode = 1;
}

function describe(line: BenchLine): string {
  const { max, min } = line.budget ?? {};
  const bounds = [
    max === undefined ? '' : `at most ${max}`,
    min === undefined ? '' : `at least ${min}`,
  ];
  const budget = bounds.filter((bound) => bound !== '').join(', ');
  const mark = budget === '' ? ' ' : withinBudget(line) ? '✓' : '✗';
  const value = line.value.toLocaleString('en', { maximumFractionDigits: 2 });
  return `  ${mark} ${line.name.padEnd(58)} ${value.padStart(10)} ${line.unit.padEnd(6)} ${budget}`;
}
