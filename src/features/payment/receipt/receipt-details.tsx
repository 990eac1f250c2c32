import { useState } from 'react';
import type { Proof } from '#core/payment/proof.ts';
import { balanceAfter, type SettledPayment } from '#core/payment/settled-payment.ts';
import { receipt } from '#messages/receipt.ts';
import { InlineAmount } from '#src/ui/amount.tsx';
import { Button } from '#src/ui/button.tsx';
import { CopyButton } from '#src/ui/copy-button.tsx';
import { CopyFact } from '#src/ui/copy-fact.tsx';
import { Fact, LongFact } from '#src/ui/fact.tsx';
import { Fold } from '#src/ui/fold.tsx';
import { UntrustedLine, UntrustedText } from '#src/ui/untrusted-text.tsx';
import { MonoText } from '#src/ui/mono-text.tsx';

export function ReceiptDetails({ payment }: { payment: SettledPayment }) {
  const balance = balanceAfter(payment);
  return (
    <Fold title={receipt.details}>
      <dl>
        {payment.wallet && (
          <Fact name={receipt.wallet}>
            <UntrustedLine text={payment.wallet.label || payment.wallet.id} />
          </Fact>
        )}
        {balance !== null && (
          <Fact name={receipt.balanceAfter}>
            <InlineAmount amount={balance} />
          </Fact>
        )}
        <CopyFact name={receipt.wtxId} text={payment.ids.wtxId} whole />
        <CopyFact name={receipt.lnTxId} text={payment.ids.lnTxId} whole />
        <CopyFact name={receipt.payeeKey} text={payment.payee} />
        <CopyFact name={receipt.paymentHash} text={payment.paymentHash} />
        <PreimageFact proof={payment.proof} />
        <CopyFact name={receipt.invoice} text={payment.paymentRequest} />
        <CopyFact name={receipt.passThru} text={passThruText(payment.passThru)} whole />
      </dl>
    </Fold>
  );
}

/** Hidden until asked for: whoever sees it can claim to have paid. */
function PreimageFact({ proof }: { proof: Proof }) {
  const [shown, setShown] = useState(false);
  if (proof.kind === 'missing') return null;
  if (proof.kind === 'wrong') {
    return (
      <LongFact name={receipt.givenProof}>
        <UntrustedText text={proof.given} />
      </LongFact>
    );
  }
  return (
    <LongFact
      name={receipt.preimage}
      action={shown && <CopyButton text={proof.preimage} what={receipt.preimage} />}
    >
      {shown ? (
        <MonoText text={proof.preimage} />
      ) : (
        <Button kind="quiet" className="-ml-2" onClick={() => setShown(true)}>
          {receipt.preimageShow}
        </Button>
      )}
      <p className="text-small text-ink-2">{receipt.preimageMeans}</p>
    </LongFact>
  );
}

/** What the payer attached, as text; null for nothing. */
function passThruText(passThru: unknown): string | null {
  if (passThru === null || passThru === undefined) return null;
  return typeof passThru === 'string' ? passThru : JSON.stringify(passThru);
}
