import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useSession } from '../auth/session';
import { publicPath } from '../i18n';
import { useStore } from '../lib/store';
import { Mark } from '../ui/drawings/Mark';
import s from './Header.module.css';
import { LanguageSwitch } from './LanguageSwitch';
import { ButtonLink } from './links';
import { NavIcon } from './NavIcon';
import { programmeName } from './navigation';
import { useNavigation } from './useNavigation';

/** The top of every page; on a phone its navigation is the tab bar at the bottom. */
export const Header = () => {
  const { t, i18n } = useLingui();
  const name = useStore(programmeName);
  const visitor = useSession() !== 'signedIn';
  const entries = useNavigation();
  return (
    <header className={s.header}>
      <div className={`wrap ${s.inside}`}>
        <Link
          to={publicPath('home', i18n.locale)}
          className={s.brand}
          aria-label={t`${name}, page d’accueil`}
        >
          <Mark />
          <span>{name}</span>
        </Link>
        <nav className={s.nav} aria-label={t`Navigation principale`}>
          <ul className={s.list}>
            {entries.map((entry) => (
              <li key={entry.to}>
                <Link
                  to={entry.to}
                  className={s.link}
                  activeOptions={{ exact: entry.exact ?? false }}
                >
                  <span className={s.icon}>
                    <NavIcon name={entry.icon} />
                  </span>
                  {entry.label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className={s.tools}>
          <LanguageSwitch />
          {visitor && (
            <ButtonLink to={publicPath('signIn', i18n.locale)} variant="secondary" size="sm">
              <Trans>Se connecter</Trans>
            </ButtonLink>
          )}
        </div>
      </div>
    </header>
  );
};
