import type { ReactNode } from 'react';
import { Page } from '../../shell/Page';
import { Card } from '../../ui/Card';
import { PairScene } from '../../ui/drawings/scenes';
import s from './AuthPage.module.css';

/** A short form beside a drawing: signing up, signing in, links from a mail. */
export const AuthPage = ({
  title,
  lede,
  drawing,
  below,
  children,
}: {
  title: string;
  lede?: ReactNode;
  drawing?: ReactNode;
  /** What stands under the card: the other ways in. */
  below?: ReactNode;
  children: ReactNode;
}) => (
  <Page title={title} lede={lede}>
    <div className={s.columns}>
      <div className="flow">
        <Card className="flow">{children}</Card>
        {below}
      </div>
      <div className={s.drawing}>{drawing ?? <PairScene />}</div>
    </div>
  </Page>
);
