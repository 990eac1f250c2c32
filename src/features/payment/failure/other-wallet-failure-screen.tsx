import { nextStep } from '#core/payment/failure.ts';
import { paths } from '#src/lib/paths.ts';
import { common } from '#messages/common.ts';
import { failure as words } from '#messages/failure.ts';
import { AskPayee } from '#src/wallet/invoice/ask-payee.tsx';
import { ButtonLink } from '#src/ui/button.tsx';
import { FailurePage, type FailedPayment } from './failure-page.tsx';

/** A payment that failed from another wallet than the connected one, whose balance does not matter here. */
export function OtherWalletFailureScreen(failed: FailedPayment) {
  const { record, failure } = failed;
  const again = nextStep(failure.cause) !== 'never';
  return (
    <FailurePage
      {...failed}
      action={
        <div className="space-y-3">
          {again && (
            <ButtonLink kind="spark" href={paths.review(record.paymentRequest)}>
              {words.reviewHere}
            </ButtonLink>
          )}
          <ButtonLink href={paths.home}>{common.backHome}</ButtonLink>
        </div>
      }
    >
      <p>{words.otherWallet}</p>
      {again && <p className="font-medium">{words.otherWalletNext}</p>}
      {failure.cause === 'expired' && <AskPayee amount={record.amountMsat} memo={record.memo} />}
    </FailurePage>
  );
}
