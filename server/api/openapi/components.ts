/** The objects of the answers by their names in the documentation, generated from core/lnpay. */
import { toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { capabilitiesAnswerSchema } from '#core/lnpay/answers/capabilities.ts';
import { decodedInvoiceAnswerSchema } from '#core/lnpay/answers/decoded-invoice.ts';
import { errorAnswerSchema } from '#core/lnpay/answers/error.ts';
import { feeEstimateAnswerSchema } from '#core/lnpay/answers/fee-estimate.ts';
import { lnTxAnswerSchema, ownLnTxAnswerSchema } from '#core/lnpay/answers/ln-tx.ts';
import { paymentStateAnswerSchema } from '#core/lnpay/answers/payment-state.ts';
import { routesAnswerSchema } from '#core/lnpay/answers/routes.ts';
import {
  releaseAnswerSchema,
  sandboxInvoiceAnswerSchema,
  sandboxInvoiceStateAnswerSchema,
  sandboxWalletAnswerSchema,
} from '#core/lnpay/answers/sandbox.ts';
import {
  accessKeysAnswerSchema,
  newWalletAnswerSchema,
  walletAnswerSchema,
} from '#core/lnpay/answers/wallet.ts';
import { transferAnswerSchema, wtxAnswerSchema } from '#core/lnpay/answers/wtx.ts';

const NAMED = {
  Error: errorAnswerSchema,
  Wallet: walletAnswerSchema,
  AccessKeys: accessKeysAnswerSchema,
  NewWallet: newWalletAnswerSchema,
  LnTx: lnTxAnswerSchema,
  OwnLnTx: ownLnTxAnswerSchema,
  Wtx: wtxAnswerSchema,
  Transfer: transferAnswerSchema,
  PaymentState: paymentStateAnswerSchema,
  DecodedInvoice: decodedInvoiceAnswerSchema,
  Routes: routesAnswerSchema,
  FeeEstimate: feeEstimateAnswerSchema,
  Capabilities: capabilitiesAnswerSchema,
  SandboxWallet: sandboxWalletAnswerSchema,
  SandboxInvoice: sandboxInvoiceAnswerSchema,
  SandboxInvoiceState: sandboxInvoiceStateAnswerSchema,
  Release: releaseAnswerSchema,
};

const CONFIG = {
  target: 'draft-2020-12',
  definitions: NAMED,
  overrideRef: ({ referenceId }: { referenceId: string }) => `${referenceId}#`,
} as const;

export const COMPONENTS = toJsonSchemaDefs(NAMED, CONFIG);

/** The JSON Schema of an answer, which refers to the components. */
export function answerToJsonSchema(schema: v.GenericSchema) {
  const { $schema: _dialect, $defs: _components, ...jsonSchema } = toJsonSchema(schema, CONFIG);
  return jsonSchema;
}
