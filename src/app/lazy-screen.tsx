import { lazy, useState, type ComponentType } from 'react';

/** A screen in a chunk of its own. Once preloaded it is drawn at once, without a placeholder. */
export function lazyScreen<P extends object>(load: () => Promise<ComponentType<P>>) {
  let loaded: ComponentType<P> | null = null;
  const preload = async () => {
    loaded = await load();
  };
  const Lazy = lazy(async () => ({ default: await load() }));

  function Screen(props: P) {
    // Chosen once: changing from one to the other would forget the screen's state.
    const [Chosen] = useState<ComponentType<P>>(() => loaded ?? Lazy);
    return <Chosen {...props} />;
  }
  return { Screen, preload };
}
