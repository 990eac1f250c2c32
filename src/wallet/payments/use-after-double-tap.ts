import { useEffect, useState } from 'react';

const DOUBLE_TAP_MS = 600;

/**
 * Whether a button that appeared with `shown` may be tapped: false for a moment, so that the second tap of a double
 * tap on the button before it does not count.
 */
export function useAfterDoubleTap(shown: boolean): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => setOver(true), DOUBLE_TAP_MS);
    return () => {
      clearTimeout(timer);
      setOver(false);
    };
  }, [shown]);
  return over;
}
