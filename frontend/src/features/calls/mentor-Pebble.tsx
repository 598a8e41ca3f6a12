/** The pebble that marks where one stands. */
export const Pebble = () => (
  <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">
    <path
      d="M4 5.5C6.5 2.5 13 2 16 5.5s2 9-2.5 10.5S4 16.5 3 12.5 2.5 7.5 4 5.5Z"
      fill="var(--yellow-fill)"
      stroke="var(--ink)"
      strokeWidth="2"
    />
  </svg>
);
