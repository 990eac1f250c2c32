import { useQuery } from '@tanstack/react-query';
import type { SandboxKind } from '#core/lnpay/sandbox-kinds.ts';
import {
  sandboxInvoiceQuery,
  type SandboxInvoice,
} from '#src/wallet/host/create-sandbox-invoice.ts';
import { sandboxInvoiceStatusQuery } from '#src/wallet/host/get-sandbox-invoice.ts';
import { paths } from '#src/lib/paths.ts';
import { sandbox, shopItems } from '#messages/sandbox.ts';
import { HeadlineAmount } from '#src/ui/amount.tsx';
import { Button, ButtonLink } from '#src/ui/button.tsx';
import { CopyButton } from '#src/ui/copy-button.tsx';
import { CheckIcon } from '#src/ui/icons.tsx';
import { LongFact } from '#src/ui/fact.tsx';
import { MonoText } from '#src/ui/mono-text.tsx';
import { QrCode } from '#src/ui/qr-code.tsx';
import { Slip } from '#src/ui/slip.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { SettleButton } from './settle-button.tsx';
import { PRICES } from './shop-items.ts';

/** The chosen item with its invoice as a QR code, large enough to be scanned from another device. */
export function ItemInvoice({ kind }: { kind: SandboxKind }) {
  const price = PRICES[kind];
  const { name, memo } = shopItems[kind];
  const invoice = useQuery(sandboxInvoiceQuery({ kind, price, memo }));
  return (
    <Slip>
      <h2 className="font-semibold">{name}</h2>
      {price === null ? (
        <p className="py-1 text-ink-2">{sandbox.noAmount}</p>
      ) : (
        <HeadlineAmount amount={price} />
      )}
      <div className="mt-4 aspect-square w-full">
        {invoice.data && (
          <QrCode text={invoice.data.paymentRequest.toUpperCase()} label={sandbox.qr(name)} />
        )}
        {!invoice.data && (
          <div className="flex size-full items-center justify-center border border-dashed border-edge p-6">
            {invoice.isError ? (
              <TryAgain text={sandbox.failed} onTry={() => void invoice.refetch()} />
            ) : (
              <p className="text-ink-2">{sandbox.making}</p>
            )}
          </div>
        )}
      </div>
      {invoice.data && (
        <InvoiceActions
          kind={kind}
          invoice={invoice.data}
          renewing={invoice.isFetching}
          onRenew={() => void invoice.refetch()}
        />
      )}
    </Slip>
  );
}

interface InvoiceActionsProps {
  kind: SandboxKind;
  invoice: SandboxInvoice;
  renewing: boolean;
  onRenew: () => void;
}

function InvoiceActions({ kind, invoice, renewing, onRenew }: InvoiceActionsProps) {
  const { data: status } = useQuery(sandboxInvoiceStatusQuery(invoice.paymentHash));
  return (
    <div className="mt-4 space-y-3">
      <p aria-live="polite" className="min-h-6 font-semibold">
        {status === 'settled' && (
          <span className="inline-flex items-center gap-2 text-paid">
            <CheckIcon className="size-5" />
            {sandbox.paid}
          </span>
        )}
        {status === 'held' && sandbox.held}
      </p>
      {status !== 'settled' && (
        <ButtonLink kind="spark" href={paths.review(invoice.paymentRequest)}>
          {sandbox.payHere}
        </ButtonLink>
      )}
      {kind === 'held' && status !== 'settled' && (
        <SettleButton paymentHash={invoice.paymentHash} />
      )}
      <dl>
        <LongFact
          name={sandbox.invoice}
          action={<CopyButton text={invoice.paymentRequest} what={sandbox.invoiceWhat} />}
        >
          <MonoText text={invoice.paymentRequest} />
        </LongFact>
      </dl>
      <Button kind="quiet" className="-ml-2" disabled={renewing} onClick={onRenew}>
        {sandbox.newInvoice}
      </Button>
    </div>
  );
}
