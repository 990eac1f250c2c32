import { useEffect, useRef } from 'react';
import { scan } from '#messages/scan.ts';
import { Button } from '#src/ui/button.tsx';

interface PicturePreviewProps {
  picture: Blob;
  reading: boolean;
  onUseCamera: () => void;
}

/** The picture that was chosen, dropped or pasted, in place of the camera's. */
export function PicturePreview({ picture, reading, onUseCamera }: PicturePreviewProps) {
  return (
    <div className="relative h-full overflow-hidden bg-night text-moon">
      <Preview picture={picture} />
      <div className="absolute inset-x-3 bottom-3 text-center">
        {reading ? (
          <output className="inline-block rounded-l bg-night/75 px-4 py-2 text-small">
            {scan.reading}
          </output>
        ) : (
          <Button className="border-moon/60! bg-night/75 text-moon!" onClick={onUseCamera}>
            {scan.toCamera}
          </Button>
        )}
      </div>
    </div>
  );
}

function Preview({ picture }: { picture: Blob }) {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const url = URL.createObjectURL(picture);
    image.current?.setAttribute('src', url);
    return () => URL.revokeObjectURL(url);
  }, [picture]);
  return (
    <img
      ref={image}
      hidden
      onLoad={({ currentTarget }) => {
        currentTarget.hidden = false;
      }}
      alt={scan.pictureAlt}
      className="absolute inset-0 size-full object-contain text-center"
    />
  );
}
