import type { ReactNode } from 'react';
import { cx } from '../lib/cx';
import { usePageTitle } from './navigation';
import s from './Page.module.css';

/** Every screen's frame: its h1, its title in the browser, the focus after a navigation. */
export const Page = ({
  title,
  heading,
  eyebrow,
  lede,
  actions,
  narrow,
  children,
}: {
  /** Plain words: browser title, and h1 unless `heading` is given. */
  title: string;
  heading?: ReactNode;
  /** A few words above the title: "Étape 2 sur 7". */
  eyebrow?: ReactNode;
  lede?: ReactNode;
  actions?: ReactNode;
  /** For forms and reading. */
  narrow?: boolean;
  children?: ReactNode;
}) => {
  usePageTitle(title);
  return (
    <div className={cx('wrap', s.page, narrow && s.narrow)}>
      <header className={s.head}>
        <div>
          {eyebrow && <p className={s.eyebrow}>{eyebrow}</p>}
          <h1>{heading ?? title}</h1>
          {lede && <p className={cx('lede', s.lede)}>{lede}</p>}
        </div>
        {actions && <div className="row">{actions}</div>}
      </header>
      {children}
    </div>
  );
};
