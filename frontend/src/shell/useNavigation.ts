import { useLingui } from '@lingui/react/macro';
import { useMe } from '../auth/me';
import { publicPath } from '../i18n';
import type { IconName } from './NavIcon';

export interface NavEntry {
  to: string;
  label: string;
  icon: IconName;
  /** Lit on this address only, not on those below it. */
  exact?: boolean;
}

/** What stands in the navigation, by role; at most five, in the order of what is needed most. */
export const useNavigation = (): NavEntry[] => {
  const { t, i18n } = useLingui();
  const me = useMe().data;
  if (!me)
    return [
      { to: publicPath('guide', i18n.locale), label: t`Comment ça marche`, icon: 'path' },
      { to: publicPath('faq', i18n.locale), label: t`Questions`, icon: 'question' },
      { to: publicPath('charter', i18n.locale), label: t`Charte`, icon: 'book' },
    ];
  const is = (role: (typeof me.roles)[number]) => me.roles.includes(role);
  const staff = is('organiser') || is('administrator') || is('safeguarding_lead');
  const entries: (NavEntry | false)[] = [
    { to: '/accueil', label: t`Accueil`, icon: 'home' },
    is('mentee') && { to: '/offres', label: t`Propositions`, icon: 'hands' },
    is('mentor') && { to: '/appels', label: t`Appels`, icon: 'call' },
    is('mentor') &&
      !is('mentee') && { to: '/mes-offres', label: t`Mes propositions`, icon: 'hands' },
    staff && { to: '/organisation', label: t`Organisation`, icon: 'board' },
    { to: '/compte', label: t`Compte`, icon: 'person' },
  ];
  return entries.filter((entry) => entry !== false).slice(0, 5);
};
