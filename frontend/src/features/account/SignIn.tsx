import { Trans, useLingui } from '@lingui/react/macro';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { SignInForm } from '../../auth/SignInForm';
import { Page } from '../../shell/Page';
import { Card } from '../../ui/Card';

export const SignIn = () => {
  const { t } = useLingui();
  const { retour } = useSearch({ from: '/connexion' });
  const router = useRouter();
  const [sentTo, setSentTo] = useState<string>();
  return (
    <Page narrow title={t`Se connecter`}>
      {sentTo ? (
        <Card>
          <Trans>Un lien de connexion vient de partir vers {sentTo}.</Trans>
        </Card>
      ) : (
        <Card>
          <SignInForm
            onDone={() => router.history.push(retour ?? '/accueil')}
            onLinkSent={setSentTo}
          />
        </Card>
      )}
    </Page>
  );
};
