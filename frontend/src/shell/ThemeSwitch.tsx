import { useLingui } from '@lingui/react/macro';
import { useStore } from '../lib/store';
import { useHydrated } from '../lib/useHydrated';
import { Segmented } from '../ui/Segmented';
import { chooseTheme, theme } from './theme';

/** System, light or dark. */
export const ThemeSwitch = () => {
  const { t } = useLingui();
  const current = useStore(theme);
  // The prerendered page knows no preference: show it from the second render on.
  const ready = useHydrated();
  return (
    <Segmented
      compact
      label={t`Apparence`}
      value={ready ? current : 'system'}
      onChange={chooseTheme}
      options={[
        { value: 'system', label: t`Auto` },
        { value: 'light', label: t`Claire` },
        { value: 'dark', label: t`Sombre` },
      ]}
    />
  );
};
