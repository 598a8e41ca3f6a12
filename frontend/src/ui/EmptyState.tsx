import type { ReactNode } from 'react';
import s from './EmptyState.module.css';

/** Nothing here yet: says the state, teaches, gives a way. */
export const EmptyState = ({
  drawing,
  title,
  children,
  action,
  level = 2,
}: {
  /** One of `ui/drawings`. */
  drawing?: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  level?: 1 | 2 | 3;
}) => {
  const Heading = `h${level}` as const;
  return (
    <div className={s.empty}>
      {drawing && <div className={s.drawing}>{drawing}</div>}
      <Heading className={s.title}>{title}</Heading>
      {typeof children === 'string' ? <p>{children}</p> : children}
      {action && <div className={s.action}>{action}</div>}
    </div>
  );
};
