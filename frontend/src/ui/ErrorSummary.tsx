import { Plural } from '@lingui/react/macro';
import { useEffect, useId, useRef } from 'react';
import s from './ErrorSummary.module.css';

export interface FormError {
  /** The id of the field it leads to. */
  id: string;
  message: string;
}

/**
 * What is wrong, at the top of the form, with a link to each place. Takes the focus each time a new
 * list arrives, so pass the same array until the next attempt.
 */
export const ErrorSummary = ({ errors }: { errors: readonly FormError[] }) => {
  const box = useRef<HTMLDivElement>(null);
  const title = useId();
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" aria-labelledby={title} className={s.summary}>
      <h2 id={title} className={s.title}>
        <Plural value={errors.length} one="Un point à corriger" other="# points à corriger" />
      </h2>
      <ul>
        {errors.map((error) => (
          <li key={error.id}>
            <a
              href={`#${error.id}`}
              onClick={(event) => {
                event.preventDefault();
                const field = document.getElementById(error.id);
                field?.focus();
                field?.closest('fieldset, div')?.scrollIntoView({ block: 'start' });
              }}
            >
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
};
