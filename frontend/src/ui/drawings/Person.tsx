import s from './drawings.module.css';

const hairs = {
  bun: 'M-19-66c-3-22 9-34 20-34s24 9 20 33c-6-10-12-15-20-16-8 1-14 6-20 17ZM-8-99a9 9 0 1 1 18 0',
  curls:
    'M-22-62c-7-4-6-13-1-16-4-8 2-15 9-15 1-8 12-11 17-6 6-4 15 1 15 8 8 1 10 10 5 15 5 5 3 13-3 15 1-9-2-17-8-20-10 4-20 3-27-1-5 4-8 11-7 20Z',
  long: 'M-22-46c-6-34 2-54 22-54s29 18 23 54c-6 2-8-4-8-12 0-10-3-18-9-22-8 5-16 6-20 5-2 6-1 12-1 18 0 8-3 12-7 11Z',
  veil: 'M-23-50c-4-30 6-50 23-50s28 20 24 50c-2 8-8 10-12 6 6-14 4-30-12-32-14 1-18 18-12 32-4 4-9 2-11-6Z',
} as const;
export type Hair = keyof typeof hairs;

/** Somebody, as an arched tile with a pebble for a head; 0,0 is the middle of her feet. */
export const Person = ({
  body,
  head,
  hair,
  wave,
}: {
  body: string;
  head: string;
  hair: Hair;
  wave?: 'left' | 'right';
}) => (
  <g>
    {wave === 'left' && <path className={s.arm} d="M-20-18c-14-6-20-20-18-34" stroke={body} />}
    {wave === 'right' && <path className={s.arm} d="M20-18c14-6 20-20 18-34" stroke={body} />}
    <path
      d="M-26 30v-40a26 26 0 0 1 52 0v40a6 6 0 0 1-6 6h-40a6 6 0 0 1-6-6Z"
      fill={body}
      className={s.edge}
    />
    <circle cy="-62" r="21" fill={head} className={s.edge} />
    <path d={hairs[hair]} className={s.hair} />
    <circle cx="-7" cy="-62" r="2.4" className={s.ink} />
    <circle cx="7" cy="-62" r="2.4" className={s.ink} />
    <path d="M-6-54c4 4 8 4 12 0" className={s.smile} />
  </g>
);
