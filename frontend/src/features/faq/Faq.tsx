import { useLingui } from '@lingui/react/macro';
import { Page } from '../../shell/Page';

export const Faq = () => {
  const { t } = useLingui();
  return <Page title={t`Faq`} />;
};
