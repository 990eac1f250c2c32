import type { Invoice } from '#core/invoice/invoice.ts';
import type { Msat } from '#core/money.ts';
import type { Obstacle } from '#core/payment/obstacle.ts';
import { networks } from '#messages/common.ts';
import { obstacles } from '#messages/review.ts';
import { relativeTime } from '#messages/time.ts';
import { AskPayee } from '#src/wallet/invoice/ask-payee.tsx';
import { Button } from '#src/ui/button.tsx';
import { Notice, type Tone } from '#src/ui/notice.tsx';

interface ObstacleNoticeProps {
  obstacle: Obstacle;
  invoice: Invoice;
  now: number;
  onLowerLimit: (limit: Msat) => void;
}

export function ObstacleNotice(props: ObstacleNoticeProps) {
  const { obstacle, invoice, onLowerLimit } = props;
  // The fields themselves show these two.
  if (obstacle.kind === 'no-amount' || obstacle.kind === 'bad-fee-limit') return null;
  const { title, text } = words(obstacle, props);
  return (
    <Notice tone={TONES[obstacle.kind]} title={title}>
      <p>{text}</p>
      {obstacle.kind === 'expired' && (
        <AskPayee amount={invoice.amountMsat} memo={memoOf(invoice)} />
      )}
      {obstacle.kind === 'no-room-for-fee' && (
        <Button
          kind="quiet"
          className="-ml-2 text-small"
          onClick={() => onLowerLimit(obstacle.lowerTo)}
        >
          {obstacles.lowerLimit(obstacle.lowerTo)}
        </Button>
      )}
    </Notice>
  );
}

function memoOf({ description }: Invoice): string | null {
  return description.kind === 'text' ? description.text : null;
}

type ShownObstacle = Exclude<Obstacle, { kind: 'no-amount' | 'bad-fee-limit' }>;

const TONES: Record<ShownObstacle['kind'], Tone> = {
  settled: 'paid',
  open: 'open',
  expired: 'failed',
  'wrong-network': 'failed',
  'amount-needed-elsewhere': 'failed',
  'too-large': 'failed',
  'balance-too-low': 'failed',
  'no-room-for-fee': 'failed',
  offline: 'open',
};

function words(
  obstacle: ShownObstacle,
  { invoice, now }: ObstacleNoticeProps,
): { title: string; text: string } {
  switch (obstacle.kind) {
    case 'settled':
    case 'open':
    case 'amount-needed-elsewhere':
    case 'too-large':
    case 'offline':
      return obstacles[obstacle.kind];
    case 'expired':
      return obstacles.expired(relativeTime(invoice.expiresAt * 1000, now));
    case 'wrong-network':
      return obstacles['wrong-network'](networks[invoice.network], networks[obstacle.wallet]);
    case 'balance-too-low':
    case 'no-room-for-fee':
      return obstacles[obstacle.kind](obstacle.missing, obstacle.spendable);
  }
}
