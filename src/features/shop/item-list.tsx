import { Link } from 'wouter';
import type { SandboxKind } from '#core/lnpay/sandbox-kinds.ts';
import { paths } from '#src/lib/paths.ts';
import { sandbox, shopItems } from '#messages/sandbox.ts';
import { InlineAmount } from '#src/ui/amount.tsx';
import { PRICES, ITEMS } from './shop-items.ts';

export function ItemList({ chosen }: { chosen: SandboxKind }) {
  return (
    <nav aria-label={sandbox.items} className="md:order-first">
      <ul className="border-t border-line">
        {ITEMS.map((kind) => {
          const price = PRICES[kind];
          return (
            <li key={kind} className="border-b border-line">
              <Link
                href={paths.shopItem(kind)}
                aria-current={kind === chosen ? 'true' : undefined}
                className="flex min-h-16 items-center justify-between gap-4 border-l-4 border-transparent py-2 pl-3 hover:bg-slip aria-[current=true]:border-spark aria-[current=true]:bg-slip"
              >
                <span>
                  <span className="block font-medium">{shopItems[kind].name}</span>
                  <span className="block text-small text-ink-2">{shopItems[kind].outcome}</span>
                </span>
                <span className="shrink-0 pr-2">
                  {price === null ? sandbox.noAmount : <InlineAmount amount={price} />}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
