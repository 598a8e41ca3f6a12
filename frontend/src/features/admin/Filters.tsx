import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useProblem } from '../../api/problems';
import { Button } from '../../ui/Button';
import { SelectField, TextField } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import s from './Admin.module.css';

/** The line of filters above a table. */
export const Filters = ({ children }: { children: ReactNode }) => (
  <search className={s.filters}>{children}</search>
);

/** One filter of a few known words; its empty line takes it off. */
export const FilterSelect = <K extends string>({
  id,
  label,
  all,
  options,
  value,
  onChange,
}: {
  id: string;
  label: string;
  /** The words of the empty line; without them there is always one chosen. */
  all?: string;
  options: readonly { value: K; label: string }[];
  value: K | undefined;
  onChange: (value: K | undefined) => void;
}) => (
  <SelectField
    id={id}
    label={label}
    empty={all}
    options={options}
    value={value ?? ''}
    onChange={(next) => onChange(options.find((option) => option.value === next)?.value)}
  />
);

/** A search that goes when she presses Enter or its button, not at every key. */
export const FilterText = ({
  id,
  label,
  value,
  suggestions,
  onChange,
}: {
  id: string;
  label: string;
  value: string | undefined;
  suggestions?: readonly string[];
  onChange: (value: string | undefined) => void;
}) => {
  const { t } = useLingui();
  const [typed, setTyped] = useState(value ?? '');
  const [known, setKnown] = useState(value);
  // The address changed elsewhere: a link, the browser's back button.
  if (known !== value) {
    setKnown(value);
    setTyped(value ?? '');
  }
  return (
    <form
      className={s.filterText}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        onChange(typed.trim() || undefined);
      }}
    >
      <TextField
        id={id}
        type="search"
        label={label}
        list={suggestions && `${id}-list`}
        autoComplete="off"
        value={typed}
        onChange={(next) => {
          setTyped(next);
          // The browser's own cross empties the box.
          if (next === '' && value !== undefined) onChange(undefined);
        }}
      />
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
      <Button type="submit" variant="secondary" aria-label={t`Chercher : ${label}`}>
        <Trans>Chercher</Trans>
      </Button>
    </form>
  );
};

/** A list that could not be read, and a way to ask again. */
export const ListFailed = ({ error, onRetry }: { error: unknown; onRetry: () => void }) => {
  const explain = useProblem();
  return (
    <Notice
      tone="danger"
      role="alert"
      action={
        <Button variant="secondary" size="sm" onClick={onRetry}>
          <Trans>Réessayer</Trans>
        </Button>
      }
    >
      {explain(error)}
    </Notice>
  );
};
