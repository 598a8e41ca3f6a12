import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { ensureSession, mayHaveSession, useSession } from '../auth/session';
import { TimeZoneContext } from '../lib/dates';
import { Skeleton } from '../ui/Skeleton';
import { SkipLink } from '../ui/SkipLink';
import { LiveRegion, Toaster } from '../ui/Toast';
import { Footer } from './Footer';
import { Header } from './Header';
import { useNavigationWatch } from './navigation';
import s from './Shell.module.css';
import { useProgramme } from './useProgramme';

const SignInAgain = lazy(() => import('../auth/SignInAgain'));

/** What stands around every screen. */
export const Shell = () => {
  useNavigationWatch();
  const programme = useProgramme().data;
  const state = useSession();
  useEffect(() => {
    // On public pages too, who was signed in finds her navigation; a failure leaves her a visitor here.
    if (state === 'unknown' && mayHaveSession()) ensureSession().catch(() => undefined);
  }, [state]);
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
        <Toaster />
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
