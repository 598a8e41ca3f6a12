/** The logo: a lower-case m of two arched tiles and a pebble that hops over. */
export const Mark = ({ size = 36 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
    <path d="M5 44V27a9 9 0 0 1 18 0v17a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2Z" fill="var(--primary)" />
    <path
      d="M25 44V27a9 9 0 0 1 18 0v17a2 2 0 0 1-2 2H27a2 2 0 0 1-2-2Z"
      fill="var(--orange-fill)"
    />
    <path
      d="M14 11.5C17 5 31 5 34 11.5"
      fill="none"
      stroke="var(--ink)"
      strokeWidth="2"
      strokeLinecap="round"
      strokeDasharray="1 4.6"
    />
    <circle cx="34" cy="12" r="4.5" fill="var(--yellow-fill)" stroke="var(--ink)" strokeWidth="2" />
  </svg>
);
