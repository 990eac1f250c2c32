import { useEffect, useState } from 'react';

/** The second tap on Pay may land on the next page; what pays again there waits until hands are off. */
const HANDS_OFF_MS = 600;

export function useArmed(): boolean {
  const [armed, setArmed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setArmed(true), HANDS_OFF_MS);
    return () => clearTimeout(timer);
  }, []);
  return armed;
}
