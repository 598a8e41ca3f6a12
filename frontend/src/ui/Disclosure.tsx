import type { ReactNode } from 'react';
import s from './Disclosure.module.css';

/** A native details/summary: works without a script, is found by the browser's search. */
export const Disclosure = ({
  summary,
  children,
  open,
  id,
}: {
  summary: ReactNode;
  children: ReactNode;
  open?: boolean;
  id?: string;
}) => (
  <details className={s.details} open={open} id={id}>
    <summary className={s.summary}>
      <span className={s.mark} aria-hidden="true" />
      <span>{summary}</span>
    </summary>
    <div className={s.body}>{children}</div>
  </details>
);
