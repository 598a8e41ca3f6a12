import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { $api } from '../../api/client';
import { useProblem } from '../../api/problems';
import { announce, toast } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { LetterScene } from '../../ui/drawings/scenes';
import { Notice } from '../../ui/Notice';
import { AuthPage } from './AuthPage';

/** A mail is on its way. Says the same for a known and an unknown address: nobody learns who has an account. */
export const CheckMail = ({ email, onBack }: { email: string; onBack: () => void }) => {
  const { t } = useLingui();
  const explain = useProblem();
  const [again, setAgain] = useState(0);
  const title = t`Regardez vos e-mails`;
  useEffect(() => {
    announce(title);
    const heading = document.querySelector<HTMLElement>('main h1');
    if (heading) heading.tabIndex = -1;
    heading?.focus();
  }, [title]);
  const resend = $api.useMutation('post', '/api/v1/magic-links', {
    onSuccess: () => {
      setAgain(again + 1);
      toast(t`Un nouveau lien est parti.`);
    },
  });
  return (
    <AuthPage title={title} drawing={<LetterScene />}>
      <p>
        <Trans>
          Si tout va bien, un message arrive à <strong>{email}</strong> dans la minute. Ouvrez le
          lien qu’il contient : il vous ramène ici et ouvre votre session.
        </Trans>
      </p>
      <ul>
        <li>
          <Trans>Rien dans cinq minutes ? Regardez dans les indésirables.</Trans>
        </li>
        <li>
          <Trans>Le lien ne sert qu’une fois, et sur l’appareil de votre choix.</Trans>
        </li>
      </ul>
      {resend.error && (
        <Notice tone="danger" role="alert">
          {explain(resend.error)}
        </Notice>
      )}
      <div className="row">
        <Button
          variant="secondary"
          busy={resend.isPending}
          onClick={() => resend.mutate({ body: { email } })}
        >
          {again > 0 ? <Trans>Renvoyer encore</Trans> : <Trans>Renvoyer le lien</Trans>}
        </Button>
        <Button variant="quiet" onClick={onBack}>
          <Trans>Corriger l’adresse</Trans>
        </Button>
      </div>
    </AuthPage>
  );
};
