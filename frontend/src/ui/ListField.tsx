import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { Button } from './Button';
import s from './Field.module.css';
import { type FieldBase, GroupFrame } from './FieldFrame';

export interface ListFieldProps extends FieldBase {
  values: readonly string[];
  onChange: (values: string[]) => void;
  /** How many lines at most. */
  max: number;
  /** The name of one line, numbered: "Lien 2". */
  itemLabel: (position: number) => string;
  type?: 'text' | 'url';
  placeholder?: never;
}

/** A few short texts, one a line: links, names to keep apart. There is always one empty line to type in. */
export const ListField = ({
  values,
  onChange,
  max,
  itemLabel,
  type = 'text',
  ...field
}: ListFieldProps) => {
  const { t } = useLingui();
  const lines = values.length === 0 ? [''] : values;
  const focusLast = useRef(false);
  const last = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!focusLast.current) return;
    focusLast.current = false;
    last.current?.focus();
  });
  const change = (index: number, value: string) => onChange(lines.with(index, value));
  return (
    <GroupFrame {...field}>
      <div className={s.rows}>
        {lines.map((line, index) => {
          const name = itemLabel(index + 1);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place only
            <div className={s.rowItem} key={index}>
              <input
                ref={index === lines.length - 1 ? last : undefined}
                id={index === 0 ? field.id : `${field.id}-${index + 1}`}
                type={type}
                className={s.input}
                aria-label={name}
                aria-invalid={field.error ? true : undefined}
                value={line}
                onChange={(event) => change(index, event.target.value)}
              />
              {lines.length > 1 && (
                <Button
                  variant="quiet"
                  size="sm"
                  aria-label={t`Retirer : ${name}`}
                  onClick={() => {
                    focusLast.current = true;
                    onChange(lines.toSpliced(index, 1));
                  }}
                >
                  <Trans>Retirer</Trans>
                </Button>
              )}
            </div>
          );
        })}
      </div>
      {lines.length < max && (
        <Button
          variant="secondary"
          size="sm"
          onClick={() => {
            focusLast.current = true;
            onChange([...lines, '']);
          }}
        >
          <Trans>Ajouter une ligne</Trans>
        </Button>
      )}
    </GroupFrame>
  );
};
