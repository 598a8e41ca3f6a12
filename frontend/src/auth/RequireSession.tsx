import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { useProblem } from '../api/problems';
import { currentLocale, publicPath } from '../i18n';
import { Notice } from '../ui/Notice';
import { Skeleton } from '../ui/Skeleton';
import { safeReturn } from './safeReturn';
import { ensureSession, useSession } from './session';

/**
 * Screens for who is signed in. A visitor goes to the sign-in page and comes back; when a session
 * ends under an open screen, the screen stays and the shell's dialog asks her to sign in in place.
 */
export const RequireSession = ({ children }: { children: ReactNode }) => {
  const state = useSession();
  const explain = useProblem();
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    if (state === 'unknown') ensureSession().catch(setFailure);
  }, [state]);
  if (failure !== null && state === 'unknown')
    return (
      <Notice tone="danger" role="alert">
        {explain(failure)}
      </Notice>
    );
  if (state === 'unknown') return <Skeleton lines={5} />;
  if (state === 'anonymous') return <ToSignIn />;
  return children;
};

/** Leads to the sign-in page once, with the address she wanted. */
const ToSignIn = () => {
  const router = useRouter();
  // Read once: when the effect runs again, the address may already be the sign-in page's.
  const [retour] = useState(() => safeReturn(router.state.location.href));
  useEffect(() => {
    void router.navigate({
      to: publicPath('signIn', currentLocale()),
      search: { retour },
      replace: true,
    });
  }, [router, retour]);
  return <Skeleton lines={5} />;
};
