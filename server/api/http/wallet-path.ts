import { fields } from './body.ts';
import { requiredText } from './fields.ts';

export const walletPath = fields({
  access_key: requiredText({
    description: 'A wallet access key such as waka_…; with a secret key also the wallet’s id.',
    maxLength: 255,
  }),
});
