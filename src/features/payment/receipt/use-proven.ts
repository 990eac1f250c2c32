import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { PaymentHash } from '#core/hex.ts';
import type { Wtx } from '#core/lnpay/wire.ts';
import { checkProof } from '#core/payment/proof.ts';
import { useConnection } from '#src/wallet/connection/use-connection.ts';
import { hostPaymentQuery } from '#src/wallet/payments/host-payment-query.ts';
import { keepProof, withProof } from '#src/wallet/payments/keep-proof.ts';
import { isOf, type PaymentRecord } from '#src/wallet/payments/payment-record.ts';

/** The payment's transaction, or a later one of the host's that proves it where this one does not. */
export function useProven(paymentHash: PaymentHash, wtx: Wtx, record: PaymentRecord | null): Wtx {
  const connection = useConnection();
  const proof = checkProof(wtx.lnTx?.payment_preimage, paymentHash);
  const { data: answer } = useQuery({
    ...hostPaymentQuery(connection, useQueryClient(), paymentHash),
    enabled: record !== null && isOf(connection, record) && proof.kind !== 'verified',
  });
  const listed = answer?.kind === 'settled' ? answer.wtx : null;
  const better = record && listed && withProof(record, listed) ? listed : null;
  useEffect(() => {
    // A browser that keeps nothing has the host asked again the next time.
    if (better) keepProof(paymentHash, better).catch(() => undefined);
  }, [better, paymentHash]);
  return better ?? wtx;
}
