import { nextCursor } from './query';

/**
 * The third argument of every keyset list:
 * `$api.useInfiniteQuery('get', '/api/v1/calls', { params: { query } }, byCursor)`.
 */
export const byCursor = {
  pageParamName: 'cursor',
  initialPageParam: undefined,
  getNextPageParam: nextCursor,
};

/** The items of all pages read so far; undefined until the first one is here. */
export const itemsOf = <T>(
  data: { pages: readonly { items: readonly T[] }[] } | undefined,
): T[] | undefined => data?.pages.flatMap((page) => page.items);
