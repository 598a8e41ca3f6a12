import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useProblem } from '../../api/problems';
import { publicPath } from '../../i18n';
import { Button } from '../../ui/Button';
import { LetterScene } from '../../ui/drawings/scenes';
import { Notice } from '../../ui/Notice';
import { AuthPage } from './AuthPage';

/** Where a mail's link leads: says what the button will do, and only the button does it. */
export const LinkLanding = ({
  title,
  children,
  action,
  token,
  error,
  busy,
  onAct,
}: {
  title: string;
  children: ReactNode;
  action: ReactNode;
  token: string;
  error: unknown;
  busy: boolean;
  onAct: () => void;
}) => {
  const { i18n } = useLingui();
  const explain = useProblem();
  return (
    <AuthPage title={title} drawing={<LetterScene />}>
      {token === '' ? (
        <Notice tone="warning" title={<Trans>Ce lien est incomplet</Trans>}>
          <p>
            <Trans>
              Il a sans doute été coupé par votre messagerie. Copiez-le en entier, ou{' '}
              <Link to={publicPath('signIn', i18n.locale)}>demandez-en un nouveau</Link>.
            </Trans>
          </p>
        </Notice>
      ) : (
        <>
          <p>{children}</p>
          {error !== null && (
            <Notice tone="danger" role="alert">
              <p>
                {explain(error)}{' '}
                <Link to={publicPath('signIn', i18n.locale)}>
                  <Trans>Recevoir un nouveau lien</Trans>
                </Link>
              </p>
            </Notice>
          )}
          <Button busy={busy} onClick={onAct}>
            {action}
          </Button>
        </>
      )}
    </AuthPage>
  );
};
