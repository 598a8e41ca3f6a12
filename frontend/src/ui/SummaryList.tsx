import type { ReactNode } from 'react';
import s from './SummaryList.module.css';

export interface SummaryRow {
  key: string;
  term: ReactNode;
  value: ReactNode;
  /** For example a link "Modifier", with a hidden end that names the row. */
  action?: ReactNode;
}

/** What is known, line by line: answers to check, settings, contact details. */
export const SummaryList = ({ rows }: { rows: readonly SummaryRow[] }) => (
  <dl className={s.list}>
    {rows.map((row) => (
      <div key={row.key} className={s.row}>
        <dt className={s.term}>{row.term}</dt>
        <dd className={s.value}>{row.value}</dd>
        {row.action && <dd className={s.action}>{row.action}</dd>}
      </div>
    ))}
  </dl>
);
