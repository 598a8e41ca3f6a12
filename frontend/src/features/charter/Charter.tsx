import { useLingui } from '@lingui/react/macro';
import { Page } from '../../shell/Page';

export const Charter = () => {
  const { t } = useLingui();
  return <Page title={t`Charter`} />;
};
