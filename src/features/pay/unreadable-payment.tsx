import { common } from '#src/messages/en/common.ts';
import { payment } from '#src/messages/en/payment.ts';
import { Button } from '#src/ui/button.tsx';
import { Page } from '#src/ui/page.tsx';

export function UnreadablePayment({ onTry }: { onTry: () => void }) {
  return (
    <Page
      heading={payment.unreadable}
      action={
        <Button kind="spark" onClick={onTry}>
          {common.tryAgain}
        </Button>
      }
    >
      <p className="text-ink-2">{payment.unreadableText}</p>
    </Page>
  );
}
