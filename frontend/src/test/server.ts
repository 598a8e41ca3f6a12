import type { RequestHandler } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { acceptToken, forgetSession, session } from '../auth/session';

/** What a screen sent: how, where to, over which version, what. */
export interface Sent {
  method: string;
  path: string;
  match: string | null;
  key: string | null;
  body: unknown;
}

/**
 * A server for the tests of one file, its visitor signed in. `sent` holds every request that would
 * change something, in order, whatever the answer was.
 */
export const serve = (...handlers: RequestHandler[]) => {
  const server = setupServer(...handlers);
  const sent: Sent[] = [];
  server.events.on('request:start', async ({ request }) => {
    if (request.method === 'GET') return;
    const copy = request.clone();
    const one: Sent = {
      method: request.method,
      path: new URL(request.url).pathname.replace('/api/v1', ''),
      match: request.headers.get('If-Match'),
      key: request.headers.get('Idempotency-Key'),
      body: undefined,
    };
    sent.push(one);
    const text = await copy.text();
    one.body = text === '' ? undefined : JSON.parse(text);
  });
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterAll(() => server.close());
  beforeEach(() => {
    sent.length = 0;
    acceptToken({ access_token: 't', expires_in: 600 });
  });
  afterEach(() => {
    server.resetHandlers();
    forgetSession();
    session.set('unknown');
  });
  return { server, sent };
};
