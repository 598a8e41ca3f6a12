import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { $api } from '../../api/client';
import { acceptToken } from '../../auth/session';
import { screen } from '../../shell/screens';
import { toast } from '../../ui/announce';
import { LinkLanding } from './LinkLanding';
import { useLinkToken } from './linkToken';

export const VerifyEmail = () => {
  const { t } = useLingui();
  const token = useLinkToken();
  const navigate = useNavigate();
  const verify = $api.useMutation('post', '/api/v1/email-verifications', {
    onSuccess: (session) => {
      acceptToken(session);
      toast(t`Votre adresse est confirmée. Bienvenue !`);
      void navigate({ to: screen('home'), replace: true });
    },
  });
  return (
    <LinkLanding
      title={t`Confirmer mon adresse`}
      token={token}
      error={verify.error}
      busy={verify.isPending}
      onAct={() => verify.mutate({ body: { token } })}
      action={<Trans>Confirmer et continuer</Trans>}
    >
      <Trans>Plus qu’un geste : confirmez que cette adresse est bien la vôtre.</Trans>
    </LinkLanding>
  );
};
