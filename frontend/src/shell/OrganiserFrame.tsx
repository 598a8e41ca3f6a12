import { Trans, useLingui } from '@lingui/react/macro';
import { Link, Outlet } from '@tanstack/react-router';
import { useProblem } from '../api/problems';
import { hasRole, useMe } from '../auth/me';
import { Notice } from '../ui/Notice';
import { Skeleton } from '../ui/Skeleton';
import { ButtonLink } from './links';
import { type IconName, NavIcon } from './NavIcon';
import s from './OrganiserFrame.module.css';
import { Page } from './Page';
import { type Screen, screen } from './screens';

interface Entry {
  to: Screen;
  label: string;
  icon: IconName;
  exact?: boolean;
}

/** The organisers' rooms: a side navigation on a desk, a strip above the page on a phone. */
export const OrganiserFrame = () => {
  const { t } = useLingui();
  const explain = useProblem();
  const me = useMe();
  if (me.error)
    return (
      <Page narrow title={t`Organisation`}>
        <Notice tone="danger" role="alert">
          {explain(me.error)}
        </Notice>
      </Page>
    );
  if (!me.data)
    return (
      <div className="wrap">
        <Skeleton lines={6} />
      </div>
    );
  if (!hasRole(me.data, 'organiser', 'administrator')) return <NotForYou />;
  const entries: (Entry | false)[] = [
    { to: 'toDo', label: t`À regarder`, icon: 'board', exact: true },
    { to: 'reviews', label: t`Candidatures`, icon: 'people' },
    { to: 'pairings', label: t`Binômes`, icon: 'hands' },
    { to: 'settings', label: t`Réglages`, icon: 'settings' },
    hasRole(me.data, 'administrator') && { to: 'roles', label: t`Rôles`, icon: 'key' },
    { to: 'journal', label: t`Journal`, icon: 'list' },
  ];
  return (
    <div className={s.frame}>
      <nav className={s.side} aria-label={t`Organisation`}>
        <ul className={s.list}>
          {entries
            .filter((entry) => entry !== false)
            .map((entry) => (
              <li key={entry.to}>
                <Link
                  to={screen(entry.to)}
                  className={s.link}
                  activeOptions={{ exact: entry.exact ?? false }}
                >
                  <NavIcon name={entry.icon} />
                  {entry.label}
                </Link>
              </li>
            ))}
        </ul>
      </nav>
      <div className={s.content}>
        <Outlet />
      </div>
    </div>
  );
};

const NotForYou = () => {
  const { t } = useLingui();
  return (
    <Page
      narrow
      title={t`Réservé aux organisatrices`}
      lede={<Trans>Votre compte n’a pas ce rôle. Une administratrice peut vous le donner.</Trans>}
    >
      <ButtonLink to={screen('home')}>
        <Trans>Revenir à mon accueil</Trans>
      </ButtonLink>
    </Page>
  );
};
