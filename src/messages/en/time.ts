/** Times and durations in words. */
const dateTimeFormat = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'short',
});
const relativeFormat = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const listFormat = new Intl.ListFormat('en', { style: 'narrow', type: 'unit' });

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "14 Nov 2026, 15:04". Unix milliseconds. */
export function dateTime(at: number): string {
  return dateTimeFormat.format(at);
}

/** "4 minutes ago", "in 2 hours". */
export function relativeTime(at: number, now: number): string {
  const past = at - now;
  const age = Math.abs(past);
  if (age < 45 * SECOND) return past <= 0 ? 'just now' : 'in a moment';
  if (age < HOUR) return relativeFormat.format(Math.round(past / MINUTE), 'minute');
  if (age < DAY) return relativeFormat.format(Math.round(past / HOUR), 'hour');
  if (age < 30 * DAY) return relativeFormat.format(Math.round(past / DAY), 'day');
  return dateTime(at);
}

/** "2 days 3 hr", "9 min 05 sec", "42 sec": what is left in its two largest units, rounded down. */
export function timeLeft(left: number): string {
  const seconds = Math.max(0, Math.floor(left / SECOND));
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = seconds % 60;
  if (days > 0) return listFormat.format([unit(days, 'day', 'long'), unit(hours, 'hour')]);
  if (hours > 0) return listFormat.format([unit(hours, 'hour'), unit(minutes, 'minute')]);
  if (minutes > 0)
    return listFormat.format([unit(minutes, 'minute'), unit(rest, 'second', 'short', 2)]);
  return unit(rest, 'second');
}

/** "0.84 seconds", "12 seconds", "2 min 05 sec": how long something took. */
export function duration(took: number): string {
  if (took >= MINUTE) return timeLeft(took);
  const seconds = Math.max(0, took) / SECOND;
  return unit(seconds, 'second', 'long', 1, seconds < 10 ? 2 : 0);
}

function unit(
  value: number,
  name: 'day' | 'hour' | 'minute' | 'second',
  unitDisplay: 'long' | 'short' = 'short',
  minimumIntegerDigits = 1,
  maximumFractionDigits = 0,
): string {
  return new Intl.NumberFormat('en-US', {
    style: 'unit',
    unit: name,
    unitDisplay,
    minimumIntegerDigits,
    maximumFractionDigits,
  }).format(value);
}
