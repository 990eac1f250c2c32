/** Each icon has its word beside it, so screen readers skip them. */
interface IconProps {
  className?: string;
}

function Icon({ className = 'size-5', children }: IconProps & { children: React.ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`shrink-0 ${className}`}
    >
      {children}
    </svg>
  );
}

export function ChevronIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="m5 7.5 5 5 5-5" />
    </Icon>
  );
}

export function ScanIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M3 6.5V3h3.5M13.5 3H17v3.5M17 13.5V17h-3.5M6.5 17H3v-3.5M3 10h14" />
    </Icon>
  );
}

export function CheckIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="m4 10.5 4 4 8-9" />
    </Icon>
  );
}

export function CrossIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="m5 5 10 10M15 5 5 15" />
    </Icon>
  );
}

export function ClockIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="10" cy="10" r="7.2" />
      <path d="M10 5.8V10l2.8 1.8" />
    </Icon>
  );
}

export function ArrowInIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M15 5 5.5 14.5M5 7.5V15h7.5" />
    </Icon>
  );
}

export function Logo({ className = 'size-7' }: IconProps) {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" className={`shrink-0 ${className}`}>
      <path
        className="fill-slip stroke-edge"
        d="M5.5 1.5h21v27l-3.5-2.6-3.5 2.6-3.5-2.6-3.5 2.6L9 25.9l-3.5 2.6z"
      />
      <path
        className="fill-spark stroke-on-spark"
        strokeLinejoin="round"
        d="M17.8 5.5 9.5 16.2h5.2l-1.4 7.3 9.2-11.2h-5.6z"
      />
    </svg>
  );
}
