import { type ReactNode, useId } from 'react';
import { cx } from '../lib/cx';
import s from './Segmented.module.css';

export interface SegmentedOption<V extends string> {
  value: V;
  label: ReactNode;
}

/** One of two to four, as a strip of native radios: a filter, a theme, a language. */
export const Segmented = <V extends string>({
  label,
  options,
  value,
  onChange,
  compact,
}: {
  label: string;
  options: readonly SegmentedOption<V>[];
  value: V;
  onChange: (value: V) => void;
  compact?: boolean;
}) => {
  const name = useId();
  return (
    <fieldset className={cx(s.segmented, compact && s.compact)} aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className={s.segment}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
};
