import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { $api } from '../../api/client';
import { useProblem } from '../../api/problems';
import { looksLikeEmail } from '../../auth/looksLikeEmail';
import { publicPath } from '../../i18n';
import { useHydrated } from '../../lib/useHydrated';
import { Button } from '../../ui/Button';
import { LetterScene } from '../../ui/drawings/scenes';
import { ErrorSummary, type FormError, TextField } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { AuthPage } from './AuthPage';

export const ForgottenPassword = () => {
  const { t, i18n } = useLingui();
  const explain = useProblem();
  const hydrated = useHydrated();
  const [email, setEmail] = useState('');
  const [errors, setErrors] = useState<FormError[]>([]);
  const ask = $api.useMutation('post', '/api/v1/password-resets');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = looksLikeEmail(email)
      ? []
      : [{ id: 'email', message: t`Indiquez votre adresse e-mail, par exemple lea@exemple.fr` }];
    setErrors(found);
    if (found.length === 0) ask.mutate({ body: { email: email.trim() } });
  };
  return (
    <AuthPage
      title={t`Mot de passe oublié`}
      lede={<Trans>Cela arrive. Nous vous envoyons un lien pour en choisir un autre.</Trans>}
      drawing={<LetterScene />}
      below={
        <p>
          <Trans>
            Vous pouvez aussi{' '}
            <Link to={publicPath('signIn', i18n.locale)}>vous connecter par un lien</Link>, sans mot
            de passe.
          </Trans>
        </p>
      }
    >
      {ask.isSuccess ? (
        <Notice tone="success" role="status" title={<Trans>Regardez vos e-mails</Trans>}>
          <p>
            <Trans>
              Si un compte existe à l’adresse {email}, un lien vient d’y partir. Il ne sert qu’une
              fois.
            </Trans>
          </p>
        </Notice>
      ) : (
        <form className="flow" noValidate onSubmit={submit}>
          <ErrorSummary errors={errors} />
          {ask.error && (
            <Notice tone="danger" role="alert">
              {explain(ask.error)}
            </Notice>
          )}
          <TextField
            id="email"
            type="email"
            label={t`Adresse e-mail`}
            autoComplete="username"
            inputMode="email"
            autoCapitalize="none"
            spellCheck={false}
            value={email}
            error={errors[0]?.message}
            onChange={setEmail}
          />
          <Button type="submit" disabled={!hydrated} busy={ask.isPending}>
            <Trans>Recevoir le lien</Trans>
          </Button>
        </form>
      )}
    </AuthPage>
  );
};
