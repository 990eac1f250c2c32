import { paths } from '#src/lib/paths.ts';
import { settings } from '#messages/settings.ts';
import { Button } from '#src/ui/button.tsx';

/** Asks the browser to open Lightning links here, where it can (Chrome and Firefox on computers). */
export function LightningLinks() {
  if (!('registerProtocolHandler' in navigator)) return null;
  return (
    <div>
      <Button
        onClick={() =>
          navigator.registerProtocolHandler(
            'web+lightning',
            `${location.origin}${paths.lightningLink}`,
          )
        }
      >
        {settings.links}
      </Button>
      <p className="mt-1 text-small text-ink-2">{settings.linksWhat}</p>
    </div>
  );
}
