import { recall, remember } from '../lib/storage';
import { createStore, useStore } from '../lib/store';

/**
 * unknown: not asked yet · anonymous: nobody · signedIn · expired: the dialog asks her to sign in
 * again, in place · lapsed: she closed that dialog; her screen and her text stay.
 */
export type SessionState = 'unknown' | 'anonymous' | 'signedIn' | 'expired' | 'lapsed';

export interface SessionToken {
  access_token: string;
  /** Seconds. */
  expires_in: number;
}

export const session = createStore<SessionState>('unknown');
export const useSession = (): SessionState => useStore(session);

/** In memory only: a token in browser storage could be read by any script that slips in. */
let accessToken: string | null = null;
let expiresAt = 0;
const MARGIN_MS = 20_000;

export const currentToken = (): string | null =>
  accessToken !== null && Date.now() < expiresAt - MARGIN_MS ? accessToken : null;

let waiting: ((again: boolean) => void)[] = [];
const release = (again: boolean) => {
  const all = waiting;
  waiting = [];
  for (const go of all) go(again);
};

/** A sign-in, a verification or a refresh gave a token: requests that waited go on. */
export const acceptToken = (token: SessionToken): void => {
  accessToken = token.access_token;
  expiresAt = Date.now() + token.expires_in * 1000;
  // Only says that a refresh is worth trying at the next visit.
  remember('session', '1');
  session.set('signedIn');
  release(true);
};

export const forgetSession = (): void => {
  accessToken = null;
  remember('session', null);
  session.set('anonymous');
  release(false);
};

/** She closed the dialog: what waited is refused, what she typed stays on the page. */
export const dismissExpired = (): void => {
  if (session.get() === 'expired') session.set('lapsed');
  release(false);
};

/** Opens the sign-in dialog and waits. @returns whether she signed in again */
export const signInAgain = (): Promise<boolean> => {
  accessToken = null;
  session.set('expired');
  return new Promise((resolve) => waiting.push(resolve));
};

/** Something stands in the session cookie, as far as this browser knows. */
export const mayHaveSession = (): boolean => recall('session') === '1';

/** Only one tab refreshes at a time; the others then find the cookie already turned. */
const oneTabAtATime = <T>(work: () => Promise<T>): Promise<T> =>
  typeof navigator !== 'undefined' && navigator.locks
    ? navigator.locks.request('marelle-refresh', work)
    : work();

let refreshing: Promise<boolean> | null = null;

/**
 * Exchanges the cookie for a new access token; all callers of one moment share one request.
 * @returns false when the session is over
 * @throws TypeError when the network fails, Error when the server does: the session may be fine
 */
export const refresh = (): Promise<boolean> => {
  refreshing ??= oneTabAtATime(async () => {
    const response = await fetch('/api/v1/sessions/refresh', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      credentials: 'same-origin',
    });
    if (response.ok) {
      acceptToken((await response.json()) as SessionToken);
      return true;
    }
    if (response.status === 401 || response.status === 403) return false;
    throw new Error(`refresh answered ${response.status}`);
  }).finally(() => {
    refreshing = null;
  });
  return refreshing;
};

/** What a guarded screen asks first. */
export const ensureSession = async (): Promise<void> => {
  if (session.get() !== 'unknown') return;
  if (!mayHaveSession() || !(await refresh())) forgetSession();
};
