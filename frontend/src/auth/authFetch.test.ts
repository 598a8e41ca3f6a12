import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { remember } from '../lib/storage';
import { authFetch } from './authFetch';
import { safeReturn } from './safeReturn';
import { acceptToken, dismissExpired, ensureSession, forgetSession, session } from './session';

const token = (value: string) => ({ access_token: value, token_type: 'Bearer', expires_in: 600 });
const ended = () => HttpResponse.json({ code: 'session-ended', status: 401 }, { status: 401 });
let refreshes = 0;
let alive = true;
const server = setupServer(
  http.post('*/api/v1/sessions/refresh', async () => {
    refreshes += 1;
    await new Promise((resolve) => setTimeout(resolve, 10));
    return alive ? HttpResponse.json(token('new')) : ended();
  }),
  http.post('*/api/v1/offers', async ({ request }) =>
    request.headers.get('Authorization') === 'Bearer new'
      ? HttpResponse.json(await request.json())
      : HttpResponse.json({ code: 'unauthenticated', status: 401 }, { status: 401 }),
  ),
  http.put('*/api/v1/me/password', () =>
    HttpResponse.json({ code: 'wrong-password', status: 422 }, { status: 422 }),
  ),
  http.get('*/api/v1/programme', ({ request }) =>
    HttpResponse.json({ bearer: request.headers.get('Authorization') }),
  ),
);
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => {
  refreshes = 0;
  alive = true;
});
afterEach(() => forgetSession());

const offer = (body = '{"why":"vous"}') =>
  new Request('http://localhost/api/v1/offers', { method: 'POST', body });

describe('a request with the session', () => {
  test('brings the token', async () => {
    acceptToken(token('new'));
    expect((await authFetch(offer())).status).toBe(200);
    expect(refreshes).toBe(0);
  });
  test('refreshes a refused token and sends the same body again', async () => {
    acceptToken(token('old'));
    const answer = await authFetch(offer());
    expect(await answer.json()).toEqual({ why: 'vous' });
    expect(refreshes).toBe(1);
  });
  test('ten at once share one refresh', async () => {
    acceptToken(token('old'));
    const answers = await Promise.all(Array.from({ length: 10 }, () => authFetch(offer())));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(refreshes).toBe(1);
  });
  test('waits for her to sign in again when the session is over, then goes on', async () => {
    acceptToken(token('old'));
    alive = false;
    const answer = authFetch(offer('{"why":"long texte"}'));
    await vi.waitFor(() => expect(session.get()).toBe('expired'));
    acceptToken(token('new'));
    expect(await (await answer).json()).toEqual({ why: 'long texte' });
    expect(session.get()).toBe('signedIn');
  });
  test('is refused when she closes the dialog, and the screen stays', async () => {
    acceptToken(token('old'));
    alive = false;
    const answer = authFetch(offer());
    await vi.waitFor(() => expect(session.get()).toBe('expired'));
    dismissExpired();
    expect((await answer).status).toBe(401);
    expect(session.get()).toBe('lapsed');
  });
  test('a wrong password is not the end of the session', async () => {
    acceptToken(token('new'));
    const answer = await authFetch(
      new Request('http://localhost/api/v1/me/password', { method: 'PUT', body: '{}' }),
    );
    expect(answer.status).toBe(422);
    expect(refreshes).toBe(0);
    expect(session.get()).toBe('signedIn');
  });
  test('an open operation carries no token', async () => {
    acceptToken(token('new'));
    const answer = await authFetch(new Request('http://localhost/api/v1/programme'));
    expect(await answer.json()).toEqual({ bearer: null });
  });
});

describe('at the first guarded screen', () => {
  test('a browser that never signed in asks nothing', async () => {
    session.set('unknown');
    await ensureSession();
    expect(session.get()).toBe('anonymous');
    expect(refreshes).toBe(0);
  });
  test('one that did gets its session back', async () => {
    remember('session', '1');
    session.set('unknown');
    await ensureSession();
    expect(session.get()).toBe('signedIn');
  });
});

test('the way back stays on this site', () => {
  expect(safeReturn('/offres?x=1')).toBe('/offres?x=1');
  for (const bad of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil',
    3,
    undefined,
  ])
    expect(safeReturn(bad)).toBeUndefined();
});
