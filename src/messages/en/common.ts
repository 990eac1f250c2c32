export const common = {
  appName: 'LNPay Wallet',
  documentTitle: (heading: string) => `${heading} · LNPay Wallet`,
  sat: 'sat',
  copy: 'Copy',
  copied: 'Copied',
  copyRefused: 'Not copied: select it by hand',
  showAll: 'Show all',
  showLess: 'Show less',
  tryAgain: 'Try again',
  backHome: 'Back to Home',
};

export const shell = {
  homeLink: 'LNPay Wallet, home',
  navigation: 'Pages',
  shop: 'Shop',
  settings: 'Settings',
  offline: 'Offline. Nothing can be paid until you are back.',
  broken: 'This page broke',
  brokenText:
    'It is a fault of the wallet, or a part of it could not be loaded. Your money is not touched: a payment that was sent goes on, and is listed on Home.',
  reload: 'Load again',
  notFound: 'There is nothing here',
  notFoundText: 'The address may be old, or cut short.',
};

export const networks = {
  mainnet: 'Bitcoin mainnet',
  testnet: 'testnet',
  signet: 'signet',
  regtest: 'regtest (play money)',
};
