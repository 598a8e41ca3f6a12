import { currentToken, mayHaveSession, refresh, session, signInAgain } from './session';

/** Operations anyone may call: they carry no token and wait for none. */
const OPEN =
  /^\/api\/v1\/(programme|questionnaires\/\w+|charters\/current|accounts|email-verifications|magic-links|password-resets(\/confirmation)?|sessions\/(magic|refresh))$/;
const isOpen = (request: Request): boolean => {
  const { pathname } = new URL(request.url);
  return OPEN.test(pathname) || (pathname === '/api/v1/sessions' && request.method === 'POST');
};

const send = (request: Request): Promise<Response> => {
  const token = currentToken();
  if (token) request.headers.set('Authorization', `Bearer ${token}`);
  return fetch(request);
};

/**
 * `fetch` with the session: brings a token, refreshes it when it is over, and when the session itself
 * is over asks her to sign in in place, then sends the same request again. Nothing typed is lost.
 */
export const authFetch = async (request: Request): Promise<Response> => {
  if (isOpen(request)) return fetch(request);
  if (!currentToken() && mayHaveSession() && session.get() !== 'lapsed') await refresh();
  const again = request.clone();
  const response = await send(request);
  if (response.status !== 401 || session.get() === 'anonymous') return response;
  if ((await refresh()) || (await signInAgain())) return send(again);
  return response;
};
