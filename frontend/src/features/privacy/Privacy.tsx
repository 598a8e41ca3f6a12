import { useLingui } from '@lingui/react/macro';
import { Page } from '../../shell/Page';

export const Privacy = () => {
  const { t } = useLingui();
  return <Page title={t`Privacy`} />;
};
