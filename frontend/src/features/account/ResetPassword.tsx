import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { $api } from '../../api/client';
import { hasCode, useProblem } from '../../api/problems';
import { publicPath } from '../../i18n';
import { ButtonLink } from '../../shell/links';
import { Button } from '../../ui/Button';
import { ErrorSummary, type FormError, PasswordField } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { AuthPage } from './AuthPage';
import { useLinkToken } from './linkToken';
import { usePasswordRule } from './passwordRule';

export const ResetPassword = () => {
  const { t, i18n } = useLingui();
  const explain = useProblem();
  const rule = usePasswordRule();
  const token = useLinkToken();
  const [password, setPassword] = useState('');
  const [errors, setErrors] = useState<FormError[]>([]);
  const reset = $api.useMutation('post', '/api/v1/password-resets/confirmation', {
    onError: (problem) => {
      if (hasCode(problem, 'password-too-weak'))
        setErrors([{ id: 'password', message: explain(problem) }]);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = rule.check(password);
    setErrors(wrong ? [{ id: 'password', message: wrong }] : []);
    if (!wrong) reset.mutate({ body: { token, password } });
  };
  return (
    <AuthPage title={t`Choisir un nouveau mot de passe`}>
      {reset.isSuccess ? (
        <Notice
          tone="success"
          role="status"
          title={<Trans>C’est fait</Trans>}
          action={
            <ButtonLink to={publicPath('signIn', i18n.locale)}>
              <Trans>Me connecter</Trans>
            </ButtonLink>
          }
        >
          <p>
            <Trans>
              Par prudence, toutes vos sessions ont été fermées. Connectez-vous avec le nouveau mot
              de passe.
            </Trans>
          </p>
        </Notice>
      ) : (
        <form className="flow" noValidate onSubmit={submit}>
          <ErrorSummary errors={errors} />
          {reset.error && !hasCode(reset.error, 'password-too-weak') && (
            <Notice tone="danger" role="alert">
              <p>
                {explain(reset.error)}{' '}
                <Link to={publicPath('forgottenPassword', i18n.locale)}>
                  <Trans>Demander un nouveau lien</Trans>
                </Link>
              </p>
            </Notice>
          )}
          <PasswordField
            id="password"
            label={t`Nouveau mot de passe`}
            hint={rule.hint}
            autoComplete="new-password"
            value={password}
            error={errors[0]?.message}
            onChange={setPassword}
          />
          <Button type="submit" busy={reset.isPending}>
            <Trans>Enregistrer</Trans>
          </Button>
        </form>
      )}
    </AuthPage>
  );
};
