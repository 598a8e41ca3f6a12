import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import {
  type Ref,
  type TextareaHTMLAttributes,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import s from './Field.module.css';
import { describedBy, type FieldBase, FieldFrame } from './FieldFrame';
import { VisuallyHidden } from './VisuallyHidden';

type Native = Omit<
  TextareaHTMLAttributes<HTMLTextAreaElement>,
  'onChange' | 'value' | 'id' | 'minLength' | 'maxLength'
>;

export interface TextAreaProps extends FieldBase, Native {
  value: string;
  onChange: (value: string) => void;
  /** Characters; told while typing, never cut. */
  max?: number;
  min?: number;
  ref?: Ref<HTMLTextAreaElement>;
}

/** Characters as the server counts them: Unicode code points. */
export const countCharacters = (text: string): number => [...text].length;

const growsByItself = () => typeof CSS !== 'undefined' && CSS.supports?.('field-sizing', 'content');

/** Several lines; grows with the text and says how much room is left. */
export const TextArea = ({
  id,
  label,
  hint,
  error,
  optional,
  asTitle,
  value,
  onChange,
  min,
  max,
  ref,
  ...native
}: TextAreaProps) => {
  const { t } = useLingui();
  const own = useRef<HTMLTextAreaElement>(null);
  const count = countCharacters(value);
  const left = (max ?? 0) - count;
  const missing = (min ?? 0) - count;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what changes the height
  useLayoutEffect(() => {
    const area = own.current;
    if (!area || growsByItself()) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + 4}px`;
  }, [value]);

  const words =
    max !== undefined && left < 0
      ? t`${plural(-left, { one: '# caractère de trop', other: '# caractères de trop' })}`
      : min !== undefined && missing > 0
        ? t`${plural(missing, { one: 'Encore # caractère au moins', other: 'Encore # caractères au moins' })}`
        : max !== undefined
          ? t`${plural(left, { one: 'Il reste # caractère', other: 'Il reste # caractères' })}`
          : '';
  const spoken = useSettled(words, 1200);

  return (
    <FieldFrame {...{ id, label, hint, error, optional, asTitle }}>
      <textarea
        {...native}
        ref={(area) => {
          own.current = area;
          if (typeof ref === 'function') return ref(area);
          if (ref) ref.current = area;
        }}
        id={id}
        value={value}
        className={s.input}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint, error, also: words && `${id}-count` })}
        onChange={(event) => onChange(event.target.value)}
      />
      {words && (
        <>
          <p className={s.counter} id={`${id}-count`} data-over={left < 0 && max ? '' : undefined}>
            {words}
          </p>
          <VisuallyHidden>
            <span role="status">{spoken}</span>
          </VisuallyHidden>
        </>
      )}
    </FieldFrame>
  );
};

/** The value once it has stood still, so that a screen reader is not told every key. */
function useSettled(value: string, delayMs: number): string {
  const [settled, setSettled] = useState('');
  const first = useRef(value);
  useEffect(() => {
    if (value === first.current) return;
    const timer = setTimeout(() => setSettled(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return settled;
}
