import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { SignInForm } from '../../auth/SignInForm';
import { useSession } from '../../auth/session';
import { publicPath } from '../../i18n';
import { useHydrated } from '../../lib/useHydrated';
import { screenAddresses } from '../../shell/screens';
import { AuthPage } from './AuthPage';
import { CheckMail } from './CheckMail';

export const SignIn = () => {
  const { t, i18n } = useLingui();
  const { retour } = useSearch({ strict: false });
  const router = useRouter();
  const signedIn = useSession() === 'signedIn';
  // The address and its search are not known where the page was prerendered.
  const hydrated = useHydrated();
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
      lede={hydrated && retour && <Trans>Connectez-vous, nous vous ramenons où vous alliez.</Trans>}
      below={
        <ul>
          <li>
            <Link to={publicPath('forgottenPassword', i18n.locale)}>
              <Trans>Mot de passe oublié ?</Trans>
            </Link>
          </li>
          <li>
            <Trans>
              Pas encore de compte ?{' '}
              <Link to={publicPath('signUp', i18n.locale)}>Créez-le en une minute</Link>.
            </Trans>
          </li>
        </ul>
      }
    >
      <SignInForm onLinkSent={setSentTo} />
    </AuthPage>
  );
};
