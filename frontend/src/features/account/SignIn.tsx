import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { SignInForm } from '../../auth/SignInForm';
import { useSession } from '../../auth/session';
import { screenAddresses } from '../../shell/screens';
import { AuthPage } from './AuthPage';
import { CheckMail } from './CheckMail';

export const SignIn = () => {
  const { t } = useLingui();
  const { retour } = useSearch({ from: '/connexion' });
  const router = useRouter();
  const signedIn = useSession() === 'signedIn';
  const [sentTo, setSentTo] = useState<string>();
  const next = retour ?? screenAddresses.home;
  // Also who comes here signed in already.
  useEffect(() => {
    if (signedIn) router.history.replace(next);
  }, [signedIn, router, next]);
  if (sentTo !== undefined) return <CheckMail email={sentTo} onBack={() => setSentTo(undefined)} />;
  return (
    <AuthPage
      title={t`Se connecter`}
      lede={retour && <Trans>Connectez-vous, nous vous ramenons où vous alliez.</Trans>}
      below={
        <ul>
          <li>
            <Link to="/mot-de-passe-oublie">
              <Trans>Mot de passe oublié ?</Trans>
            </Link>
          </li>
          <li>
            <Trans>
              Pas encore de compte ? <Link to="/inscription">Créez-le en une minute</Link>.
            </Trans>
          </li>
        </ul>
      }
    >
      <SignInForm onLinkSent={setSentTo} />
    </AuthPage>
  );
};
