/** The HTTP server: the LNPay API, its documentation, and the wallet's pages. */
import fastify from 'fastify';
import type { Ledger } from '#server/ledger/ledger.ts';
import type { SandboxShop } from '#server/node/sandbox-shop.ts';
import type { PaymentContext } from '#server/payments/payment-context.ts';
import { Access } from './access.ts';
import type { ApiContext } from './api-context.ts';
import { badRequest, sendError, toApiError } from './http/api-error.ts';
import { checkWithValibot, type ApiServer, type ValibotTypes } from './http/api-server.ts';
import { acceptBodies } from './http/body-parsers.ts';
import { allowAllOrigins } from './http/cors.ts';
import { refuseOtherMethods } from './http/other-methods.ts';
import { setSecurityHeaders } from './http/security-headers.ts';
import { documentApi } from './openapi/docs.ts';
import { capabilityRoutes } from './routes/capabilities.ts';
import { invoiceRoutes } from './routes/invoices.ts';
import { nodeRoutes } from './routes/node.ts';
import { paymentRoutes } from './routes/payments.ts';
import { sandboxInvoiceRoutes } from './routes/sandbox-invoices.ts';
import { sandboxWalletRoutes } from './routes/sandbox-wallets.ts';
import { transactionRoutes } from './routes/transactions.ts';
import { transferRoutes } from './routes/transfers.ts';
import { walletRoutes } from './routes/wallets.ts';
import { withdrawalRoutes } from './routes/withdrawals.ts';
import { answerUnknown, serveWallet } from './static-files.ts';

const BODY_LIMIT = 64 * 1024;
/** For the request to arrive; an answer may take longer. */
const REQUEST_TIMEOUT_MS = 30_000;

export interface ApiOptions {
  ledger: Ledger;
  payments: PaymentContext;
  /** Null: not in sandbox mode. */
  shop: SandboxShop | null;
  /** The built wallet; null serves the API alone. */
  walletFolder: string | null;
}

export async function buildApi(options: ApiOptions): Promise<ApiServer> {
  const { ledger, payments, shop, walletFolder } = options;
  const app: ApiServer = fastify({
    // Keys travel in addresses: nothing of a request is ever logged.
    logger: false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { ignoreTrailingSlash: true },
    frameworkErrors: (_error, _request, reply) => {
      sendError(reply, badRequest('The address is malformed.'));
    },
  }).withTypeProvider<ValibotTypes>();
  app.setValidatorCompiler(checkWithValibot);
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer));
  app.setErrorHandler((error: Error, request, reply) =>
    sendError(reply, toApiError(error, request, payments.report)),
  );
  app.setNotFoundHandler(answerUnknown(walletFolder));
  await setSecurityHeaders(app);
  acceptBodies(app);
  allowAllOrigins(app);
  await documentApi(app);
  const refuseTheOthers = refuseOtherMethods(app);
  addRoutes(app, { ledger, payments, shop, access: new Access(ledger) });
  refuseTheOthers();
  if (walletFolder !== null) await serveWallet(app, walletFolder);
  return app;
}

function addRoutes(app: ApiServer, context: ApiContext): void {
  capabilityRoutes(app, context);
  walletRoutes(app, context);
  transactionRoutes(app, context);
  invoiceRoutes(app, context);
  withdrawalRoutes(app, context);
  paymentRoutes(app, context);
  transferRoutes(app, context);
  nodeRoutes(app, context);
  if (!context.shop) return;
  sandboxWalletRoutes(app, context, context.shop);
  sandboxInvoiceRoutes(app, context.shop);
}
