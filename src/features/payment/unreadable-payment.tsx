import { troubleFrom } from '#src/wallet/payments/last-asked.ts';
import { paths } from '#src/lib/paths.ts';
import { common } from '#messages/common.ts';
import { payment } from '#messages/payment.ts';
import { Button, ButtonLink } from '#src/ui/button.tsx';
import { Page } from '#src/ui/page.tsx';

interface UnreadablePaymentProps {
  error: Error;
  onTry: () => void;
}

export function UnreadablePayment({ error, onTry }: UnreadablePaymentProps) {
  const trouble = troubleFrom(error);
  return (
    <Page
      heading={payment.unreadable}
      action={
        trouble === 'unreachable' ? (
          <Button kind="spark" onClick={onTry}>
            {common.tryAgain}
          </Button>
        ) : (
          <ButtonLink kind="spark" href={paths.connect}>
            {payment.unknown.connect}
          </ButtonLink>
        )
      }
    >
      <p className="text-ink-2">
        {payment.unknown.why[trouble]} {payment.unreadableText}
      </p>
    </Page>
  );
}
