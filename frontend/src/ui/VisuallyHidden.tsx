import type { ReactNode } from 'react';
import s from './VisuallyHidden.module.css';

/** Words for who listens, not for who looks. */
export const VisuallyHidden = ({ children }: { children: ReactNode }) => (
  <span className={s.hidden}>{children}</span>
);
