import type { Failure } from '#core/payment/failure.ts';
import { paths } from '#src/lib/paths.ts';
import { common } from '#messages/common.ts';
import { failure as words, failureWords, support } from '#messages/failure.ts';
import { ButtonLink } from '#src/ui/button.tsx';
import { UntrustedText } from '#src/ui/untrusted-text.tsx';
import { CrossIcon } from '#src/ui/icons.tsx';
import { Page } from '#src/ui/page.tsx';

/** A failure that only the host knows of: this device has neither the invoice nor the amount. */
export function HostFailureScreen({ failure: { cause, nodeText } }: { failure: Failure }) {
  return (
    <Page
      heading={failureWords[cause].title}
      action={
        <ButtonLink kind="spark" href={paths.home}>
          {common.backHome}
        </ButtonLink>
      }
    >
      <p className="flex items-center gap-1.5 font-semibold text-failed">
        <CrossIcon />
        {words.notPaid}
      </p>
      <p className="mt-3">{words.byHost}</p>
      <section className="mt-6">
        <h2 className="text-ink-2">{support.title}</h2>
        <div className="font-mono text-small">
          <UntrustedText text={nodeText || support.silent} />
        </div>
      </section>
    </Page>
  );
}
