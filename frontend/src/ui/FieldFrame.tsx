import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { cx } from '../lib/cx';
import s from './Field.module.css';

/** What every field has, whatever its kind. */
export interface FieldBase {
  /** Also the anchor of the error summary; unique on the page. */
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  /** A sentence that says what to do; its presence marks the field as wrong. */
  error?: string;
  /** Says "(facultatif)"; required is the rule and is not marked. */
  optional?: boolean;
  /** The label is the page's question: it becomes its h1. */
  asTitle?: boolean;
}

export const describedBy = (
  id: string,
  { hint, error, also }: { hint?: ReactNode; error?: string; also?: string | false },
): string | undefined =>
  [hint && `${id}-hint`, error && `${id}-error`, also].filter(Boolean).join(' ') || undefined;

export const FieldError = ({ id, error }: { id: string; error?: string }) =>
  error ? (
    <p className={s.error} id={`${id}-error`}>
      <span aria-hidden="true" className={s.errorMark}>
        !
      </span>
      {error}
    </p>
  ) : null;

const Optional = () => (
  <span className={s.optional}>
    {' '}
    <Trans>(facultatif)</Trans>
  </span>
);

/** Label, hint and error around one control. */
export const FieldFrame = ({
  id,
  label,
  hint,
  error,
  optional,
  asTitle,
  children,
}: FieldBase & { children: ReactNode }) => {
  const text = (
    <label htmlFor={id} className={cx(s.label, asTitle && s.title)}>
      {label}
      {optional && <Optional />}
    </label>
  );
  return (
    <div className={cx(s.field, error && s.wrong)}>
      {asTitle ? <h1 className={s.heading}>{text}</h1> : text}
      {hint && (
        <div className={s.hint} id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <FieldError id={id} error={error} />
      {children}
    </div>
  );
};

/** Legend, hint and error around several controls that answer one question. */
export const GroupFrame = ({
  id,
  label,
  hint,
  error,
  optional,
  asTitle,
  role,
  children,
}: FieldBase & { role?: 'radiogroup'; children: ReactNode }) => (
  <fieldset
    className={cx(s.field, error && s.wrong)}
    aria-describedby={describedBy(id, { hint, error })}
    role={role}
    aria-invalid={role && error ? true : undefined}
  >
    <legend className={s.label}>
      {asTitle ? (
        <h1 className={cx(s.heading, s.title)}>
          {label}
          {optional && <Optional />}
        </h1>
      ) : (
        <>
          {label}
          {optional && <Optional />}
        </>
      )}
    </legend>
    {hint && (
      <div className={s.hint} id={`${id}-hint`}>
        {hint}
      </div>
    )}
    <FieldError id={id} error={error} />
    {children}
  </fieldset>
);
