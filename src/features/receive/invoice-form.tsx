import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import { floorSat, msatFromSat, parseSat } from '#core/money.ts';
import { useConnection } from '#src/wallet/connection/use-connection.ts';
import { createInvoiceMutation } from '#src/wallet/host/create-invoice.ts';
import { depositQuery } from '#src/wallet/host/get-deposit.ts';
import { HostError } from '#src/wallet/host/host-error.ts';
import { paths } from '#src/lib/paths.ts';
import { receive } from '#messages/receive.ts';
import { Button } from '#src/ui/button.tsx';
import { UntrustedText } from '#src/ui/untrusted-text.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { Page } from '#src/ui/page.tsx';
import { TextField } from '#src/ui/text-field.tsx';

/** A description in BOLT 11 has at most 1023 groups of 5 bits. */
const MAX_MEMO_BYTES = 639;

export function InvoiceForm() {
  const connection = useConnection();
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  const form = useId();
  const [amount, setAmount] = useState('');
  const [memo, setMemo] = useState('');
  const [submitted, setSubmitted] = useState(false);
  const making = useMutation({
    ...createInvoiceMutation(connection),
    onSuccess: (deposit) => {
      queryClient.setQueryData(depositQuery(connection, deposit.id).queryKey, deposit);
      navigate(paths.deposit(deposit.id));
    },
  });
  const sat = wholeSat(amount);
  const tooLong = new TextEncoder().encode(memo.trim()).length > MAX_MEMO_BYTES;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSubmitted(true);
    if (sat !== null && !tooLong) making.mutate({ sat, memo: memo.trim() });
  };
  return (
    <Page
      heading={receive.heading}
      action={
        <Button kind="spark" type="submit" form={form} disabled={making.isPending}>
          {making.isPending ? receive.making : receive.make}
        </Button>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="space-y-4">
        <TextField
          label={receive.amount}
          inputMode="numeric"
          value={amount}
          hint={receive.amountHint}
          error={
            sat === null && (submitted || /[^\d\s]/.test(amount)) ? receive.amountProblem : null
          }
          onChange={(event) => setAmount(event.target.value)}
        />
        <TextField
          label={receive.memo}
          value={memo}
          autoCapitalize="sentences"
          hint={receive.memoHint}
          error={tooLong ? receive.memoTooLong : null}
          onChange={(event) => setMemo(event.target.value)}
        />
        {making.isError && <Failed error={making.error} />}
      </form>
    </Page>
  );
}

/** Null unless it is a whole number of sat above zero. */
function wholeSat(text: string): number | null {
  const amount = parseSat(text);
  if (amount === null || amount === 0n) return null;
  const sat = floorSat(amount);
  return msatFromSat(sat) === amount ? sat : null;
}

function Failed({ error }: { error: Error }) {
  const kind = error instanceof HostError ? error.kind : 'refused';
  if (kind === 'key-refused') {
    return (
      <Notice tone="failed" title={receive.mayNot} alert>
        <p>{receive.mayNotText}</p>
      </Notice>
    );
  }
  const title =
    kind === 'unreachable' || kind === 'rate-limited' ? receive.failed[kind] : receive.failed.other;
  return (
    <Notice tone="failed" title={title} alert>
      {error instanceof HostError && error.hostText !== '' && (
        <UntrustedText text={error.hostText} />
      )}
    </Notice>
  );
}
