import type { HTMLAttributes, ReactNode } from 'react';
import { cx } from '../lib/cx';
import s from './Card.module.css';

export type Tone = 'neutral' | 'primary' | 'orange' | 'yellow' | 'violet';

interface CardProps extends HTMLAttributes<HTMLDivElement> {
  as?: 'div' | 'section' | 'article' | 'li' | 'aside';
  /** A coloured top edge, for what should be seen first. */
  tone?: Tone;
  /** Less room inside, for cards in a grid. */
  compact?: boolean;
}

/** A surface that holds one thing. */
export const Card = ({ as = 'div', tone, compact, className, ...rest }: CardProps) => {
  // The attributes are common to all of `as`; the union of their element types is not callable.
  const As = as as 'div';
  return <As {...rest} className={cx(s.card, tone && s[tone], compact && s.compact, className)} />;
};

/** A numbered tile of the hopscotch. The number is decoration: its words stand beside it. */
export const Tile = ({
  tone = 'neutral',
  tilt = 0,
  size = 'md',
  children,
}: {
  tone?: Tone;
  /** Degrees; a hand drew it. */
  tilt?: -2 | -1 | 0 | 1 | 2;
  size?: 'sm' | 'md' | 'lg';
  children: ReactNode;
}) => (
  <span aria-hidden="true" className={cx(s.tile, s[`fill-${tone}`], s[size])} data-tilt={tilt}>
    {children}
  </span>
);
