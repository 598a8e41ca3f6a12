import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { announce } from '../ui/announce';
import { Dialog } from '../ui/Dialog';
import { Notice } from '../ui/Notice';
import { useMe } from './me';
import { SignInForm } from './SignInForm';
import { dismissExpired } from './session';

/** A session ended under an open screen: sign in here, and what was being sent goes on. */
export default function SignInAgain() {
  const { t } = useLingui();
  const email = useMe().data?.email;
  const [sent, setSent] = useState(false);
  return (
    <Dialog open onClose={dismissExpired} title={t`Votre session est terminée`}>
      <p>
        <Trans>
          Reconnectez-vous pour continuer. Tout ce que vous avez écrit est toujours sur la page,
          juste derrière.
        </Trans>
      </p>
      {sent && (
        <Notice tone="success" role="status">
          <Trans>
            Le lien est parti. Ouvrez-le dans un autre onglet, puis revenez ici et réessayez : votre
            texte vous attend.
          </Trans>
        </Notice>
      )}
      <SignInForm
        knownEmail={email}
        onDone={() => announce(t`Votre session est rouverte.`)}
        onLinkSent={() => setSent(true)}
      />
    </Dialog>
  );
}
