import { useQueryClient } from '@tanstack/react-query';
import type { paths } from './schema';

/**
 * `refresh('/api/v1/offers', '/api/v1/calls/mine')`: asks again for what an act has changed, whatever
 * its parameters were. Screens that show it keep what they have until the answer is here.
 */
export const useRefresh = () => {
  const queries = useQueryClient();
  return (...changed: (keyof paths)[]): Promise<unknown> =>
    Promise.all(changed.map((path) => queries.invalidateQueries({ queryKey: ['get', path] })));
};
