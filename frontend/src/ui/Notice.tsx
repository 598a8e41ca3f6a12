import type { ReactNode } from 'react';
import { cx } from '../lib/cx';
import s from './Notice.module.css';

export type NoticeTone = 'info' | 'success' | 'warning' | 'danger' | 'neutral';

const marks: Record<NoticeTone, string> = {
  info: 'i',
  success: '✓',
  warning: '!',
  danger: '!',
  neutral: '·',
};

/** Something to know before going on. `role="alert"` when it appears as the answer to an act. */
export const Notice = ({
  tone = 'info',
  title,
  children,
  action,
  role,
}: {
  tone?: NoticeTone;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  role?: 'alert' | 'status';
}) => (
  <div className={cx(s.notice, s[tone])} role={role}>
    <span className={s.mark} aria-hidden="true">
      {marks[tone]}
    </span>
    <div className={s.body}>
      {title && <p className={s.title}>{title}</p>}
      {typeof children === 'string' ? <p>{children}</p> : children}
      {action && <div className="row">{action}</div>}
    </div>
  </div>
);
