/** Makes sure that there is a Chromium for the browser tests: finds one, or installs Debian's with apt. */
import { spawnSync } from 'node:child_process';
import { findBrowser } from './find-browser.mjs';

const found = findBrowser() ?? install();
if (!found) {
  console.error(
    'The browser tests need Chromium or Chrome, and none was found or could be installed.\n' +
      'Install one (Debian, Ubuntu: apt-get install chromium), or set CHROMIUM_PATH to its program.',
  );
  process.exit(1);
}
console.log(`browser: ${found}`);

function install() {
  const root = process.getuid?.() === 0;
  if (process.platform !== 'linux' || process.env.CHROMIUM_PATH) return null;
  const apt = (...args) => {
    const [command, ...rest] = root ? ['apt-get', ...args] : ['sudo', '-n', 'apt-get', ...args];
    return spawnSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  };
  console.log('No Chromium found: installing the distribution’s.');
  apt('update', '-qq');
  return apt('install', '-y', '-qq', '--no-install-recommends', 'chromium') ? findBrowser() : null;
}
