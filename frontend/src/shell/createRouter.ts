import type { QueryClient } from '@tanstack/react-query';
import { createRouter, lazyRouteComponent, type RouterHistory } from '@tanstack/react-router';
import { routeTree } from '../routeTree.gen';

export const createAppRouter = (queryClient: QueryClient, history?: RouterHistory) =>
  createRouter({
    routeTree,
    history,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPendingMs: 300,
    defaultErrorComponent: lazyRouteComponent(() => import('./ScreenError'), 'ScreenError'),
    defaultNotFoundComponent: lazyRouteComponent(() => import('./NotFound'), 'NotFound'),
    // In Node it would write an inline script into the page.
    scrollRestoration: typeof window !== 'undefined',
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
