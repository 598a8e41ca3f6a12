import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { $api } from '../../api/client';
import { hasCode, useProblem } from '../../api/problems';
import { looksLikeEmail } from '../../auth/looksLikeEmail';
import { currentLocale, publicPath } from '../../i18n';
import { useHydrated } from '../../lib/useHydrated';
import { Button } from '../../ui/Button';
import { ErrorSummary, type FormError, PasswordField, TextField } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { AuthPage } from './AuthPage';
import { CheckMail } from './CheckMail';
import { usePasswordRule } from './passwordRule';

export const SignUp = () => {
  const { t, i18n } = useLingui();
  const explain = useProblem();
  const rule = usePasswordRule();
  const hydrated = useHydrated();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [errors, setErrors] = useState<FormError[]>([]);
  const create = $api.useMutation('post', '/api/v1/accounts', {
    onError: (problem) => {
      if (hasCode(problem, 'password-too-weak'))
        setErrors([{ id: 'password', message: explain(problem) }]);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found: FormError[] = [];
    if (!looksLikeEmail(email))
      found.push({
        id: 'email',
        message: t`Indiquez votre adresse e-mail, par exemple lea@exemple.fr`,
      });
    const wrong = rule.check(password);
    if (wrong) found.push({ id: 'password', message: wrong });
    setErrors(found);
    if (found.length === 0)
      create.mutate({ body: { email: email.trim(), password, locale: currentLocale() } });
  };
  const errorOf = (id: string) => errors.find((error) => error.id === id)?.message;
  if (create.isSuccess) return <CheckMail email={email.trim()} onBack={() => create.reset()} />;
  return (
    <AuthPage
      title={t`Créer mon compte`}
      lede={
        <Trans>Une adresse et un mot de passe. Les questions viennent après, à votre rythme.</Trans>
      }
      below={
        <p>
          <Trans>
            Déjà un compte ? <Link to={publicPath('signIn', i18n.locale)}>Connectez-vous</Link>.
          </Trans>
        </p>
      }
    >
      <form className="flow" noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        {create.error && !hasCode(create.error, 'password-too-weak') && (
          <Notice tone="danger" role="alert">
            {explain(create.error)}
          </Notice>
        )}
        <TextField
          id="email"
          type="email"
          label={t`Adresse e-mail`}
          hint={t`Nous y enverrons un lien pour la confirmer. Personne d’autre ne la voit avant que vous formiez un binôme.`}
          autoComplete="username"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          value={email}
          error={errorOf('email')}
          onChange={setEmail}
        />
        <PasswordField
          id="password"
          label={t`Mot de passe`}
          hint={rule.hint}
          autoComplete="new-password"
          value={password}
          error={errorOf('password')}
          onChange={setPassword}
        />
        <Button type="submit" disabled={!hydrated} busy={create.isPending}>
          <Trans>Créer mon compte</Trans>
        </Button>
        <p className="muted small">
          <Trans>
            Ce que nous gardons et qui le voit :{' '}
            <Link to={publicPath('privacy', i18n.locale)}>confidentialité</Link>.
          </Trans>
        </p>
      </form>
    </AuthPage>
  );
};
