export const notSent = {
  title: 'Nothing was sent.',
  deviceFull:
    'This browser could not write the payment down, and without that it could be forgotten or paid twice. Free some storage, or leave private browsing.',
  hostUnsure:
    'Your host did not answer when it was asked what it can do. Check your connection, and try again in a moment.',
};
