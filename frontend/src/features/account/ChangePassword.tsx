import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { $api } from '../../api/client';
import { hasCode, useProblem } from '../../api/problems';
import { toast } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { ErrorSummary, type FormError, PasswordField } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { usePasswordRule } from './passwordRule';

/** A new password; the current one stays empty for who has only ever signed in by link. */
export const ChangePassword = ({ email }: { email: string }) => {
  const { t } = useLingui();
  const explain = useProblem();
  const rule = usePasswordRule();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [errors, setErrors] = useState<FormError[]>([]);
  const change = $api.useMutation('put', '/api/v1/me/password', {
    onSuccess: () => {
      setCurrent('');
      setNext('');
      toast(t`Votre mot de passe est changé.`);
    },
    onError: (problem) => {
      if (hasCode(problem, 'password-too-weak'))
        setErrors([{ id: 'new-password', message: explain(problem) }]);
      if (hasCode(problem, 'wrong-password'))
        setErrors([
          { id: 'current-password', message: t`Le mot de passe actuel n’est pas celui-ci` },
        ]);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = rule.check(next);
    setErrors(wrong ? [{ id: 'new-password', message: wrong }] : []);
    if (!wrong) change.mutate({ body: { current_password: current || null, new_password: next } });
  };
  const errorOf = (id: string) => errors.find((error) => error.id === id)?.message;
  return (
    <form className="flow" noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      {change.error && errors.length === 0 && (
        <Notice tone="danger" role="alert">
          {explain(change.error)}
        </Notice>
      )}
      {/* For password managers: whose password this is. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        id="current-password"
        label={t`Mot de passe actuel`}
        hint={t`Laissez vide si vous n’en avez jamais choisi.`}
        autoComplete="current-password"
        value={current}
        error={errorOf('current-password')}
        onChange={setCurrent}
      />
      <PasswordField
        id="new-password"
        label={t`Nouveau mot de passe`}
        hint={rule.hint}
        autoComplete="new-password"
        value={next}
        error={errorOf('new-password')}
        onChange={setNext}
      />
      <Button type="submit" busy={change.isPending}>
        <Trans>Changer le mot de passe</Trans>
      </Button>
    </form>
  );
};
