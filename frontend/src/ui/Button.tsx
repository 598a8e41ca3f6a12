import type { AnchorHTMLAttributes, ButtonHTMLAttributes, Ref } from 'react';
import { cx } from '../lib/cx';
import s from './Button.module.css';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
interface Look {
  variant?: ButtonVariant;
  size?: 'md' | 'sm';
  /** The whole width on a phone. */
  wide?: boolean;
}

const look = ({ variant = 'primary', size = 'md', wide }: Look, className?: string) =>
  cx(s.button, s[variant], size === 'sm' && s.sm, wide && s.wide, className);

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, Look {
  /** At work: keeps its focus and its words, takes no second click. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export const Button = ({
  variant,
  size,
  wide,
  busy = false,
  className,
  onClick,
  children,
  type = 'button',
  ...rest
}: ButtonProps) => (
  <button
    {...rest}
    // A disabled button would lose the focus; this one only refuses.
    type={busy ? 'button' : type}
    aria-disabled={busy || rest['aria-disabled'] || undefined}
    aria-busy={busy || undefined}
    className={look({ variant, size, wide }, className)}
    onClick={busy ? undefined : onClick}
  >
    {children}
    {busy && <span className={s.pebble} aria-hidden="true" />}
  </button>
);

export interface AnchorButtonProps extends AnchorHTMLAttributes<HTMLAnchorElement>, Look {
  ref?: Ref<HTMLAnchorElement>;
}

/** A link that looks like a button. For a screen of the application use `ButtonLink` of the shell. */
export const AnchorButton = ({
  variant,
  size,
  wide,
  className,
  children,
  ...rest
}: AnchorButtonProps) => (
  <a {...rest} className={look({ variant, size, wide }, className)}>
    {children}
  </a>
);
