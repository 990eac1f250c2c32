import { lazy, useState, type ComponentType } from 'react';

/** A component in a chunk of its own. Once preloaded it is drawn at once, without a placeholder. */
export function onDemand<P extends object>(load: () => Promise<ComponentType<P>>) {
  let loaded: ComponentType<P> | null = null;
  const preload = async () => {
    loaded = await load();
  };
  const Lazy = lazy(async () => ({ default: await load() }));

  function View(props: P) {
    // Chosen once: changing from one to the other would forget the state within.
    const [Chosen] = useState<ComponentType<P>>(() => loaded ?? Lazy);
    return <Chosen {...props} />;
  }
  return { View, preload };
}
