const paths = {
  home: 'M4 11.5 12 5l8 6.5V20h-5v-5H9v5H4z',
  path: 'M9 15h6v5H9zM5 9h6v5H5zM13 9h6v5h-6zM8 8a4 4 0 0 1 8 0z',
  question: 'M9 9a3 3 0 1 1 4 2.8c-.8.4-1 1-1 2.2M12 18v.1M4 4h16v16H4z',
  book: 'M5 4h14v16H7a2 2 0 0 1-2-2zM5 17h14M9 8h6',
  hands: 'M4 13a4 4 0 0 1 8 0v6H4zM12 13a4 4 0 0 1 8 0v6h-8zM12 4v2M7.5 5l1 1.5M16.5 5l-1 1.5',
  call: 'M4 5h16v11h-8l-4 4v-4H4zM8 9h8M8 12h5',
  board: 'M4 4h7v9H4zM13 4h7v5h-7zM13 12h7v8h-7zM4 16h7v4H4z',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM5 20a7 7 0 0 1 14 0z',
  people:
    'M8 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a5.5 5.5 0 0 1 11 0zM16 12a3 3 0 1 0 0-6M15.5 20h6a5.5 5.5 0 0 0-5-5.5',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5',
  list: 'M9 6h11M9 12h11M9 18h11M4 6h.1M4 12h.1M4 18h.1',
  key: 'M8 12a4 4 0 1 0 0-.1M12 12h9M18 12v4M21 12v3',
} as const;
export type IconName = keyof typeof paths;

/** Line drawings of 24 × 24; the words beside them carry the meaning. */
export const NavIcon = ({ name }: { name: IconName }) => (
  <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
    <path
      d={paths[name]}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
