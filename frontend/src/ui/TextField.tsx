import { Trans, useLingui } from '@lingui/react/macro';
import { type InputHTMLAttributes, type Ref, useState } from 'react';
import { cx } from '../lib/cx';
import { useTypedEarly } from '../lib/typedEarly';
import { Button } from './Button';
import s from './Field.module.css';
import { describedBy, type FieldBase, FieldFrame } from './FieldFrame';

type Native = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'id'>;

export interface TextFieldProps extends FieldBase, Native {
  value: string;
  onChange: (value: string) => void;
  /** For a number or a date: a narrow box. */
  short?: boolean;
  ref?: Ref<HTMLInputElement>;
}

/** One line of text, an address, a number, a date. */
export const TextField = ({
  id,
  label,
  hint,
  error,
  optional,
  asTitle,
  value,
  onChange,
  short,
  type = 'text',
  className,
  ...native
}: TextFieldProps) => {
  useTypedEarly(id, onChange);
  return (
    <FieldFrame {...{ id, label, hint, error, optional, asTitle }}>
      <input
        {...native}
        id={id}
        type={type}
        value={value}
        className={cx(s.input, short && s.short, className)}
        aria-invalid={error ? true : undefined}
        aria-required={optional ? undefined : native['aria-required']}
        aria-describedby={describedBy(id, { hint, error })}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldFrame>
  );
};

export interface PasswordFieldProps
  extends Omit<TextFieldProps, 'type' | 'autoComplete' | 'short' | 'className'> {
  autoComplete: 'current-password' | 'new-password';
}

/** A password that can be shown; pasting is welcome. */
export const PasswordField = ({
  id,
  label,
  hint,
  error,
  optional,
  asTitle,
  value,
  onChange,
  ...native
}: PasswordFieldProps) => {
  const { t } = useLingui();
  const [shown, setShown] = useState(false);
  useTypedEarly(id, onChange);
  return (
    <FieldFrame {...{ id, label, hint, error, optional, asTitle }}>
      <div className={s.affix}>
        <input
          {...native}
          id={id}
          type={shown ? 'text' : 'password'}
          value={value}
          className={s.input}
          autoCapitalize="none"
          spellCheck={false}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { hint, error })}
          onChange={(event) => onChange(event.target.value)}
        />
        <Button
          variant="quiet"
          size="sm"
          aria-label={shown ? t`Masquer le mot de passe` : t`Afficher le mot de passe`}
          onClick={() => setShown(!shown)}
        >
          {shown ? <Trans>Masquer</Trans> : <Trans>Afficher</Trans>}
        </Button>
      </div>
    </FieldFrame>
  );
};
