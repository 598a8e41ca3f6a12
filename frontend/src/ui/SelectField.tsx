import type { SelectHTMLAttributes } from 'react';
import s from './Field.module.css';
import { describedBy, type FieldBase, FieldFrame } from './FieldFrame';

export interface Option<V extends string = string> {
  value: V;
  label: string;
  hint?: string;
}

type Native = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange' | 'value' | 'id'>;

export interface SelectFieldProps<V extends string> extends FieldBase, Native {
  options: readonly Option<V>[];
  value: V | '';
  onChange: (value: V) => void;
  /** The line shown while nothing is chosen. */
  empty?: string;
}

/** One of many; up to seven prefer a RadioGroup, which shows them all. */
export const SelectField = <V extends string>({
  id,
  label,
  hint,
  error,
  optional,
  asTitle,
  options,
  value,
  onChange,
  empty,
  ...native
}: SelectFieldProps<V>) => (
  <FieldFrame {...{ id, label, hint, error, optional, asTitle }}>
    <select
      {...native}
      id={id}
      value={value}
      className={s.input}
      aria-invalid={error ? true : undefined}
      aria-describedby={describedBy(id, { hint, error })}
      onChange={(event) => onChange(event.target.value as V)}
    >
      {empty !== undefined && <option value="">{empty}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  </FieldFrame>
);
