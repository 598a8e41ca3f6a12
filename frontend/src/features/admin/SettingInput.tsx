import { useLingui } from '@lingui/react/macro';
import { Checkbox, SelectField, TextField } from '../../ui/Field';
import { type SettingKey, settingField } from './settingsFields';

const zones = (current: string): string[] => {
  const known = Intl.supportedValuesOf('timeZone');
  return known.includes(current) ? known : [current, ...known];
};

/** One setting, by its kind. */
export const SettingInput = ({
  name,
  value,
  error,
  onChange,
}: {
  name: SettingKey;
  value: string;
  error?: string;
  onChange: (value: string) => void;
}) => {
  const { i18n } = useLingui();
  const { label, kind, hint } = settingField(name);
  const base = {
    id: name,
    label: i18n._(label),
    hint: hint && i18n._(hint),
    error,
  };
  switch (kind) {
    case 'yes_no':
      return (
        <Checkbox
          {...base}
          checked={value === 'true'}
          onChange={(checked) => onChange(String(checked))}
        />
      );
    case 'zone':
      return (
        <SelectField
          {...base}
          options={zones(value).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
          value={value}
          onChange={onChange}
        />
      );
    case 'number':
      return <TextField {...base} short inputMode="numeric" value={value} onChange={onChange} />;
    case 'email':
    case 'text':
      return (
        <TextField {...base} type={kind} autoComplete="off" value={value} onChange={onChange} />
      );
  }
};
