import s from './drawings.module.css';
import { Person } from './Person';

const GREEN = 'var(--primary)';
const ORANGE = 'var(--orange-fill)';
const YELLOW = 'var(--yellow-fill)';
const VIOLET = 'var(--violet-fill)';

/** Two who talk, each in her bubble: questions, a first exchange. */
export const TalkScene = () => (
  <svg viewBox="0 0 320 200" className={s.scene} aria-hidden="true" focusable="false">
    <path className={s.dashed} d="M16 182h288" />
    <g transform="translate(92 142)">
      <Person body={GREEN} head={YELLOW} hair="long" />
    </g>
    <g transform="translate(228 142)">
      <Person body={ORANGE} head={VIOLET} hair="bun" />
    </g>
    <g transform="translate(16 -14)">
      <path
        d="M118 22h56a12 12 0 0 1 12 12v18a12 12 0 0 1-12 12h-36l-16 14v-14h-4a12 12 0 0 1-12-12V34a12 12 0 0 1 12-12Z"
        fill={YELLOW}
        className={s.edge}
      />
      <path d="M124 38h44M124 49h28" className={s.smile} />
    </g>
  </svg>
);

/** A letter under way to a mailbox: check your mail. */
export const LetterScene = () => (
  <svg viewBox="0 0 320 170" className={s.scene} aria-hidden="true" focusable="false">
    <path className={s.dots} d="M30 140C70 40 130 30 168 66" />
    <circle cx="30" cy="142" r="11" fill={ORANGE} className={s.edge} />
    <g transform="rotate(5 220 92)">
      <rect
        x="150"
        y="46"
        width="136"
        height="92"
        rx="14"
        fill="var(--surface)"
        className={s.edge}
      />
      <path d="M154 56l64 48 64-48" className={s.outline} />
      <circle cx="218" cy="104" r="14" fill={YELLOW} className={s.edge} />
    </g>
  </svg>
);

/** Empty tiles and a waiting pebble: no offer yet, no call yet. */
export const WaitingScene = () => (
  <svg viewBox="0 0 320 180" className={s.scene} aria-hidden="true" focusable="false">
    <g className={s.dashed}>
      <rect x="120" y="104" width="64" height="56" rx="13" transform="rotate(-2 152 132)" />
      <rect x="192" y="100" width="64" height="56" rx="13" transform="rotate(2 224 128)" />
      <path d="M150 92a38 38 0 0 1 76 0z" />
    </g>
    <rect
      x="40"
      y="104"
      width="64"
      height="56"
      rx="13"
      fill={GREEN}
      className={s.edge}
      transform="rotate(1 72 132)"
    />
    <path className={s.dots} d="M78 92C90 40 128 44 146 92" />
    <circle cx="72" cy="92" r="12" fill={YELLOW} className={s.edge} />
  </svg>
);

/** Two on the double tile: the pair is made. */
export const PairScene = () => (
  <svg viewBox="0 0 320 200" className={s.scene} aria-hidden="true" focusable="false">
    <rect
      x="66"
      y="146"
      width="92"
      height="42"
      rx="13"
      fill={YELLOW}
      className={s.edge}
      transform="rotate(-1 112 167)"
    />
    <rect
      x="164"
      y="146"
      width="92"
      height="42"
      rx="13"
      fill={VIOLET}
      className={s.edge}
      transform="rotate(1 210 167)"
    />
    <g transform="translate(116 118)">
      <Person body={GREEN} head={YELLOW} hair="curls" wave="left" />
    </g>
    <g transform="translate(206 118)">
      <Person body={ORANGE} head={VIOLET} hair="veil" wave="right" />
    </g>
    <path className={s.outline} d="M142 104c14 12 26 12 38 0" />
    <path
      d="M161 52c-9-14-26-3-18 10 4 7 12 12 18 17 6-5 14-10 18-17 8-13-9-24-18-10Z"
      fill={ORANGE}
      className={s.edge}
    />
  </svg>
);

/** Several pairs on the way: the organisers' empty list, all is well. */
export const AllWellScene = () => (
  <svg viewBox="0 0 320 170" className={s.scene} aria-hidden="true" focusable="false">
    <path className={s.dashed} d="M20 150h280" />
    {[
      [56, GREEN],
      [120, ORANGE],
      [184, VIOLET],
      [248, YELLOW],
    ].map(([x, fill], index) => (
      <path
        key={x}
        d={`M${Number(x)} 146v-${44 + (index % 2) * 18}a22 22 0 0 1 44 0v${44 + (index % 2) * 18}Z`}
        fill={String(fill)}
        className={s.edge}
      />
    ))}
    <path className={s.dots} d="M78 66C90 20 130 20 142 46M206 60c12-38 44-38 62-6" />
    <circle cx="206" cy="48" r="10" fill={YELLOW} className={s.edge} />
  </svg>
);
