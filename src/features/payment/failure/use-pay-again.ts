import { useQuery } from '@tanstack/react-query';
import { isExpired } from '#core/invoice/invoice.ts';
import type { Msat } from '#core/money.ts';
import { useConnection } from '#src/wallet/connection/use-connection.ts';
import { invoiceQuery } from '#src/wallet/invoice/invoice-query.ts';
import { walletQuery } from '#src/wallet/host/get-wallet.ts';
import type { PaymentRecord } from '#src/wallet/payments/payment-record.ts';
import { useRepeatGuard } from '#src/wallet/payments/use-repeat-guard.ts';
import { usePay } from '#src/wallet/payments/use-pay.ts';
import { useNow } from '#src/lib/use-now.ts';
import { useAfterDoubleTap } from '#src/wallet/payments/use-after-double-tap.ts';

/** Paying the same invoice again with another fee limit, at a person's tap. */
export function usePayAgain(record: PaymentRecord) {
  const doubleTapOver = useAfterDoubleTap(true);
  const now = useNow();
  const pay = usePay();
  const { data: reading } = useQuery(invoiceQuery(record.paymentRequest));
  const { data: wallet } = useQuery(walletQuery(useConnection()));
  const invoice = reading?.ok ? reading.value : null;
  const guard = useRepeatGuard(record, record.amountMsat, now);
  const expired = invoice !== null && isExpired(invoice, now / 1000);
  return {
    expired,
    /** Undefined while the balance is not known. */
    spendable: wallet?.spendable,
    /** There may be another payment since. That this one takes most of the balance was asked on Review. */
    guard: guard?.kind === 'most' ? null : guard,
    now,
    /** Why the last tap sent nothing. */
    notSent: pay.error,
    ready: doubleTapOver && invoice !== null && !expired && !pay.isPending,
    payAgain: (feeLimitMsat: Msat) => {
      if (invoice) pay.mutate({ invoice, amountMsat: record.amountMsat, feeLimitMsat });
    },
  };
}
