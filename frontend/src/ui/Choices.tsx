import type { ReactNode } from 'react';
import { cx } from '../lib/cx';
import s from './Field.module.css';
import { type FieldBase, FieldError, GroupFrame } from './FieldFrame';
import type { Option } from './SelectField';

interface ChoiceProps {
  type: 'radio' | 'checkbox';
  id: string;
  name: string;
  checked: boolean;
  disabled?: boolean;
  label: ReactNode;
  hint?: ReactNode;
  invalid?: boolean;
  describedBy?: string;
  onChange: (checked: boolean) => void;
}

/** A whole line that can be pressed, with its native box. */
const Choice = ({ type, id, name, label, hint, invalid, onChange, ...native }: ChoiceProps) => (
  <label className={s.choice} htmlFor={id}>
    <input
      id={id}
      type={type}
      name={name}
      checked={native.checked}
      disabled={native.disabled}
      aria-invalid={invalid || undefined}
      aria-describedby={
        [hint && `${id}-hint`, native.describedBy].filter(Boolean).join(' ') || undefined
      }
      onChange={(event) => onChange(event.target.checked)}
    />
    <span>
      {label}
      {hint && (
        <span className={s.choiceHint} id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </span>
  </label>
);

/** The first box carries the field's own id: the error summary leads there. */
const choiceId = (id: string, value: string, index: number) =>
  index === 0 ? id : `${id}-${value}`;

export interface RadioGroupProps<V extends string> extends FieldBase {
  options: readonly Option<V>[];
  value: V | '';
  onChange: (value: V) => void;
}

/** One of a few, all in sight. */
export const RadioGroup = <V extends string>({
  options,
  value,
  onChange,
  ...field
}: RadioGroupProps<V>) => (
  <GroupFrame {...field} role="radiogroup">
    <div className={s.choices}>
      {options.map((option, index) => (
        <Choice
          key={option.value}
          type="radio"
          id={choiceId(field.id, option.value, index)}
          name={field.id}
          checked={option.value === value}
          label={option.label}
          hint={option.hint}
          onChange={() => onChange(option.value)}
        />
      ))}
    </div>
  </GroupFrame>
);

export interface CheckboxGroupProps<V extends string> extends FieldBase {
  options: readonly Option<V>[];
  values: readonly V[];
  onChange: (values: V[]) => void;
}

const toggled = <V extends string>(
  options: readonly Option<V>[],
  values: readonly V[],
  value: V,
  on: boolean,
): V[] => options.map((o) => o.value).filter((v) => (v === value ? on : values.includes(v)));

/** Several of a few; answers keep the order of the list. */
export const CheckboxGroup = <V extends string>({
  options,
  values,
  onChange,
  tags,
  ...field
}: CheckboxGroupProps<V> & { tags?: boolean }) => (
  <GroupFrame {...field}>
    <div className={cx(tags ? s.tags : s.choices)}>
      {options.map((option, index) => (
        <Choice
          key={option.value}
          type="checkbox"
          id={choiceId(field.id, option.value, index)}
          name={field.id}
          checked={values.includes(option.value)}
          label={option.label}
          hint={option.hint}
          invalid={field.error !== undefined && field.error !== ''}
          onChange={(on) => onChange(toggled(options, values, option.value, on))}
        />
      ))}
    </div>
  </GroupFrame>
);

/** Short words to pick from a known list, side by side: fields, topics, languages. */
export const TagsField = <V extends string>(props: CheckboxGroupProps<V>) => (
  <CheckboxGroup {...props} tags />
);

export interface CheckboxProps {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** A single box: a consent, a statement about oneself. */
export const Checkbox = ({ id, label, hint, error, checked, onChange }: CheckboxProps) => (
  <div className={cx(s.field, error && s.wrong)}>
    <FieldError id={id} error={error} />
    <Choice
      type="checkbox"
      id={id}
      name={id}
      checked={checked}
      label={label}
      hint={hint}
      invalid={error !== undefined && error !== ''}
      describedBy={error ? `${id}-error` : undefined}
      onChange={onChange}
    />
  </div>
);
