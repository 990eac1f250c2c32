/**
 * `npm test`: runs every part, then prints what each took, the ten slowest tests and a closing line.
 * A failed part does not keep the others from running, except those that need it.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { whyNoLnd } from './ensure-lnd.mjs';

const reports = mkdtempSync(path.join(tmpdir(), 'lnpay-tests-'));
const started = performance.now();
// They take five minutes, and ten more to build lnd on a new machine: for CI, or by themselves.
const noLnd = process.env.CI ? whyNoLnd() : 'they are for CI. By themselves: npm run test:lnd';

// Each of these keeps about one core busy, so two run at once; the longest come first.
const results = await runTwoAtOnce([
  // Minutes on a new machine, and nothing on one that has built it before.
  ...(noLnd === null
    ? [part('lnd', ['node', 'build/ensure-lnd.mjs'], { env: { GOMAXPROCS: '1' } })]
    : []),
  part('chromium', ['node', 'build/ensure-browser.mjs']),
  vitest('test:sandbox'),
  vitest('unit'),
  script('types'),
  script('format'),
  script('build'),
  script('lint'),
  script('unused'),
]);
// These use both cores, and the server and the wallet that were built.
for (const each of [vitest('test:api'), playwright('test:browser')]) {
  results.push(hasSucceeded('build') ? await run(each, { isAlone: true }) : notRun(each.name));
}
for (const each of [vitest('test:lnd:server'), playwright('test:lnd:browser')]) {
  if (noLnd !== null) console.log(`\n== ${each.name}: skipped: ${noLnd}`);
  else if (hasSucceeded('build') && hasSucceeded('lnd'))
    results.push(await run(each, { isAlone: true }));
  else results.push(notRun(each.name));
}

rmSync(reports, { recursive: true });
printSummary(results);
process.exitCode = results.every(({ isOk }) => isOk) ? 0 : 1;

function hasSucceeded(partName) {
  return results.every(({ name, isOk }) => name !== partName || isOk);
}

function part(name, command, { env = {}, read = () => [] } = {}) {
  return { name, command, env, read };
}

function script(name, args = [], more = {}) {
  return part(
    name,
    ['npm', 'run', '--silent', name, ...(args.length ? ['--', ...args] : [])],
    more,
  );
}

function vitest(name) {
  const file = path.join(reports, `${name}.json`);
  const args = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return script(name, args, { read: () => readVitest(file) });
}

function playwright(name) {
  const file = path.join(reports, `${name}.json`);
  return script(name, ['--reporter=list,json'], {
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    read: () => readPlaywright(file),
  });
}

async function runTwoAtOnce(parts) {
  const waiting = [...parts];
  const done = [];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) done.push(await run(next));
  };
  await Promise.all([lane(), lane()]);
  return parts.map(({ name }) => done.find((result) => result.name === name));
}

/** Passes on what a part prints: at once if it runs alone, else when it has ended, so that two are never mixed. */
function run({ name, command: [program, ...args], env, read }, { isAlone = false } = {}) {
  return new Promise((resolve) => {
    const began = performance.now();
    if (isAlone) console.log(`\n== ${name}`);
    const child = spawn(program, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = [];
    const print = (chunk) => (isAlone ? process.stdout.write(chunk) : output.push(chunk));
    child.stdout.on('data', print);
    child.stderr.on('data', print);
    child.once('close', (code) => {
      const seconds = (performance.now() - began) / 1000;
      const isOk = code === 0;
      console.log(`\n== ${name}: ${isOk ? 'ok' : 'FAILED'}, ${seconds.toFixed(1)} s`);
      process.stdout.write(Buffer.concat(output));
      resolve({ name, isOk, seconds, tests: read() });
    });
  });
}

function notRun(name) {
  console.log(`\n== ${name}: not run, what it needs could not be built`);
  return { name, isOk: false, seconds: 0, tests: [] };
}

function readReport(file) {
  // A runner that could not even start leaves none; its part has failed then.
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

function readVitest(file) {
  const statusOf = { passed: 'passed', failed: 'failed' };
  return (readReport(file)?.testResults ?? []).flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status, duration }) => ({
      name: `${path.relative('.', name)} › ${fullName}`,
      status: statusOf[status] ?? 'skipped',
      seconds: (duration ?? 0) / 1000,
    })),
  );
}

function readPlaywright(file) {
  const statusOf = { expected: 'passed', skipped: 'skipped' };
  const testsOf = ({ suites = [], specs = [] }) => [
    ...specs.flatMap(({ title, file: spec, tests }) =>
      tests.map(({ projectName, status, results: runs }) => ({
        name: `e2e/${spec} › ${title} (${projectName})`,
        status: statusOf[status] ?? 'failed',
        seconds: runs.reduce((sum, { duration }) => sum + duration, 0) / 1000,
      })),
    ),
    ...suites.flatMap(testsOf),
  ];
  return testsOf(readReport(file) ?? {});
}

function printSummary(all) {
  const tests = all.flatMap((result) => result.tests);
  const count = (list, status) => list.filter((test) => test.status === status).length;
  // A part that fails without a failed test, as the types do, counts as one.
  const failures = all.map(({ isOk, tests: own }) =>
    isOk ? 0 : Math.max(1, count(own, 'failed')),
  );
  const inSeconds = (seconds) => `${seconds.toFixed(1).padStart(7)} s`;
  console.log('\nParts');
  for (const { name, isOk, seconds, tests: own } of all) {
    const counted = own.length ? `  ${count(own, 'passed')} tests passed` : '';
    console.log(`${inSeconds(seconds)}  ${name}${counted}${isOk ? '' : '  FAILED'}`);
  }
  console.log(`${inSeconds((performance.now() - started) / 1000)}  in all, two parts at once`);
  console.log('\nThe ten slowest tests');
  const slowest = tests.toSorted((a, b) => b.seconds - a.seconds).slice(0, 10);
  for (const { name, seconds } of slowest) console.log(`${inSeconds(seconds)}  ${name}`);
  if (noLnd !== null) console.log(`\nThe tests against a real lnd were skipped: ${noLnd}`);
  const skipped = count(tests, 'skipped');
  const failed = failures.reduce((sum, each) => sum + each, 0);
  console.log(
    `\n${count(tests, 'passed')} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`,
  );
}
