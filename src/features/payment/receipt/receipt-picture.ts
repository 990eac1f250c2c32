/** The slip as a picture, in the light theme, to share. */
import { encode } from 'uqr';
import { receipt, receiptPicture } from '#messages/receipt.ts';
import { formatSat } from '#core/money.ts';
import { totalDebited, type SettledPayment } from '#core/payment/settled-payment.ts';
import { sat } from '#messages/amounts.ts';
import { common } from '#messages/common.ts';
import { dateTime } from '#messages/time.ts';
import { safeText } from '#src/ui/safe-text.ts';
import { shortKey } from '#src/ui/mono-text.tsx';
import { wrapLines } from './wrap-lines.ts';
import { proofText } from './proof-text.ts';

const WIDTH = 1080;
const EDGE = 60;
const LEFT = 150;
const RIGHT = WIDTH - LEFT;
const TOOTH = 18;
const SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
const PAPER = '#f8f4ec';
const SLIP = '#fffdf8';
const INK = '#1d1915';
const INK_2 = '#635b4f';
const LINE = '#8d8475';
const PAID = '#17663a';

/** Null where the browser cannot draw. */
export async function drawReceipt(
  payment: SettledPayment,
  withProof: boolean,
): Promise<Blob | null> {
  if (!('OffscreenCanvas' in globalThis)) return null;
  const measuring = new OffscreenCanvas(WIDTH, 1).getContext('2d');
  if (!measuring) return null;
  // Drawn twice, first to measure its height.
  const height = drawSlip(measuring, payment, withProof);
  const canvas = new OffscreenCanvas(WIDTH, height + EDGE);
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  drawPaper(pen, height);
  drawSlip(pen, payment, withProof);
  return canvas.convertToBlob({ type: 'image/png' });
}

type Pen = OffscreenCanvasRenderingContext2D;

/** Returns the y of the slip's lower edge. */
function drawSlip(pen: Pen, payment: SettledPayment, withProof: boolean): number {
  const verified = payment.proof.kind === 'verified';
  let y = EDGE + 110;
  write(pen, verified ? receipt.heading : receipt.headingUnproven, LEFT, y, {
    font: `600 40px ${SANS}`,
    color: verified ? PAID : INK,
  });
  y += 110;
  drawAmount(pen, payment, y);
  const memo = payment.memo === null ? '' : safeText(payment.memo).trim();
  const words = memo || (payment.memoIsHash ? receipt.memoHash : receipt.memoEmpty);
  pen.font = `36px ${SANS}`;
  y += 30;
  for (const line of wrapLines(words, 4, (text) => pen.measureText(text).width <= RIGHT - LEFT)) {
    y += 48;
    write(pen, line, LEFT, y, { font: `36px ${SANS}`, color: memo === '' ? INK_2 : INK });
  }
  y = drawRule(pen, y + 56);
  y = drawRow(pen, y, receipt.fee, payment.fee ? sat(payment.fee.charged) : receipt.feeUnknown);
  y = drawRow(pen, y, receipt.total, sat(totalDebited(payment)));
  y = drawRule(pen, y + 56);
  if (payment.payee !== null) y = drawRow(pen, y, receipt.payee, shortKey(payment.payee));
  y = drawRow(pen, y, receipt.when, dateTime(payment.settledAt));
  if (verified) y = drawStamp(pen, y + 60);
  const proof = withProof ? proofText(payment) : null;
  if (proof !== null) y = drawProof(pen, y + 40, proof);
  return y + 90;
}

function drawAmount(pen: Pen, { amount }: SettledPayment, y: number): void {
  const text = formatSat(amount);
  let size = 120;
  do {
    size -= 4;
    pen.font = `600 ${size}px ${SANS}`;
  } while (pen.measureText(text).width > RIGHT - LEFT - 110);
  write(pen, text, LEFT, y, { font: pen.font, color: INK });
  const end = LEFT + pen.measureText(text).width + 18;
  write(pen, common.sat, end, y, { font: `500 40px ${SANS}`, color: INK_2 });
}

function drawRow(pen: Pen, y: number, name: string, value: string): number {
  const next = y + 58;
  write(pen, name, LEFT, next, { font: `34px ${SANS}`, color: INK_2 });
  write(pen, value, RIGHT, next, { font: `34px ${SANS}`, color: INK, align: 'right' });
  return next;
}

function drawRule(pen: Pen, y: number): number {
  pen.strokeStyle = LINE;
  pen.lineWidth = 2;
  pen.setLineDash([10, 8]);
  pen.beginPath();
  pen.moveTo(LEFT, y);
  pen.lineTo(RIGHT, y);
  pen.stroke();
  pen.setLineDash([]);
  return y;
}

function drawStamp(pen: Pen, y: number): number {
  pen.save();
  pen.translate(WIDTH / 2, y + 50);
  pen.rotate((-3 * Math.PI) / 180);
  pen.font = `600 38px ${SANS}`;
  const half = pen.measureText(receipt.stamp).width / 2 + 36;
  pen.strokeStyle = PAID;
  pen.lineWidth = 4;
  pen.strokeRect(-half, -42, 2 * half, 84);
  pen.lineWidth = 2;
  pen.strokeRect(-half - 8, -50, 2 * half + 16, 100);
  write(pen, receipt.stamp, 0, 14, { font: pen.font, color: PAID, align: 'center' });
  pen.restore();
  return y + 110;
}

function drawProof(pen: Pen, y: number, proof: string): number {
  const { data, size } = encode(proof, { ecc: 'L', border: 4 });
  const dot = Math.floor((RIGHT - LEFT) / size);
  const side = dot * size;
  const left = Math.round((WIDTH - side) / 2);
  pen.fillStyle = '#fff';
  pen.fillRect(left, y, side, side);
  pen.fillStyle = '#000';
  data.forEach((row, i) =>
    row.forEach((dark, j) => dark && pen.fillRect(left + j * dot, y + i * dot, dot, dot)),
  );
  const end = y + side + 44;
  write(pen, receiptPicture.qrMeans, WIDTH / 2, end, {
    font: `30px ${SANS}`,
    color: INK_2,
    align: 'center',
  });
  return end;
}

/** The slip's shape: torn above and below. */
function drawPaper(pen: Pen, end: number): void {
  pen.fillStyle = PAPER;
  pen.fillRect(0, 0, WIDTH, end + EDGE);
  const from = EDGE + 10;
  const to = WIDTH - from;
  const teeth = Math.round((to - from) / (2 * TOOTH));
  const step = (to - from) / (2 * teeth);
  const edge = Array.from({ length: 2 * teeth + 1 }, (_, i) => ({
    x: from + i * step,
    inward: i % 2 === 0 ? 0 : TOOTH,
  }));
  pen.fillStyle = SLIP;
  pen.strokeStyle = LINE;
  pen.lineWidth = 1.5;
  pen.beginPath();
  for (const { x, inward } of edge) pen.lineTo(x, EDGE + inward);
  for (const { x, inward } of edge.toReversed()) pen.lineTo(x, end - inward);
  pen.closePath();
  pen.fill();
  pen.stroke();
}

interface Style {
  font: string;
  color: string;
  align?: CanvasTextAlign;
}

function write(pen: Pen, text: string, x: number, y: number, style: Style): void {
  pen.font = style.font;
  pen.fillStyle = style.color;
  pen.textAlign = style.align ?? 'left';
  pen.fillText(text, x, y);
}
