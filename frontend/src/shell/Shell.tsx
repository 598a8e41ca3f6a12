import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useMe } from '../auth/me';
import { ensureSession, mayHaveSession, useSession } from '../auth/session';
import { activate, hasChosenLocale, publicPageAt } from '../i18n';
import { TimeZoneContext } from '../lib/dates';
import { useStore } from '../lib/store';
import { toasts } from '../ui/announce';
import { LiveRegion } from '../ui/LiveRegion';
import { Skeleton } from '../ui/Skeleton';
import { SkipLink } from '../ui/SkipLink';
import { Footer } from './Footer';
import { Header } from './Header';
import { useNavigationWatch } from './navigation';
import s from './Shell.module.css';
import { useProgramme } from './useProgramme';

const Toaster = lazy(() => import('../ui/Toast').then(({ Toaster }) => ({ default: Toaster })));
const SignInAgain = lazy(() => import('../auth/SignInAgain'));

/** What stands around every screen. */
export const Shell = () => {
  useNavigationWatch();
  const programme = useProgramme().data;
  const state = useSession();
  const hasToasts = useStore(toasts).length > 0;
  useEffect(() => {
    // On public pages too, who was signed in finds her navigation; a failure leaves her a visitor here.
    if (state === 'unknown' && mayHaveSession()) ensureSession().catch(() => undefined);
  }, [state]);
  useAccountLanguage();
  return (
    <TimeZoneContext value={programme?.time_zone ?? 'Europe/Paris'}>
      <div className={s.shell}>
        <SkipLink target="contenu" />
        <Header />
        <main id="contenu" tabIndex={-1} className={s.main}>
          <Suspense fallback={<Skeleton lines={6} />}>
            <Outlet />
          </Suspense>
        </main>
        <Footer />
        {hasToasts && (
          <Suspense>
            <Toaster />
          </Suspense>
        )}
        <LiveRegion />
        {state === 'expired' && (
          <Suspense>
            <SignInAgain />
          </Suspense>
        )}
      </div>
    </TimeZoneContext>
  );
};

/** On a device where she never chose, her account's language; a public page keeps its own. */
const useAccountLanguage = () => {
  const locale = useMe().data?.locale;
  const pathname = useLocation({ select: (location) => location.pathname });
  useEffect(() => {
    if (locale && !hasChosenLocale() && !publicPageAt(pathname)) void activate(locale);
  }, [locale, pathname]);
};
