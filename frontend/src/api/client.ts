import createFetchClient from 'openapi-fetch';
import createClient from 'openapi-react-query';
import { authFetch } from '../auth/authFetch';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];

/** Typed calls: `await api.POST('/api/v1/offers', { body, params: { header: … } })`. */
export const api = createFetchClient<paths>({
  baseUrl: typeof location === 'undefined' ? 'http://localhost' : location.origin,
  credentials: 'same-origin',
  fetch: authFetch,
});

api.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', document.documentElement.lang || 'fr');
    return request;
  },
});

/** Typed hooks: `$api.useQuery('get', '/api/v1/me')`, `$api.useMutation('post', …)`. */
export const $api = createClient(api);

/** Headers that some operations ask for. */
export const withVersion = (version: number) => ({ 'If-Match': `"${version}"` });

/**
 * The key of one intent: make it when the form opens, keep it over retries, so that a second press
 * or a lost answer never creates twice.
 */
export const newIdempotencyKey = (): string => crypto.randomUUID();
export const withKey = (key: string) => ({ 'Idempotency-Key': key });
