export const connect = {
  heading: 'Connect a wallet',
  intro:
    'Pay Lightning invoices from your wallet at an LNPay host, and keep receipts that prove themselves.',
  sandboxButton: 'Try it with the sandbox',
  sandboxBusy: 'Opening a sandbox wallet…',
  sandboxText:
    'A wallet with 100\u202f000 sat of play money on a Lightning network of its own. These sats are worth nothing.',
  ownWallet: 'Connect a wallet you have',
  host: 'Host',
  hostPlaceholder: 'https://…',
  publicKey: 'Public API key',
  walletKey: 'Wallet key',
  pasteHint:
    'You can paste the whole answer of “Create Wallet” into any field: the keys are found in it.',
  foundKeys: 'Keys found in what you pasted.',
  secretLeftOut:
    'Keys found in what you pasted. The secret key (sak_) was left out: it stays on servers.',
  show: 'Show',
  hide: 'Hide',
  keep: 'Keep on this device',
  keepOff: 'Off: the keys are forgotten when you close this tab.',
  keepOn:
    'On: the keys stay in this browser, encrypted, until you forget them in Settings. Whoever can use this browser can pay from the wallet.',
  keepImpossible:
    'This browser cannot keep keys encrypted on this page, so they are forgotten when you close this tab.',
  submit: 'Connect',
  checking: 'Checking…',
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
