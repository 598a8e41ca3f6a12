import s from './drawings.module.css';
import { Person } from './Person';

/** One tile of the drawing: centre, number, fill, tilt in degrees. */
const tiles: [x: number, y: number, label: string, fill: string, tilt: number][] = [
  [230, 548, '1', 'none', -1.5],
  [230, 454, '2', 'var(--chalk-green)', 1],
  [178, 360, '3', 'var(--orange-fill)', -1],
  [282, 360, '4', 'none', 1.5],
  [230, 266, '5', 'var(--yellow-fill)', -1],
  [178, 172, '6', 'none', 1],
  [282, 172, '7', 'var(--violet-fill)', -1.5],
];

/**
 * The hopscotch of the home page, chalk on slate: from « terre » to « ciel », two who hop, and double
 * tiles where both land. Decoration: the text beside it says it all.
 */
export const Hopscotch = ({ earth, sky }: { earth: string; sky: string }) => (
  <svg viewBox="0 0 460 660" className={s.hopscotch} aria-hidden="true" focusable="false">
    <g className={s.dust} fill="none" strokeLinecap="round">
      <path d="M40 120c14-8 22-2 34-9M392 96c10 6 20-2 31 5M50 420c10 5 18-4 30 2M400 470c12-6 18 3 30-3M70 610c12 4 20-5 34-1" />
    </g>
    <path className={s.sky} d="M128 124a102 102 0 0 1 204 0 4 4 0 0 1-4 4H132a4 4 0 0 1-4-4Z" />
    <path className={s.chalk} d="M126 126C124 66 168 20 231 20s107 48 103 106c-60 4-140 3-208 0Z" />
    <text x="230" y="92" className={s.word}>
      {sky}
    </text>
    {tiles.map(([x, y, label, fill, tilt]) => (
      <g key={label} transform={`translate(${x} ${y}) rotate(${tilt})`}>
        {fill !== 'none' && <rect x="-46" y="-40" width="92" height="80" rx="16" fill={fill} />}
        <path
          className={s.chalk}
          d="M-34-43C-10-45 20-44 36-42c10 1 13 8 13 18 1 18 0 32-1 46-1 12-7 19-18 20-18 2-42 1-58 0-13-1-20-8-20-20-1-16-1-32 0-46 1-12 4-20 14-19Z"
        />
        <text y="13" className={fill === 'none' ? s.number : s.numberOnFill}>
          {label}
        </text>
      </g>
    ))}
    <text x="230" y="630" className={s.wordChalk}>
      {earth}
    </text>
    <path className={s.chalkThin} d="M150 604c50-7 110-6 160 0" />
    <g transform="translate(82 366)">
      <Person body="var(--chalk-green)" head="var(--yellow-fill)" hair="bun" wave="left" />
    </g>
    <g transform="translate(380 366)">
      <Person body="var(--orange-fill)" head="var(--violet-fill)" hair="curls" wave="right" />
    </g>
    <path className={s.hop} d="M300 545c92-14 104-92 32-108" />
    <g className={s.pebble}>
      <circle cx="330" cy="436" r="13" fill="var(--yellow-fill)" className={s.edge} />
    </g>
  </svg>
);
