import { Trans } from '@lingui/react/macro';
import s from './Today.module.css';

/** 0 nothing sent · 1 candidacy · 2 call · 3 offers · 4 pair. */
export type Place = 0 | 1 | 2 | 3 | 4;

const tiles: [x: number, y: number, fill: string, tilt: number][] = [
  [150, 404, '#6bd0ba', -1.5],
  [150, 322, '#f2714a', 1.5],
  [150, 240, '#f8cb46', -1],
  [103, 158, '#a897ea', -1.5],
  [197, 158, '#a897ea', 1.5],
];
const pebble: Record<Place, [number, number]> = {
  0: [236, 440],
  1: [178, 384],
  2: [178, 302],
  3: [178, 220],
  4: [128, 138],
};

/** The mentee's whole way as a hopscotch, her pebble where she is. Decoration: the words beside it say it. */
export const HopScene = ({ at }: { at: Place }) => {
  const [x, y] = pebble[at];
  return (
    <svg viewBox="0 0 300 470" className={s.way} aria-hidden="true" focusable="false">
      <path className={s.sky} d="M76 104a74 70 0 0 1 148 0z" />
      <path className={s.chalk} d="M74 105C74 56 108 30 151 30s76 26 76 74c-50 4-104 3-153 1Z" />
      <text x="150" y="86" className={s.word}>
        <Trans>ciel</Trans>
      </text>
      {tiles.map(([cx, cy, fill, tilt], index) => {
        const number = index + 1;
        const filled = number <= at || (at === 4 && number === 5);
        return (
          <g key={cy + cx} transform={`translate(${cx} ${cy}) rotate(${tilt})`}>
            {filled && <rect x="-42" y="-36" width="84" height="72" rx="15" fill={fill} />}
            <path
              className={s.chalk}
              d="M-32-38C-10-40 18-39 33-37c9 1 12 7 12 16v42c-1 10-6 16-16 17-17 2-38 1-53 0-11-1-17-7-17-17-1-15-1-28 0-42 1-10 4-18 13-17Z"
            />
            <text y="10" className={filled ? s.numberOn : s.number}>
              {number}
            </text>
          </g>
        );
      })}
      {at === 4 && <circle cx="222" cy="138" r="12" className={s.pebble} fill="#f2714a" />}
      <circle cx={x} cy={y} r="12" className={s.pebble} fill={at === 3 ? '#f2714a' : '#f8cb46'} />
    </svg>
  );
};
