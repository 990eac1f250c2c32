/**
 * What the server answers and takes is tied to core/lnpay by types. These tests hold the tie itself:
 * tsc fails when one of the expected errors is gone.
 */
import { expectTypeOf, test } from 'vitest';
import type { DecodedInvoiceAnswer } from '#core/lnpay/answers/decoded-invoice.ts';
import { feeEstimateAnswerSchema } from '#core/lnpay/answers/fee-estimate.ts';
import type { Complete } from '#core/lnpay/answers/field.ts';
import type { LnTxAnswer, OwnLnTxAnswer } from '#core/lnpay/answers/ln-tx.ts';
import type { HopAnswer, RoutesAnswer } from '#core/lnpay/answers/routes.ts';
import type { WalletAnswer } from '#core/lnpay/answers/wallet.ts';
import type { WtxAnswer } from '#core/lnpay/answers/wtx.ts';
import type { ReleaseRequest, SandboxInvoiceRequest } from '#core/lnpay/requests.ts';
import type { ApiServer } from '../http/api-server.ts';
import type { FieldsOf } from '../http/body.ts';
import { oneOf, optionalMsat, optionalText, optionalWhole, paymentHash } from '../http/fields.ts';
import { answer } from '../openapi/answers.ts';
import { decodedInvoiceToWire } from './decoded-invoice-to-wire.ts';
import { lnTxToWire, ownLnTxToWire } from './lntx-to-wire.ts';
import { routesToWire } from './routes-to-wire.ts';
import { walletToWire } from './wallet-to-wire.ts';
import { pendingWtxToWire, wtxToWire } from './wtx-to-wire.ts';

test('every mapper returns an answer of core/lnpay', () => {
  expectTypeOf(walletToWire).returns.toEqualTypeOf<WalletAnswer>();
  expectTypeOf(lnTxToWire).returns.toEqualTypeOf<LnTxAnswer>();
  expectTypeOf(ownLnTxToWire).returns.toEqualTypeOf<OwnLnTxAnswer>();
  expectTypeOf(wtxToWire).returns.toEqualTypeOf<WtxAnswer>();
  expectTypeOf(pendingWtxToWire).returns.toEqualTypeOf<WtxAnswer>();
  expectTypeOf(routesToWire).returns.toEqualTypeOf<Complete<RoutesAnswer>>();
  expectTypeOf(decodedInvoiceToWire).returns.toEqualTypeOf<Complete<DecodedInvoiceAnswer>>();
});

test('a field that is misspelt, forgotten or of another type is an error', () => {
  const rest: Omit<WalletAnswer, 'held_msat'> = {
    id: 'wal_1',
    created_at: 1,
    updated_at: 1,
    user_label: '',
    balance: 1,
    balance_msat: 1000,
    statusType: { type: 'wallet', name: 'active', display_name: 'Active' },
    walletType: { name: 'generic_wallet', display_name: 'Generic Wallet' },
    default_lnurlpay_id: null,
  };
  // @ts-expect-error -- its name is held_msat
  const misspelt: WalletAnswer = { ...rest, held_msats: 0 };
  // @ts-expect-error -- held_msat is missing
  const forgotten: WalletAnswer = rest;
  // @ts-expect-error -- held_msat is a number
  const text: WalletAnswer = { ...rest, held_msat: '0' };
  // @ts-expect-error -- what is left out is stated as undefined
  const hop: Complete<HopAnswer> = {
    chanId: '1',
    chanCapacity: '1',
    amtToForward: '1',
    expiry: 1,
    amtToForwardMsat: '1',
    feeMsat: '1',
    pubKey: '',
    tlvPayload: true,
  };
  expectTypeOf([misspelt, forgotten, text, hop]).toBeArray();
});

test('so it is in a handler', () => {
  const routes = (app: ApiServer) => {
    const response = { 200: answer(feeEstimateAnswerSchema, 'The fee.') };
    app.get('/right', { schema: { response } }, async () => ({
      fee_msat: 1,
      success_probability: null,
    }));
    // @ts-expect-error -- its name is fee_msat
    app.get('/misspelt', { schema: { response } }, async () => ({
      fee_msats: 1,
      success_probability: null,
    }));
    // @ts-expect-error -- success_probability is missing
    app.get('/forgotten', { schema: { response } }, async () => ({ fee_msat: 1 }));
    app.get('/sent', { schema: { response } }, async (_request, reply) =>
      // @ts-expect-error -- success_probability is a number
      reply.code(200).send({ fee_msat: 1, success_probability: '1' }),
    );
    app.get('/status', { schema: { response } }, async (_request, reply) =>
      // @ts-expect-error -- 201 is not documented
      reply.code(201).send({ fee_msat: 1, success_probability: null }),
    );
  };
  expectTypeOf(routes).toBeFunction();
});

test('so it is in the fields of a request', () => {
  const about = { description: '' };
  const rest = {
    kind: oneOf(
      ['payable', 'amountless', 'expired', 'unroutable', 'dear', 'held', 'refused'],
      about,
    ),
    memo: optionalText({ ...about, maxLength: 1 }),
    expiry: optionalWhole({ ...about, min: 1, max: 2 }),
  };
  const num_msat = optionalMsat({ ...about, min: 1, example: 1 });
  const right: FieldsOf<SandboxInvoiceRequest> = { ...rest, num_msat };
  // @ts-expect-error -- num_msat is missing
  const forgotten: FieldsOf<SandboxInvoiceRequest> = rest;
  // @ts-expect-error -- num_msat is a number
  const text: FieldsOf<SandboxInvoiceRequest> = { ...rest, num_msat: rest.memo };
  const misspelt = {
    payment_hash: paymentHash,
    // @ts-expect-error -- it is not in the request
    payment_hashes: paymentHash,
  } satisfies FieldsOf<ReleaseRequest>;
  expectTypeOf([right, forgotten, text, misspelt]).toBeArray();
});
