export const notSent = {
  title: 'Nothing was sent.',
  deviceFull:
    'This browser could not write the payment down, and without that it could be forgotten or paid twice. Free some storage, or leave private browsing.',
  hostUnsure:
    'Your host did not answer when it was asked what it can do. Check your connection, and try again in a moment.',
  why: {
    left: 'You left the page before the payment began.',
    expired: 'The invoice expired before the payment began. Ask the payee for a new one.',
    'other-tab':
      'Another tab was at this payment and did not begin it either. Close that tab, or try again here.',
  },
};
