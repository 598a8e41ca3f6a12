import createClient from 'openapi-react-query';
import type { components } from './schema';
import { transport } from './transport';

export type Schemas = components['schemas'];

/** Typed calls: `const { data, error } = await api.POST('/api/v1/offers', { body, params: … })`. */
export const api = transport;

/** Typed hooks: `$api.useQuery('get', '/api/v1/me')`, `$api.useMutation('post', …)`. */
export const $api = createClient(transport);

/** Headers that some operations ask for. */
export const withVersion = (version: number) => ({ 'If-Match': `"${version}"` });

/**
 * The key of one intent: make it when the form opens, keep it over retries, so that a second press
 * or a lost answer never creates twice.
 */
export const newIdempotencyKey = (): string => crypto.randomUUID();
export const withKey = (key: string) => ({ 'Idempotency-Key': key });
