import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { worstCase } from '#core/payment/fee-limit.ts';
import type { Invoice } from '#core/invoice/invoice.ts';
import { parseSat, ZERO_MSAT } from '#core/money.ts';
import { findObstacle, mayBePaid } from '#core/payment/obstacle.ts';
import { useConnection } from '#src/wallet/connection/use-connection.ts';
import { capabilitiesQuery } from '#src/wallet/host/get-capabilities.ts';
import { walletQuery } from '#src/wallet/host/get-wallet.ts';
import { readFeeDefault } from '#src/wallet/preferences/fee-default.ts';
import { usePay } from '#src/wallet/payments/use-pay.ts';
import { useNow } from '#src/lib/use-now.ts';
import { useOnline } from '#src/lib/use-online.ts';
import { review } from '#messages/review.ts';
import { HeadlineAmount, InlineAmount } from '#src/ui/amount.tsx';
import { Fact } from '#src/ui/fact.tsx';
import { Page } from '#src/ui/page.tsx';
import { Slip, SlipRule } from '#src/ui/slip.tsx';
import { AmountEntry } from './amount-entry.tsx';
import { chooseMsat, chosenMsat, usualChoice } from './fee-limit-choice.ts';
import { FeeEstimate } from './fee-estimate.tsx';
import { FeeLimitField } from './fee-limit-field.tsx';
import { InvoiceDetails } from './invoice-details.tsx';
import { InvoiceFacts } from './invoice-facts.tsx';
import { PayAction } from './pay-action.tsx';
import { useEarlierPayment } from './use-earlier-payment.ts';

export function InvoiceReview({ invoice }: { invoice: Invoice }) {
  const connection = useConnection();
  const { data: capabilities } = useQuery(capabilitiesQuery(connection));
  const { data: wallet } = useQuery(walletQuery(connection));
  const before = useEarlierPayment(invoice.paymentHash);
  const online = useOnline();
  const now = useNow();
  const pay = usePay();
  const [amountText, setAmountText] = useState('');
  const [feeLimit, setFeeLimit] = useState(() => usualChoice(readFeeDefault()));

  const entered = parseSat(amountText);
  const amount = invoice.amountMsat ?? (entered === ZERO_MSAT ? null : entered);
  const limit = chosenMsat(feeLimit, amount ?? ZERO_MSAT);
  const obstacle = findObstacle({
    invoice,
    amount,
    feeLimit: limit,
    feeLimitIsGood: feeLimit.problem === null,
    capabilities,
    spendable: wallet?.spendable,
    before,
    online,
    now,
  });
  const sendable = amount !== null && obstacle?.kind !== 'too-large';
  const payable = obstacle?.kind !== 'amount-needed-elsewhere';

  return (
    <Page
      heading={review.heading}
      headingHidden
      action={
        <PayAction
          invoice={invoice}
          amount={amount}
          feeLimit={limit}
          obstacle={obstacle}
          networkUnknown={capabilities === null}
          now={now}
          paying={pay.isPending}
          notSent={pay.error}
          onPay={(amountMsat) => pay.mutate({ invoice, amountMsat, feeLimitMsat: limit })}
          onLowerLimit={(lower) => setFeeLimit(chooseMsat(feeLimit, lower))}
        />
      }
    >
      <Slip>
        {invoice.amountMsat !== null && (
          <>
            <p className="text-ink-2">{review.toPay}</p>
            <div className="mt-1">
              <HeadlineAmount amount={invoice.amountMsat} />
            </div>
          </>
        )}
        {invoice.amountMsat === null && payable && (
          <AmountEntry text={amountText} amount={amount} onChange={setAmountText} />
        )}
        {!payable && <p className="text-ink-2">{review.amountOpen}</p>}
        <InvoiceFacts invoice={invoice} now={now} />
        <SlipRule />
        <FeeLimitField choice={feeLimit} amount={amount} onChange={setFeeLimit} />
        {amount !== null && mayBePaid(obstacle) && (
          <FeeEstimate
            invoice={invoice}
            amount={amount}
            limit={limit}
            capabilities={capabilities}
            onRaise={(raised) => setFeeLimit(chooseMsat(feeLimit, raised))}
          />
        )}
        {sendable && feeLimit.problem === null && (
          <dl>
            <Fact name={review.total}>
              <span className="font-semibold">
                <InlineAmount amount={worstCase(amount, limit)} />
              </span>
            </Fact>
          </dl>
        )}
      </Slip>
      <div className="mt-4">
        <InvoiceDetails invoice={invoice} />
      </div>
    </Page>
  );
}
