import { common } from '#src/messages/en/common.ts';
import { payment } from '#src/messages/en/payment.ts';
import { ButtonLink } from '#src/ui/button.tsx';
import { Page } from '#src/ui/page.tsx';

export function MissingPayment() {
  return (
    <Page
      heading={payment.missing}
      action={
        <ButtonLink kind="spark" href="/">
          {common.backHome}
        </ButtonLink>
      }
    >
      <p className="text-ink-2">{payment.missingText}</p>
    </Page>
  );
}
