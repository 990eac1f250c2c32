import type { Msat } from '#core/money.ts';
import { sat } from './amounts.ts';

export const settings = {
  heading: 'Settings',
  wallet: 'Connected wallet',
  label: 'Name',
  noLabel: 'no name',
  id: 'Wallet id',
  host: 'Host',
  network: 'Network',
  networkUnknown: 'the host does not say',
  keys: 'Keys',
  keysKept: 'Kept in this browser, encrypted, until you forget them here.',
  keysInTab: 'In this tab only: closing it forgets them.',
  connectOther: 'Connect another wallet',
  verify: 'Check a receipt',
  links: 'Open Lightning links with this wallet',
  linksWhat: 'Your browser then opens web+lightning: links here.',
  forget: 'Forget this wallet',
  forgetWhat:
    'The keys are removed from this browser. The wallet itself and its money stay at the host; you need the keys to come back.',
  forgetSandbox:
    'The keys are removed from this browser. Nobody else has them, so this sandbox wallet is lost.',
  forgetOpen: (count: number) =>
    count === 1
      ? 'A payment is still on its way. Without the keys you will not see what became of it.'
      : `${count} payments are still on their way. Without the keys you will not see what became of them.`,
  forgetSure: 'Forget it',
  keepIt: 'Keep it',
};

export const usualFee = {
  title: 'Usual fee limit',
  label: 'The network may charge at most',
  unit: 'Unit of the usual fee limit',
  floor: 'But never less than, in sat',
  floorHint: 'Routes charge a sat or so however small the payment. 10 leaves room for that.',
  example: (amount: Msat, limit: Msat) =>
    limit === 0n
      ? `For ${sat(amount)}: free routes only.`
      : `For ${sat(amount)}: up to ${sat(limit)}.`,
  reset: 'Back to 5 %',
  notKept: 'This browser could not keep it, so Review goes on with the limit from before.',
};
