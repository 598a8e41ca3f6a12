import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useOptions } from '../../shell/useOptions';
import { Button } from '../../ui/Button';
import { Disclosure } from '../../ui/Disclosure';
import { Checkbox, SelectField, TextField } from '../../ui/Field';
import s from './mentor-Calls.module.css';
import { activeFilters, type CallFilter, type CallSearch } from './mentor-search';

/** Filters of the calls; each change goes to the address at once. */
export default function CallFilters({
  search,
  regions,
  onChange,
}: {
  search: CallSearch;
  /** Those of the calls in sight, offered while typing. */
  regions: readonly string[];
  onChange: (next: CallSearch) => void;
}) {
  const { t } = useLingui();
  const options = useOptions();
  const count = activeFilters(search);
  const [openAtFirst] = useState(count > 0);
  const set = (name: CallFilter, value: string) =>
    onChange({ ...search, [name]: value.trim() || undefined });
  const selects: [CallFilter, string, string][] = [
    ['sujet', t`Ce qui l’aiderait`, 'topics'],
    ['domaine', t`Domaine`, 'fields'],
    ['moyen', t`Pour se parler`, 'ways'],
    ['langue', t`Langue`, 'languages'],
  ];
  return (
    <Disclosure
      open={openAtFirst}
      summary={
        count === 0
          ? t`Filtrer les appels`
          : t`Filtrer les appels (${plural(count, { one: '# filtre actif', other: '# filtres actifs' })})`
      }
    >
      <div className={s.filters}>
        {selects.map(([name, label, question]) => (
          <SelectField
            key={name}
            id={`filter-${name}`}
            label={label}
            empty={t`Peu importe`}
            options={options(question)}
            value={search[name] ?? ''}
            onChange={(value) => set(name, value)}
          />
        ))}
        <RegionField
          key={search.region}
          value={search.region ?? ''}
          regions={regions}
          onChange={(value) => set('region', value)}
        />
      </div>
      <Checkbox
        id="filter-tous"
        label={t`Montrer aussi les appels déjà bien entourés`}
        hint={t`Par défaut, vous voyez d’abord ceux qui ont reçu le moins de propositions.`}
        checked={search.tous ?? false}
        onChange={(on) => onChange({ ...search, tous: on || undefined })}
      />
      {count > 0 && (
        <Button variant="secondary" size="sm" onClick={() => onChange({})}>
          <Trans>Effacer les filtres</Trans>
        </Button>
      )}
    </Disclosure>
  );
}

/** Free text: taken when she leaves the field or presses Enter, not at every key. */
const RegionField = ({
  value,
  regions,
  onChange,
}: {
  value: string;
  regions: readonly string[];
  onChange: (value: string) => void;
}) => {
  const { t } = useLingui();
  const [typed, setTyped] = useState(value);
  const take = () => {
    if (typed.trim() !== value) onChange(typed);
  };
  return (
    <>
      <TextField
        id="filter-region"
        label={t`Département ou pays`}
        value={typed}
        list="filter-regions"
        autoComplete="off"
        onChange={setTyped}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
        }}
      />
      <datalist id="filter-regions">
        {regions.map((region) => (
          <option key={region} value={region} />
        ))}
      </datalist>
    </>
  );
};
