import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { $api } from '../../api/client';
import { acceptToken } from '../../auth/session';
import { screen } from '../../shell/screens';
import { LinkLanding } from './LinkLanding';
import { useLinkToken } from './linkToken';

export const MagicLink = () => {
  const { t } = useLingui();
  const token = useLinkToken();
  const navigate = useNavigate();
  const signIn = $api.useMutation('post', '/api/v1/sessions/magic', {
    onSuccess: (session) => {
      acceptToken(session);
      void navigate({ to: screen('home'), replace: true });
    },
  });
  return (
    <LinkLanding
      title={t`Votre lien de connexion`}
      token={token}
      error={signIn.error}
      busy={signIn.isPending}
      onAct={() => signIn.mutate({ body: { token } })}
      action={<Trans>Me connecter</Trans>}
    >
      <Trans>Bonjour ! Un dernier geste et vous y êtes. Ce lien ne sert qu’une fois.</Trans>
    </LinkLanding>
  );
};
