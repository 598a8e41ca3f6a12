import type { ReactNode } from 'react';
import { cx } from '../lib/cx';
import s from './Chip.module.css';

export type ChipTone =
  | 'neutral'
  | 'primary'
  | 'orange'
  | 'yellow'
  | 'violet'
  | 'success'
  | 'danger'
  | 'info';

/** A short fact. Its words carry the meaning, the colour only helps. */
export const Chip = ({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: ChipTone;
  icon?: ReactNode;
  children: ReactNode;
}) => (
  <span className={cx(s.chip, s[tone])}>
    {icon && <span aria-hidden="true">{icon}</span>}
    {children}
  </span>
);

/** Chips in a row, a list for who listens. */
export const ChipList = ({ label, children }: { label?: string; children: ReactNode }) => (
  <ul className={s.list} aria-label={label}>
    {children}
  </ul>
);
