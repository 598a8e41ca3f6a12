import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { $api } from '../../api/client';
import { useProblem } from '../../api/problems';
import { useMe } from '../../auth/me';
import { forgetSession } from '../../auth/session';
import { publicPath } from '../../i18n';
import { Page } from '../../shell/Page';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Notice } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import { ChangePassword } from './ChangePassword';
import { Preferences } from './Preferences';
import { Sessions } from './Sessions';

/** Her account: language and time zone, password, where she is signed in. */
export const Account = () => {
  const { t, i18n } = useLingui();
  const explain = useProblem();
  const me = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const signOut = $api.useMutation('delete', '/api/v1/sessions/current', {
    onSuccess: async () => {
      // First away from the guarded screen: it would ask a visitor to sign in.
      await navigate({ to: publicPath('home', i18n.locale) });
      forgetSession();
      queries.clear();
    },
  });
  return (
    <Page
      narrow
      title={t`Mon compte`}
      actions={
        <Button variant="secondary" busy={signOut.isPending} onClick={() => signOut.mutate({})}>
          <Trans>Me déconnecter</Trans>
        </Button>
      }
    >
      {signOut.error && (
        <Notice tone="danger" role="alert">
          {explain(signOut.error)}
        </Notice>
      )}
      {me.error && <Notice tone="danger">{explain(me.error)}</Notice>}
      {me.isPending && <Skeleton lines={4} tiles={2} />}
      {me.data && (
        <Card as="section" aria-labelledby="preferences" className="flow">
          <h2 id="preferences">
            <Trans>Mes préférences</Trans>
          </h2>
          <Preferences me={me.data} />
        </Card>
      )}
      {me.data && (
        <>
          <Card as="section" aria-labelledby="sessions" className="flow">
            <h2 id="sessions">
              <Trans>Mes connexions ouvertes</Trans>
            </h2>
            <Sessions />
          </Card>
          <Card as="section" aria-labelledby="mot-de-passe" className="flow">
            <h2 id="mot-de-passe">
              <Trans>Mot de passe</Trans>
            </h2>
            <ChangePassword email={me.data.email} />
          </Card>
        </>
      )}
    </Page>
  );
};
