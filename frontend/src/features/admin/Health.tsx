import { useLingui } from '@lingui/react';
import type { Schemas } from '../../api/client';
import s from './Admin.module.css';
import { healthWords } from './words';

type Level = Schemas['PairingHealth'];

/** A shape per level, so that colour never carries it alone. */
const shapes: Record<Level, string> = {
  green: 'M10 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16Z',
  amber: 'M10 2.5 18.5 17h-17Z',
  red: 'M10 1.5 18.5 10 10 18.5 1.5 10Z',
  grey: 'M5 3h3.5v14H5zM11.5 3H15v14h-3.5z',
};

/** How a pair is doing, in a word and a shape. */
export const Health = ({ level }: { level: Level }) => {
  const { i18n } = useLingui();
  return (
    <span className={s.health} data-level={level}>
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">
        <path d={shapes[level]} />
      </svg>
      {i18n._(healthWords[level])}
    </span>
  );
};
