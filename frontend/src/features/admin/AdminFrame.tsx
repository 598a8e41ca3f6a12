import { Trans, useLingui } from '@lingui/react/macro';
import { Link, type LinkProps, Outlet, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useProblem } from '../../api/problems';
import { hasRole, useMe } from '../../auth/me';
import { cx } from '../../lib/cx';
import { type IconName, NavIcon } from '../../shell/NavIcon';
import { Page } from '../../shell/Page';
import { LostPebble } from '../../ui/drawings/LostPebble';
import { Notice } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import s from './AdminFrame.module.css';

interface Entry {
  to: LinkProps['to'];
  label: string;
  icon: IconName;
  exact?: boolean;
  /** Only an administrator has what stands there. */
  administrator?: boolean;
}

const useEntries = (): Entry[] => {
  const { t } = useLingui();
  return [
    { to: '/organisation', label: t`À regarder`, icon: 'board', exact: true },
    { to: '/organisation/candidatures', label: t`Candidatures`, icon: 'person' },
    { to: '/organisation/appels', label: t`Appels`, icon: 'call' },
    { to: '/organisation/binomes', label: t`Binômes`, icon: 'people' },
    { to: '/organisation/journal', label: t`Journal`, icon: 'book' },
    { to: '/organisation/reglages', label: t`Réglages`, icon: 'settings' },
    { to: '/organisation/roles', label: t`Rôles`, icon: 'key', administrator: true },
    { to: '/organisation/taches', label: t`Tâches`, icon: 'list', administrator: true },
  ];
};

/** What stands around the organisers' screens: their side navigation, a menu on a phone. */
export const AdminFrame = () => {
  const { t } = useLingui();
  const me = useMe();
  const explain = useProblem();
  if (me.isPending) return <Skeleton lines={6} />;
  if (me.isError)
    return (
      <Page narrow title={t`Organisation`}>
        <Notice tone="danger" role="alert">
          {explain(me.error)}
        </Notice>
      </Page>
    );
  if (!hasRole(me.data, 'organiser', 'administrator')) return <NotForYou />;
  return (
    <div className={s.frame}>
      <SideNavigation administrator={hasRole(me.data, 'administrator')} />
      <div className={s.content}>
        <Outlet />
      </div>
    </div>
  );
};

const SideNavigation = ({ administrator }: { administrator: boolean }) => {
  const { t } = useLingui();
  const path = useLocation({ select: (location) => location.pathname });
  const entries = useEntries().filter((entry) => administrator || !entry.administrator);
  // Open for one address only: following a link closes it.
  const [openAt, setOpenAt] = useState<string>();
  const open = openAt === path;
  const current = entries.findLast(({ to }) => path.startsWith(String(to)));
  return (
    <nav className={s.side} aria-label={t`Organisation`}>
      <button
        type="button"
        className={s.toggle}
        aria-expanded={open}
        aria-controls="organisation-menu"
        onClick={() => setOpenAt(open ? undefined : path)}
      >
        {current && <NavIcon name={current.icon} />}
        <span>{current?.label}</span>
        <Chevron />
      </button>
      <ul id="organisation-menu" className={cx(s.list, open && s.open)}>
        {entries.map((entry) => (
          <li key={entry.to} className={cx(entry.administrator && s.apart)}>
            <Link
              to={entry.to}
              className={s.link}
              activeOptions={{ exact: entry.exact ?? false, includeSearch: false }}
            >
              <NavIcon name={entry.icon} />
              {entry.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};

const Chevron = () => (
  <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
    <path
      d="m6 9 6 6 6-6"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);

const NotForYou = () => {
  const { t } = useLingui();
  return (
    <Page
      narrow
      title={t`Réservé aux organisatrices`}
      lede={
        <Trans>
          Il sert à lire les candidatures et à veiller sur les binômes. Si vous devriez y avoir
          accès, demandez-le à une administratrice.
        </Trans>
      }
    >
      <LostPebble />
    </Page>
  );
};
