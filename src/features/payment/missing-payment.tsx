import { paths } from '#src/lib/paths.ts';
import { common } from '#messages/common.ts';
import { payment } from '#messages/payment.ts';
import { ButtonLink } from '#src/ui/button.tsx';
import { Page } from '#src/ui/page.tsx';

/** @param hostCanTell whether the host would know of the payment, or only of what it lists as paid */
export function MissingPayment({ hostCanTell = true }: { hostCanTell?: boolean }) {
  return (
    <Page
      heading={hostCanTell ? payment.missing : payment.hostCannotTell}
      action={
        <ButtonLink kind="spark" href={paths.home}>
          {common.backHome}
        </ButtonLink>
      }
    >
      <p className="text-ink-2">{hostCanTell ? payment.missingText : payment.hostCannotTellText}</p>
    </Page>
  );
}
