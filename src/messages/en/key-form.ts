/** Apart from the other words of Connect, since the form loads on demand. */
export const keyForm = {
  host: 'Host',
  hostPlaceholder: 'https://…',
  publicKey: 'Public API key',
  publicKeyPlaceholder: 'pak_…',
  walletKey: 'Wallet key',
  walletKeyPlaceholder: 'waka_…',
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
};

export const hostProblems = {
  empty: 'Enter the address of your LNPay host.',
  'not-an-address': 'This is not a web address. It looks like https://lnpay.example.com',
  insecure:
    'http:// would send your keys across the network for anyone to read. Use https://, or http:// only for a host on this machine.',
  'has-credentials': 'Leave the name and password out of the address: the keys go below.',
  'wrong-scheme': 'A host’s address begins with https://',
};

export const keyProblems = {
  publicEmpty: 'Enter the public API key. It begins with pak_',
  walletEmpty: 'Enter the wallet key. It begins with waka_',
  secret:
    'This is a secret key for servers (sak_). Never put it in a browser. Use the public key: pak_',
  walletInPublic:
    'This is a wallet key. It goes into the field below; here goes the public key: pak_',
  publicInWallet:
    'This is the public API key. It goes into the field above; here goes the wallet key: waka_',
  readOnly: 'This key can only read (wakr_): it cannot pay. Use the wallet’s admin key: waka_',
  receiveOnly: (prefix: string) =>
    `This key can only receive (${prefix}): it cannot pay. Use the wallet’s admin key: waka_`,
  unknown: (prefix: string) => `This does not look like an LNPay key: those begin with ${prefix}`,
};
