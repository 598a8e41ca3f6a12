import { useLingui } from '@lingui/react/macro';
import { Page } from '../../shell/Page';

export const Home = () => {
  const { t } = useLingui();
  return <Page title={t`On avance mieux à deux`} />;
};
