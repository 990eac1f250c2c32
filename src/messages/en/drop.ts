export const drop = {
  title: 'Drop it to read it',
  hint: 'A picture with a QR code, or a text with an invoice.',
};
