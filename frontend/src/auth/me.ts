import { $api, type Schemas } from '../api/client';
import { useSession } from './session';

export type Me = Schemas['Me'];
export type Role = Schemas['Role'];

/** Who is signed in; undefined for a visitor and until the answer is here. */
export const useMe = () => {
  const state = useSession();
  const enabled = state !== 'unknown' && state !== 'anonymous';
  return $api.useQuery('get', '/api/v1/me', {}, { enabled, staleTime: 60_000 });
};

export const hasRole = (me: Me | undefined, ...roles: Role[]): boolean =>
  me?.roles.some((role) => roles.includes(role)) ?? false;
