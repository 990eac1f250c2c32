export const connect = {
  heading: 'Connect a wallet',
  intro:
    'Pay Lightning invoices from your wallet at an LNPay host, and keep receipts that prove themselves.',
  sandboxButton: 'Try it with the sandbox',
  sandboxBusy: 'Opening a sandbox wallet…',
  sandboxText:
    'A wallet with 100\u202f000 sat of play money on a Lightning network of its own. These sats are worth nothing.',
  ownWallet: 'Connect a wallet you have',
  verify: 'Check a receipt, without a wallet',
  replaces: 'Another wallet is connected now. A new one takes its place on this device.',
};

export const connectFailures = {
  offline: { title: 'You are offline.', text: 'Connect to the network, then try again.' },
  unreachable: {
    title: 'The host does not answer.',
    text: 'Check its address. It may be down, or not let web pages of other addresses talk to it (CORS).',
  },
  'not-lnpay': {
    title: 'There is no LNPay host at this address.',
    text: 'Something answers there, but not as LNPay does. Check the address.',
  },
  'not-found': {
    title: 'The host knows no wallet by this key.',
    text: 'Check the wallet key, and that it belongs to this host.',
  },
  'key-refused': {
    title: 'The host refuses these keys.',
    text: 'Check that both are whole, belong together and to this host.',
  },
  'rate-limited': {
    title: 'The host asks you to wait.',
    text: 'There were too many tries. Try again in a minute.',
  },
  refused: { title: 'The host refuses.', text: 'It says:' },
  'cannot-keep': {
    title: 'The keys could not be kept on this device.',
    text: 'The browser refused to store them. Turn “Keep on this device” off to go on in this tab only.',
  },
  sandbox: {
    title: 'The sandbox did not give a wallet.',
    text: 'It may still be starting. Try again in a few seconds.',
  },
};
