import { QueryClient } from '@tanstack/react-query';
import { asProblem } from './problems';

/** A refusal is an answer: only a network or a server that failed is asked again. */
const worthRetrying = (failures: number, error: unknown): boolean => {
  const problem = asProblem(error);
  return failures < 2 && (problem === null || problem.status >= 500);
};

export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, retry: worthRetrying, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });

/** Cursor of the next page for `useInfiniteQuery` over any `{ items, next_cursor }`. */
export const nextCursor = (page: { next_cursor?: string | null }): string | undefined =>
  page.next_cursor ?? undefined;
