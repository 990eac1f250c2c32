import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useConnection } from '#src/wallet/connection/use-connection.ts';
import { HostError } from '#src/wallet/host/host-error.ts';
import { capabilitiesQuery } from '#src/wallet/host/get-capabilities.ts';
import { transactionsQuery } from '#src/wallet/host/list-transactions.ts';
import { mergeActivity } from '#src/wallet/payments/activity.ts';
import { usePayments } from '#src/wallet/payments/use-payments.ts';
import { paths } from '#src/lib/paths.ts';
import { useNow } from '#src/lib/use-now.ts';
import { home } from '#messages/home.ts';
import { ButtonLink } from '#src/ui/button.tsx';
import { ActivityRow } from '#src/wallet/payments/activity-row.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';

export function Recent() {
  const connection = useConnection();
  const transactions = useInfiniteQuery(transactionsQuery(connection));
  const records = usePayments();
  const known = transactions.data?.pages.flatMap((page) => page.transactions);
  const activities = mergeActivity(records ?? [], known ?? []);
  const settled = !transactions.isPending && records !== undefined;
  return (
    <section aria-labelledby="recent" aria-busy={!settled} className="min-h-40">
      <div className="flex items-end justify-between border-b border-line">
        <h2 id="recent" className="pb-2 font-semibold">
          {home.recent}
        </h2>
        {activities.length > 0 && (
          <ButtonLink kind="quiet" href={paths.history} className="-mr-2">
            {home.all}
          </ButtonLink>
        )}
      </div>
      <ActivityList activities={activities} />
      {!settled && <p className="late pt-3 text-ink-2">{home.asking}</p>}
      {settled && activities.length === 0 && !transactions.isError && <Empty />}
      {transactions.isError && (
        <div className="pt-3 text-small">
          <ListError error={transactions.error} onTry={() => void transactions.refetch()} />
        </div>
      )}
    </section>
  );
}

function ActivityList({ activities }: { activities: ReturnType<typeof mergeActivity> }) {
  const now = useNow();
  if (activities.length === 0) return null;
  return (
    <ul>
      {activities.map((activity) => (
        <li key={activity.id} className="border-b border-line">
          <ActivityRow activity={activity} now={now} />
        </li>
      ))}
    </ul>
  );
}

function Empty() {
  const { data: capabilities } = useQuery(capabilitiesQuery(useConnection()));
  return (
    <div className="pt-3">
      <p className="text-ink-2">{home.empty}</p>
      {capabilities?.sandbox && (
        <ButtonLink kind="quiet" href={paths.shop} className="-ml-2">
          {home.emptyShop}
        </ButtonLink>
      )}
    </div>
  );
}

function ListError({ error, onTry }: { error: Error; onTry: () => void }) {
  if (error instanceof HostError && error.kind === 'key-refused') {
    return <p className="text-ink-2">{home.mayNotList}</p>;
  }
  return <TryAgain text={home.unreadable} onTry={onTry} />;
}
