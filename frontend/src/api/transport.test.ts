import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api, withVersion } from './client';

const server = setupServer(
  http.get('*/api/v1/offers', ({ request }) => HttpResponse.json(new URL(request.url).search)),
  http.patch('*/api/v1/calls/:id', async ({ request, params }) =>
    HttpResponse.json({
      id: params.id,
      match: request.headers.get('If-Match'),
      type: request.headers.get('Content-Type'),
      body: await request.json(),
    }),
  ),
  http.delete('*/api/v1/sessions/current', () => new HttpResponse(null, { status: 204 })),
  http.get('*/api/v1/charters/current', () => new HttpResponse('<html>', { status: 502 })),
  http.post('*/api/v1/magic-links', () =>
    HttpResponse.json({ status: 429, code: 'too-many-requests' }, { status: 429 }),
  ),
);
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());

describe('a call of the API', () => {
  test('puts its parameters where they belong', async () => {
    const { data } = await api.GET('/api/v1/offers', {
      params: { query: { side: 'made', limit: 20, cursor: undefined } },
    });
    expect(data).toBe('?side=made&limit=20');
    const answer = await api.PATCH('/api/v1/calls/{call_id}', {
      params: { path: { call_id: 'a/b' }, header: withVersion(3) },
      body: { words: 'Bonjour' },
    });
    expect(answer.data).toEqual({
      id: 'a/b',
      match: '"3"',
      type: 'application/json',
      body: { words: 'Bonjour' },
    });
  });
  test('leaves out the cursor of a first page', async () => {
    const query = { cursor: 0 as unknown as string };
    const { data } = await api.GET('/api/v1/offers', { params: { query } });
    expect(data).toBe('');
  });
  test('an empty answer is null, not undefined', async () => {
    expect((await api.DELETE('/api/v1/sessions/current', {})).data).toBeNull();
  });
  test('a problem is the error', async () => {
    const { error } = await api.POST('/api/v1/magic-links', { body: { email: 'a@b.fr' } });
    expect(error?.code).toBe('too-many-requests');
  });
  test('an answer that is no problem becomes one', async () => {
    const { error } = await api.GET('/api/v1/charters/current', {});
    expect(error).toMatchObject({ status: 502, code: 'unavailable' });
  });
});
