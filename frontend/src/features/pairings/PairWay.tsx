import { Trans } from '@lingui/react/macro';
import s from './NextStep.module.css';
import type { Pairing } from './pairing';

/** Where the two are on the hopscotch: chosen, first exchange, on the way, sky. Decoration. */
const PairWay = ({ pairing }: { pairing: Pairing }) => {
  const at = pairing.status === 'ended' ? 3 : pairing.first_contact_on === null ? 0 : 2;
  const tiles: [x: number, y: number, fill: string, tilt: number][] = [
    [150, 250, '#6bd0ba', -2],
    [104, 176, '#f2714a', -2],
    [196, 176, '#f8cb46', 2],
    [150, 102, '#a897ea', 1],
  ];
  const places: Record<number, [number, number]> = {
    0: [150, 246],
    2: [150, 168],
    3: [150, 44],
  };
  const [x, y] = places[at] ?? [150, 246];
  // Each on her half of the double tile, side by side elsewhere.
  const apart = at === 2 ? 46 : 15;
  return (
    <svg viewBox="0 0 300 300" className={s.way} aria-hidden="true" focusable="false">
      <path className={s.sky} d="M78 62a72 60 0 0 1 144 0z" />
      <path className={s.chalk} d="M76 63C76 22 110 6 151 6s74 18 74 57c-50 4-100 3-149 0Z" />
      <text x="150" y="50" className={s.word}>
        <Trans>ciel</Trans>
      </text>
      {tiles.map(([cx, cy, fill, tilt], index) => (
        <g key={fill} transform={`translate(${cx} ${cy}) rotate(${tilt})`}>
          {(index === 0 || (at >= 2 && index < 3) || at === 3) && (
            <rect x="-40" y="-32" width="80" height="64" rx="14" fill={fill} />
          )}
          <path
            className={s.chalk}
            d="M-30-34c22-2 42-1 58 0 9 1 12 7 12 15v38c-1 9-6 14-15 15-17 2-37 1-53 0-9-1-14-6-14-15-1-14 0-26 0-38 1-9 4-15 12-15Z"
          />
        </g>
      ))}
      <circle cx={x - apart} cy={y} r="12" className={s.pebble} fill="#f8cb46" />
      <circle cx={x + apart} cy={y} r="12" className={s.pebble} fill="#f2714a" />
    </svg>
  );
};

export default PairWay;
