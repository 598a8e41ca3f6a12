import { useLingui } from '@lingui/react/macro';
import { Page } from '../../shell/Page';

export const Accessibility = () => {
  const { t } = useLingui();
  return <Page title={t`Accessibility`} />;
};
