import { useState } from 'react';
import type { Proof } from '#core/payment/proof.ts';
import { receipt } from '#messages/receipt.ts';
import { InlineAmount } from '#src/ui/amount.tsx';
import { Button } from '#src/ui/button.tsx';
import { CopyButton } from '#src/ui/copy-button.tsx';
import { CopyFact } from '#src/ui/copy-fact.tsx';
import { Fact, LongFact } from '#src/ui/fact.tsx';
import { Fold } from '#src/ui/fold.tsx';
import { ForeignLine, ForeignText } from '#src/ui/foreign-text.tsx';
import { MonoText } from '#src/ui/mono-text.tsx';
import { passThruText } from './pass-thru-text.ts';
import type { ReceiptData } from './receipt-data.ts';

export function ReceiptDetails({ facts }: { facts: ReceiptData }) {
  return (
    <Fold title={receipt.details}>
      <dl>
        {facts.wallet && (
          <Fact name={receipt.wallet}>
            <ForeignLine text={facts.wallet.label || facts.wallet.id} />
          </Fact>
        )}
        {facts.balanceAfter !== null && (
          <Fact name={receipt.balanceAfter}>
            <InlineAmount amount={facts.balanceAfter} />
          </Fact>
        )}
        <CopyFact name={receipt.wtxId} text={facts.wtxId} whole />
        <CopyFact name={receipt.lnTxId} text={facts.lnTxId} whole />
        <CopyFact name={receipt.payeeKey} text={facts.payee} />
        <CopyFact name={receipt.paymentHash} text={facts.paymentHash} />
        <PreimageFact proof={facts.proof} />
        <CopyFact name={receipt.invoice} text={facts.paymentRequest} />
        <CopyFact name={receipt.passThru} text={passThruText(facts.passThru)} whole />
      </dl>
    </Fold>
  );
}

/** Hidden until it is wanted: whoever sees it can claim the payment as theirs. */
function PreimageFact({ proof }: { proof: Proof }) {
  const [shown, setShown] = useState(false);
  if (proof.kind === 'missing') return null;
  if (proof.kind === 'wrong') {
    return (
      <LongFact name={receipt.givenProof}>
        <ForeignText text={proof.given} />
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
