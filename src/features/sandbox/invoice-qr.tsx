import { encode } from 'uqr';
import { sandbox } from '#src/messages/en/sandbox.ts';

interface InvoiceQrProps {
  name: string;
  paymentRequest: string;
}

/** Always dark on white with its quiet zone, whatever the theme: cameras expect it. */
export function InvoiceQr({ name, paymentRequest }: InvoiceQrProps) {
  // Capital letters need fewer dots: QR codes pack them two to eleven bits.
  const { data, size } = encode(paymentRequest.toUpperCase(), { ecc: 'L', border: 4 });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing made here has no address for an <img>
      role="img"
      aria-label={sandbox.qr(name)}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-full"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
