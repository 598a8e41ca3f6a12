import { useLingui } from '@lingui/react/macro';
import type { LinkProps } from '@tanstack/react-router';
import { useMe } from '../auth/me';
import { publicPath } from '../i18n';
import type { IconName } from './NavIcon';
import { screen } from './screens';

export interface NavEntry {
  to: LinkProps['to'];
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
    { to: screen('home'), label: t`Accueil`, icon: 'home' },
    is('mentee') && { to: screen('offersReceived'), label: t`Propositions`, icon: 'hands' },
    is('mentor') && { to: screen('calls'), label: t`Appels`, icon: 'call' },
    is('mentor') &&
      !is('mentee') && { to: screen('offersMade'), label: t`Mes propositions`, icon: 'hands' },
    staff && { to: screen('toDo'), label: t`Organisation`, icon: 'board' },
    { to: screen('account'), label: t`Compte`, icon: 'person' },
  ];
  return entries.filter((entry) => entry !== false).slice(0, 5);
};
