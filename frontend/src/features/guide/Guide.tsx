import { useLingui } from '@lingui/react/macro';
import { Page } from '../../shell/Page';

export const Guide = () => {
  const { t } = useLingui();
  return <Page title={t`Guide`} />;
};
