/** Three chalk tiles and a pebble that fell beside them. */
export const LostPebble = () => (
  <svg viewBox="0 0 320 130" width="320" height="130" aria-hidden="true" focusable="false">
    <g fill="none" stroke="var(--border-strong)" strokeWidth="3" strokeDasharray="7 6">
      <rect x="14" y="42" width="70" height="70" rx="16" transform="rotate(-2 49 77)" />
      <rect x="94" y="42" width="70" height="70" rx="16" transform="rotate(1 129 77)" />
      <rect x="174" y="42" width="70" height="70" rx="16" transform="rotate(-1 209 77)" />
    </g>
    <path
      d="M49 60C90-6 230-8 284 88"
      fill="none"
      stroke="var(--ink)"
      strokeWidth="3"
      strokeLinecap="round"
      strokeDasharray="1 9"
    />
    <circle cx="286" cy="98" r="13" fill="var(--yellow-fill)" stroke="var(--ink)" strokeWidth="3" />
  </svg>
);
