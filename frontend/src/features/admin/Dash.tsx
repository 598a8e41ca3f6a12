import type { ReactNode } from 'react';

/** A figure or a state in a table cell, that may be missing. */
export const Dash = ({ children }: { children: ReactNode }) =>
  children === null || children === undefined || children === '' ? (
    <span className="muted">–</span>
  ) : (
    children
  );
