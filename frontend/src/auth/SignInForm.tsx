import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { $api } from '../api/client';
import { useProblem } from '../api/problems';
import { useHydrated } from '../lib/useHydrated';
import { Button } from '../ui/Button';
import { ErrorSummary, type FormError } from '../ui/ErrorSummary';
import { Notice } from '../ui/Notice';
import { PasswordField, TextField } from '../ui/TextField';
import { looksLikeEmail } from './looksLikeEmail';
import { acceptToken } from './session';

/** Address and password, or a link by mail. The page and the dialog in place share it. */
export const SignInForm = ({
  knownEmail,
  onDone,
  onLinkSent,
}: {
  /** Given: the same person signs in again. */
  knownEmail?: string;
  onDone?: () => void;
  onLinkSent: (email: string) => void;
}) => {
  const { t } = useLingui();
  // Pressed before its script is here, the browser itself would send the form and lose what it holds.
  const hydrated = useHydrated();
  const explain = useProblem();
  const [email, setEmail] = useState(knownEmail ?? '');
  const [password, setPassword] = useState('');
  const [errors, setErrors] = useState<FormError[]>([]);
  const signIn = $api.useMutation('post', '/api/v1/sessions', {
    onSuccess: (token) => {
      acceptToken(token);
      onDone?.();
    },
  });
  const link = $api.useMutation('post', '/api/v1/magic-links', {
    onSuccess: () => onLinkSent(email.trim()),
  });
  const check = (withPassword: boolean): boolean => {
    const found: FormError[] = [];
    if (!looksLikeEmail(email))
      found.push({
        id: 'signin-email',
        message: t`Indiquez votre adresse e-mail, par exemple lea@exemple.fr`,
      });
    if (withPassword && password === '')
      found.push({ id: 'signin-password', message: t`Indiquez votre mot de passe` });
    setErrors(found);
    return found.length === 0;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (check(true)) signIn.mutate({ body: { email: email.trim(), password } });
  };
  const failure = signIn.error ?? link.error;
  const errorOf = (id: string) => errors.find((error) => error.id === id)?.message;
  return (
    <form className="flow" noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      {failure !== null && (
        <Notice tone="danger" role="alert">
          {explain(failure)}
        </Notice>
      )}
      <TextField
        id="signin-email"
        type="email"
        label={t`Adresse e-mail`}
        autoComplete="username"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        readOnly={knownEmail !== undefined}
        value={email}
        error={errorOf('signin-email')}
        onChange={setEmail}
      />
      <PasswordField
        id="signin-password"
        label={t`Mot de passe`}
        autoComplete="current-password"
        value={password}
        error={errorOf('signin-password')}
        onChange={setPassword}
      />
      <div className="row">
        <Button type="submit" disabled={!hydrated} wide busy={signIn.isPending}>
          <Trans>Me connecter</Trans>
        </Button>
        <Button
          variant="secondary"
          wide
          disabled={!hydrated}
          busy={link.isPending}
          onClick={() => {
            if (check(false)) link.mutate({ body: { email: email.trim() } });
          }}
        >
          <Trans>Recevoir un lien de connexion</Trans>
        </Button>
      </div>
    </form>
  );
};
