import { lazy, useState, type ComponentType } from 'react';

/** A component in a chunk of its own. Once preloaded, it renders without a placeholder. */
export function onDemand<P extends object>(load: () => Promise<ComponentType<P>>) {
  let loaded: ComponentType<P> | null = null;
  const preload = async () => {
    loaded = await load();
  };
  const Lazy = lazy(async () => ({ default: await load() }));

  function View(props: P) {
    // Chosen once: switching components would lose the state within.
    const [Chosen] = useState<ComponentType<P>>(() => loaded ?? Lazy);
    return <Chosen {...props} />;
  }
  return { View, preload };
}
